import Foundation
import SQLite
import Testing
import TredeDomain
import TredeTesting

@testable import Trede

@Suite("Checkpoints of the audit")
struct AuditCheckpointTests {
    private let key = AuditKey()
    private let feed = UInt8(ascii: "\n")

    private func witnesses(in file: [UInt8]) throws -> [AuditWitness] {
        try AuditCheckpointFile.witnesses(in: file, signedBy: [key.publicKey])
    }

    /// An audit of three times two entries with a checkpoint after each two.
    private func witnessed() throws -> (trail: AuditTrail, file: [UInt8]) {
        let trail = try AuditTrail(entries: 0)
        var file: [UInt8] = []
        for _ in 0..<3 {
            try trail.append(2)
            file = try trail.checkpoint(after: file, key)
        }
        return (trail, file)
    }

    @Test("V-5: an untouched audit agrees with its checkpoints, also with that of an empty one")
    func agrees() throws {
        let (trail, file) = try witnessed()
        let witnesses = try witnesses(in: file)
        #expect(witnesses.map(\.number) == [2, 4, 6])
        #expect(try trail.verify(against: witnesses) == .whole(count: 6))
        let empty = try AuditTrail(entries: 0)
        let first = try empty.checkpoint(after: [], key)
        try empty.append(1)
        #expect(try empty.verify(against: self.witnesses(in: first)) == .whole(count: 1))
    }

    @Test("V-5: a chain that was written anew with its end is sound in itself, and a checkpoint finds it")
    func writtenAnew() throws {
        let (trail, file) = try witnessed()
        try trail.tamper { try $0.run(TamperQuery.purpose, .integer(3)) }
        try trail.chainAnew(from: 3)
        #expect(try trail.verify() == .whole(count: 6))
        let at = try witnesses(in: file)[1].at
        #expect(
            try trail.verify(against: witnesses(in: file))
                == .broken(AuditBreach(number: 4, fault: .notWitnessed(at: at))))
    }

    @Test("V-5: an end that was cut off with the note of it is missed by a checkpoint")
    func cutOff() throws {
        let (trail, file) = try witnessed()
        try trail.tamper { try $0.run(TamperQuery.deletionFrom, .integer(5)) }
        try trail.chainAnew(from: 4)
        #expect(try trail.verify() == .whole(count: 4))
        let at = try #require(try witnesses(in: file).last?.at)
        #expect(
            try trail.verify(against: witnesses(in: file))
                == .broken(AuditBreach(number: 6, fault: .cutOffSince(at: at, last: 4))))
    }

    @Test("V-5: nothing is signed over an audit that no longer holds what was signed last")
    func nothingAfterACut() throws {
        let (trail, file) = try witnessed()
        try trail.tamper { try $0.run(TamperQuery.deletionFrom, .integer(6)) }
        #expect(throws: Failure.self) { try trail.checkpoint(after: file, key) }
        try trail.chainAnew(from: 5)
        let failure = #expect(throws: Failure.self) { try trail.checkpoint(after: file, key) }
        guard case .fault(let fault)? = failure, case .broken(let breach)? = fault as? AuditService.NoCheckpoint else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(breach.number == 6)
        #expect(breach.sentence.contains("the audit ends at entry 5"))
    }

    @Test("a file goes on under its own key only")
    func otherKey() throws {
        let (trail, file) = try witnessed()
        #expect(throws: Failure.self) { try trail.checkpoint(after: file, AuditKey()) }
        #expect(throws: Failure.self) { try trail.checkpoint(after: Array("nonsense\n".utf8), key) }
    }

    @Test("every part of a line is under its signature", arguments: ["entry", "digest", "at", "previousLine"])
    func signed(member: String) throws {
        let (_, file) = try witnessed()
        let text = String(decoding: file, as: UTF8.self)
        var lines = text.split(separator: "\n").map(String.init)
        // The last digit or letter before the member's end becomes another one of its kind.
        let start = try #require(lines[2].range(of: "\"\(member)\":")).upperBound
        let end = try #require(lines[2][start...].firstIndex { $0 == "," })
        let at = try #require(lines[2][start..<end].lastIndex { $0.isNumber })
        lines[2].replaceSubrange(at...at, with: lines[2][at] == "7" ? "8" : "7")
        let changed = Array((lines.joined(separator: "\n") + "\n").utf8)
        #expect(changed != file)
        #expect(throws: AuditCheckpointFile.Fault(line: 3, kind: .wrongSignature)) { try witnesses(in: changed) }
    }

    @Test("a line that was taken out, moved, cut or signed by another is named")
    func lines() throws {
        let (trail, file) = try witnessed()
        let lines = file.split(separator: feed).map { Array($0) + [feed] }
        func fault(_ parts: [[UInt8]]) -> AuditCheckpointFile.Fault? {
            #expect(throws: AuditCheckpointFile.Fault.self) { try witnesses(in: Array(parts.joined())) }
        }
        #expect(fault([lines[0], lines[2]]) == .init(line: 2, kind: .doesNotFollow))
        #expect(fault([lines[1], lines[0], lines[2]]) == .init(line: 2, kind: .doesNotFollow))
        #expect(fault([lines[0], Array("{}\n".utf8)]) == .init(line: 2, kind: .unreadable))
        #expect(fault([lines[0], Array(lines[1].dropLast())]) == .init(line: 2, kind: .incomplete))
        let other = AuditKey()
        let strange = try trail.checkpoint(after: [], other)
        #expect(fault([strange]) == .init(line: 1, kind: .unknownKey(other.publicKey.name)))
        #expect(try witnesses(in: Array(lines[1...].joined())).count == 2)
    }

    @Test("a line of an earlier entry does not follow, though it is well signed")
    func goesBack() throws {
        let (_, file) = try witnessed()
        let shorter = try AuditTrail(entries: 1)
        let last = try #require(file.split(separator: feed).last)
        let line = try shorter.read { transaction in
            let digest = try #require(try AuditStore.head(in: transaction).flatMap { Digest(bytes: $0.digest) })
            return try AuditCheckpoint(
                number: 1, digest: digest, at: Instant(milliseconds: transaction.now), after: Array(last), key: key)
        }
        #expect(throws: AuditCheckpointFile.Fault(line: 4, kind: .goesBack)) {
            try witnesses(in: file + line.line + [feed])
        }
    }
}
