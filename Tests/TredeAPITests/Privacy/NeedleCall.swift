import Foundation
import HTTPServer
import JSON
import Trede
import TredeDomain
import TredeTesting

@testable import TredeAPI

/// One call of an operation, about one file or about none.
struct NeedleCall {
    let operation: NeedleOperation
    /// The file whose identifiers stand in it.
    let file: NeedleFile?
    let path: String
    var body: String?
    /// The same call with identifiers that nobody ever had, which must be answered alike by who is a stranger (V-9).
    let twinPath: String?
    var twinBody: String?
    /// Whether the foreign identifiers stand below one of the caller's own.
    var isMixed = false
}

/// Makes the calls of an operation from the contract and the world.
struct NeedleCalls {
    let world: NeedleWorld
    /// Identifiers that belong to no file, by the name of their parameter.
    let shared: [String: [String]]

    /// An identifier that nobody ever had.
    static let unknown = "00000000-0000-4000-8000-000000000000"

    init(_ world: NeedleWorld) throws {
        self.world = world
        let controller = try world.token(.controller, .ours)
        let administrator = try world.token(.administrator, .ours)
        func ids(_ path: String, _ token: String) throws -> [String] {
            try world.house.call(.get, path, token: token).ids()
        }
        shared = [
            "organisationId": world.parties.compactMap { $0.organisationIDs[.careProvider]?.description },
            "professionalId": world.parties.compactMap { $0.professionals[.careProvider]?.id.description },
            "networkId": world.parties.map { "\($0.network)" },
            "paymentId": try ids("/payments", controller),
            "auditEntryId": Array(try ids("/auditEntries?pageSize=500", administrator).prefix(3)),
            "importId": [try Self.imported(in: world)], "measureCode": ["activationTrajectory"],
            "regimeCode": ["activation-2018", "activation-2023"],
            "valueCode": ["caseManagerCents"], "icfFactorCode": ["b1263"], "actionTypeCode": ["careExploration"],
            "adviceCode": ["NC"], "problemTypeCode": ["invalidState"],
        ]
    }

    /// An import of a line that the referrer has pushed before, whose result names its reference.
    private static func imported(in world: NeedleWorld) throws -> String {
        guard let file = world.file("submitted") else { throw NeedleFault("nothing is submitted") }
        let fields = [
            Field("Authorization", "Bearer \(try world.token(.referrer, file.side))"),
            Field("Content-Type", "application/x-ndjson"),
        ]
        let line = file.referral(on: "2020-06-01", variant: 1).replacing("\n", with: " ")
        let request = try Request(.post, "/trede/v1/imports?kind=referrals", fields: fields, body: Array(line.utf8))
        let answered = Awaited<Response>()
        world.house.pipeline.handle(
            request, reader: try world.house.services.storage.makeReader(), Reply { answered.settle($0) })
        guard let id = try answered.wait().json()["id"]?.string else { throw NeedleFault("nothing was imported") }
        return id
    }

    /// Every way to fill the path: one for each file that has what it asks for, or one for all.
    ///
    /// - Throws: `NeedleFault` when a parameter cannot be filled, so that no operation is passed over.
    func paths(of operation: NeedleOperation, own: NeedleFile?) throws -> [NeedleCall] {
        let names = operation.pathParameters
        let ofFiles = names.filter { name in world.files.contains { $0.ids[name] != nil } }
        for name in names where !ofFiles.contains(name) && shared[name]?.isEmpty != false {
            throw NeedleFault("\(operation.id): nothing in the world fills {\(name)}")
        }
        guard !ofFiles.isEmpty else {
            return combinations(names.map { shared[$0] ?? [] }).map { values in
                NeedleCall(
                    operation: operation, file: nil, path: filled(operation, values), twinPath: nil)
            }
        }
        let files = world.files.filter { file in ofFiles.allSatisfy { file.ids[$0] != nil } }
        guard !files.isEmpty else { throw NeedleFault("\(operation.id): no file has all of \(ofFiles)") }
        let calls = files.flatMap { file in
            combinations(names.map { file.ids[$0] ?? shared[$0] ?? [] }).map { values in
                let twin = names.indices.map { names[$0] == "deadlineCode" ? values[$0] : Self.unknown }
                return NeedleCall(
                    operation: operation, file: file, path: filled(operation, values),
                    twinPath: filled(operation, twin))
            }
        }
        return calls + mixed(operation, own: own)
    }

    /// The caller's own file with the parts of foreign ones.
    private func mixed(_ operation: NeedleOperation, own: NeedleFile?) -> [NeedleCall] {
        let names = operation.pathParameters
        guard names.count > 1, names[1] != "deadlineCode", let own, let first = own.ids[names[0]]?.first else {
            return []
        }
        return world.files.filter { $0 !== own }.compactMap { file in
            let parts = names.dropFirst().compactMap { file.ids[$0]?.first }
            guard parts.count == names.count - 1 else { return nil }
            return NeedleCall(
                operation: operation, file: file, path: filled(operation, [first] + parts),
                twinPath: filled(operation, [first] + parts.map { _ in Self.unknown }), isMixed: true)
        }
    }

