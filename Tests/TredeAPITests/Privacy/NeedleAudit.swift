import HTTPServer
import SQLite
import TredeDomain
import TredeTesting

@testable import Trede

/// What was shown of the confidential compartment, to be found again in the audit (V-5).
struct NeedleAudit {
    /// How many answers were found again.
    private(set) var count = 0
    private var shown: [ObjectIdentifier: [Shown]] = [:]

    /// An answer in which something confidential was found.
    private struct Shown {
        let trace: String
        let operation: String
        let compartments: Set<String>
        let sentence: String
    }

    private struct Entry: Hashable {
        let trace: String
        let operation: String
        let compartment: String
    }

    /// The whole audit, read at once.
    private struct Entries: Query {
        let rawValue = "SELECT trace, operation, compartment FROM audit_entry WHERE outcome <> 'refused'"
        static var allCases: [Entries] { [] }

        init?(rawValue: String) { nil }
        init() {}
    }

    /// What may stand in the audit as something else than confidential.
    private static let others: [NeedleKind: Set<String>] = [
        // What the proofs of money say of care is read as money (E-4).
        .careProvider: ["money"], .careAction: ["money"],
        // F-12: a date of birth, to tell namesakes apart, is shown with the open compartment.
        .birthDate: ["open"],
        // What the audit says of itself is about nobody's file.
        .purpose: ["parties"], .mark: ["parties"],
    ]

    /// Remembers an answer that showed something confidential.
    mutating func expect(
        _ kinds: Set<NeedleKind>, in answer: Response, to call: NeedleCall, by caller: NeedleCaller, _ house: House
    ) {
        guard !kinds.isEmpty, (200..<300).contains(answer.status) else { return }
        let found = kinds.sorted().map(\.rawValue).joined(separator: " ")
        shown[ObjectIdentifier(house), default: []].append(
            Shown(
                trace: answer.field("BelGov-Trace-Id") ?? "", operation: call.operation.id,
                compartments: kinds.reduce(["confidential", "money", "open", "parties"]) { known, kind in
                    known.intersection(Self.others[kind, default: []].union(["confidential"]))
                },
                sentence: "V-5: \(call.operation.id) showed \(found) to \(caller.name)"))
    }

    /// What was shown in a house and is not in its audit as that.
    mutating func unwritten(in house: House) throws -> Set<String> {
        guard let expected = shown.removeValue(forKey: ObjectIdentifier(house)) else { return [] }
        let reader = try house.services.storage.makeReader()
        let entries = try reader.read { transaction in
            try transaction.all(Entries()) { row in
                Entry(trace: try row.text(0), operation: try row.text(1), compartment: try row.text(2))
            }
        }
        let written = Set(entries)
        var missing: Set<String> = []
        for answer in expected {
            let isWritten = answer.compartments.contains {
                written.contains(Entry(trace: answer.trace, operation: answer.operation, compartment: $0))
            }
            if isWritten { count += 1 } else { missing.insert(answer.sentence + ", and the audit does not say so") }
        }
        return missing
    }
}