    /// The calls of a reading operation: plain, and with every value that its query parameters take.
    func reads(of operation: NeedleOperation, own: NeedleFile?) throws -> [NeedleCall] {
        let plain = try paths(of: operation, own: own)
        guard operation.method == .get else { return try plain.flatMap { try bodies(of: $0) } }
        var calls = plain
        for parameter in operation.queryParameters {
            for call in plain where !call.isMixed {
                for value in try values(of: parameter, in: call) {
                    calls.append(with(parameter.name, value, in: call))
                }
            }
        }
        // What no contract declares is refused, whatever one may see (V-9).
        for name in NeedleCalls.hidden {
            guard let call = plain.first, let file = call.file ?? world.files.first else { continue }
            calls.append(with(name, (file.planted["person.family_name"]?.first ?? "x", file, nil), in: call))
        }
        return calls
    }

    /// Ways of asking that would tell of what is hidden, and that no operation takes.
    static let hidden = ["familyName", "ssin", "q", "sort", "total"]

    private typealias QueryValue = (text: String, file: NeedleFile?, twin: String?)

    private func values(
        of parameter: (name: String, values: [String]), in call: NeedleCall
    ) throws -> [(text: String, file: NeedleFile?, twin: String?)] {
        let name = parameter.name
        if !parameter.values.isEmpty { return parameter.values.map { ($0, call.file, nil) } }
        switch name {
        case "pageSize": return [("1", call.file, nil)]
        case "after": return cursors(in: call)
        case "on": return [("2020-06-30", call.file, nil)]
        case "recordedFrom": return [("2020-06-01T00:00:00.000Z", call.file, nil)]
        case "recordedUntil": return [("2020-07-01T00:00:00.000Z", call.file, nil)]
        case "kind": return OrganisationKind.allCases.map { ($0.rawValue, nil, nil) }
        case "code": return NeedleSide.allCases.map { ($0.network, nil, nil) }
        case "enterpriseNumber": return NeedleSide.allCases.map { ($0.enterpriseNumber(4), nil, nil) }
        case "externalId":
            return world.files.map { ($0.planted["referral.external_id"]?.first ?? "", $0, "NOBODYS") }
        case "against":
            return (call.file?.ids["assessmentId"] ?? []).map { ($0, call.file, Self.unknown) }
                + world.files.filter { $0.ids["assessmentId"] != nil }.map {
                    ($0.ids["assessmentId"]?.last ?? "", call.file, nil)
                }
        default: break
        }
        let own = world.files.compactMap { file in
            file.ids[name]?.first.map { ($0, Optional(file), Optional(Self.unknown)) }
        }
        let others = (shared[name] ?? []).map { ($0, call.file, nil as String?) }
        guard !own.isEmpty || !others.isEmpty else {
            throw NeedleFault("\(call.operation.id): nothing in the world fills ?\(name)")
        }
        return own.isEmpty ? others : own
    }

    /// Cursors after what stands in files, and after nothing (V-9: a cursor is an identifier too).
    private func cursors(in call: NeedleCall) -> [(text: String, file: NeedleFile?, twin: String?)] {
        func cursor(_ id: String) -> String { id.filter { $0 != "-" } }
        let names: [String] =
            switch call.operation.id {
            case "listReferrals": ["referralId"]
            case "listTrajectories": ["trajectoryId"]
            case "listEntitlements": ["entitlementId"]
            case "listLedgerEntries": ["ledgerEntryId"]
            case "listUnreviewedAccesses": ["emergencyAccessId"]
            default: []
            }
        return names.flatMap { name in
            world.files.compactMap { file in
                file.ids[name]?.first.map { (cursor($0), Optional(file), Optional(cursor(Self.unknown))) }
            }
        } + [(cursor(Self.unknown), call.file, nil)]
    }

    private func with(
        _ name: String, _ value: (text: String, file: NeedleFile?, twin: String?), in call: NeedleCall
    ) -> NeedleCall {
        func asked(_ path: String, _ text: String) -> String { "\(path)?\(name)=\(text)" }
        let twin: String? =
            if let value = value.twin { asked(call.file == nil ? call.path : call.twinPath ?? call.path, value) } else {
                call.twinPath.map { asked($0, value.text) }
            }
        return NeedleCall(
            operation: call.operation, file: value.file ?? call.file, path: asked(call.path, value.text),
            twinPath: twin)
    }

    private func filled(_ operation: NeedleOperation, _ values: [String]) -> String {
        var values = values[...]
        return operation.template.split(separator: "/").map { part in
            "/" + (part.hasPrefix("{") ? values.popFirst() ?? "" : String(part))
        }.joined()
    }

    private func combinations(_ values: [[String]]) -> [[String]] {
        values.reduce([[]]) { made, next in made.flatMap { start in next.map { start + [$0] } } }
    }
}

extension NeedleCalls {
    /// Makes each of these operations' calls on a foreign file, once for each caller and file, beside the path of the same
    /// on what is not there.
    func foreign(
        _ operations: [NeedleOperation],
        _ body: (_ caller: NeedleCaller, _ token: String, _ call: NeedleCall, _ twin: String) throws -> Void
    ) throws {
        for caller in try NeedleCaller.all(in: world) where caller.side == .ours {
            guard let role = caller.role, let token = caller.token else { continue }
            let own = world.files.first { $0.ids.count > 12 && caller.relation(to: $0) != .stranger }
            for operation in operations where operation.roles.contains(role.rawValue) {
                var asked: Set<String> = []
                for call in try paths(of: operation, own: own) {
                    guard let file = call.file, let twin = call.twinPath,
                        call.isMixed || caller.relation(to: file) == .stranger,
                        asked.insert("\(file.key) \(call.isMixed)").inserted
                    else { continue }
                    try body(caller, token, call, twin)
                }
            }
        }
    }
}
