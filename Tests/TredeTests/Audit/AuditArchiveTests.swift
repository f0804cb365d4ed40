import SQLite
import Testing
import TredeDomain
import TredeTesting

@testable import Trede

@Suite("Archives of the audit")
struct AuditArchiveTests {
    /// An audit of five old entries and three new ones, and what is archived of it.
    private func archived() throws -> (trail: AuditTrail, lines: [[UInt8]]) {
        let trail = try AuditTrail(entries: 5)
        try trail.house.setToday("2021-01-31")
        try trail.append(3)
        let lines = try archive(trail, before: "2020-12-01")
        return (trail, lines)
    }

    private func archive(_ trail: AuditTrail, before day: String) throws -> [[UInt8]] {
        let (audit, ids) = (trail.house.services.audit, trail.house.services.ids)
        var lines: [[UInt8]] = []
        let instant = Instant(milliseconds: Int64(try #require(Day(day)).daysSince1970) * 86_400_000)
        let last = try trail.read { try audit.archive(before: instant, in: $0) { lines.append($0) } }
        guard let last else { return [] }
        let storage = trail.house.services.storage
        try storage.write { try audit.note(archived: last, ids: ids, in: $0) }
        while try storage.write({ try audit.removeArchived(in: $0) }) {}
        return lines
    }

    private func verify(
        _ trail: AuditTrail, _ lines: [[UInt8]], against witnesses: [AuditWitness] = []
    ) throws -> AuditService.Verification {
        let audit = trail.house.services.audit
        return try trail.read { transaction in
            try audit.verify(
                against: witnesses, archives: { take in for line in lines { take(line) } }, in: transaction)
        }
    }

    @Test("V-5: what is old enough is in the archive and gone from the database, and both are whole")
    func moved() throws {
        let (trail, lines) = try archived()
        #expect(lines.count == 5)
        // Five are gone; three and the note of it are left.
        #expect(try trail.read { try AuditStore.entries(after: 0, count: 100, in: $0).map(\.number) } == [6, 7, 8, 9])
        #expect(try trail.verify() == .whole(count: 4))
        #expect(try verify(trail, lines) == .whole(count: 9))
        #expect(try trail.house.findings().isEmpty)
        try trail.append(1)
        #expect(try verify(trail, lines) == .whole(count: 10))
        let audit = trail.house.services.audit
        let page = PageRequest(size: 10, after: nil)
        let first = try trail.read { try audit.list(AuditService.Selection(), page, in: $0).items.first }
        #expect(first?.number == 6)
        #expect(first?.previousDigest == AuditArchive.row(in: lines[4])?.digest)
    }

    @Test("V-5: an archive that was changed, shortened or begun later is named")
    func tampered() throws {
        let (trail, lines) = try archived()
        var changed = lines
        let text = String(decoding: lines[2], as: UTF8.self).replacing("readNumber2", with: "readNumber7")
        changed[2] = Array(text.utf8)
        #expect(try verify(trail, changed) == .broken(AuditBreach(number: 3, fault: .altered)))
        #expect(
            try verify(trail, lines.dropLast())
                == .broken(AuditBreach(number: 5, fault: .archiveEndsElsewhere(last: 4))))
        #expect(
            try verify(trail, Array(lines.dropFirst())) == .broken(AuditBreach(number: 1, fault: .missing(next: 2))))
        #expect(
            try verify(trail, [lines[0], Array("{}".utf8)]) == .broken(AuditBreach(number: 1, fault: .unreadable)))
    }

    @Test("V-5: a checkpoint over what is archived is checked in the archive, and one over its last entry without it")
    func witnessed() throws {
        let trail = try AuditTrail(entries: 3)
        let key = AuditKey()
        var file = try trail.checkpoint(after: [], key)
        try trail.append(2)
        file = try trail.checkpoint(after: file, key)
        try trail.house.setToday("2021-01-31")
        try trail.append(1)
        let lines = try archive(trail, before: "2020-12-01")
        let witnesses = try AuditCheckpointFile.witnesses(in: file, signedBy: [key.publicKey])
        #expect(try verify(trail, lines, against: witnesses) == .whole(count: 7))
        #expect(try trail.verify(against: witnesses) == .whole(count: 2))
        let zero = try #require(Digest(bytes: AuditStore.root))
        for (number, fault) in [(Int64(3), 3), (5, 5)] {
            let false_ = [AuditWitness(number: number, digest: zero, at: "then")]
            #expect(
                try verify(trail, lines, against: false_)
                    == .broken(AuditBreach(number: Int64(fault), fault: .notWitnessed(at: "then"))))
        }
        let last = [AuditWitness(number: 5, digest: zero, at: "then")]
        #expect(try trail.verify(against: last) == .broken(AuditBreach(number: 5, fault: .notWitnessed(at: "then"))))
        #expect(try trail.checkpoint(after: file, key).count > file.count)
    }

    @Test("V-5: only checkpoints that were compared are counted, and those before what is kept are told apart")
    func compared() throws {
        let trail = try AuditTrail(entries: 0)
        let key = AuditKey()
        var file = try trail.checkpoint(after: [], key)
        for _ in 0..<2 {
            try trail.append(2)
            file = try trail.checkpoint(after: file, key)
        }
        try trail.house.setToday("2021-01-31")
        try trail.append(1)
        file = try trail.checkpoint(after: file, key)
        let lines = try archive(trail, before: "2020-12-01")
        let witnesses = try AuditCheckpointFile.witnesses(in: file, signedBy: [key.publicKey])
        #expect(witnesses.map(\.number) == [0, 2, 4, 5])
        let audit = trail.house.services.audit
        let alone = try trail.read { try audit.survey(against: witnesses, in: $0).extent }
        #expect([alone.first, Int64(alone.comparedCount), Int64(alone.passedOverCount)] == [5, 2, 2])
        let whole = try trail.read { transaction in
            try audit.survey(
                against: witnesses, archives: { take in for line in lines { take(line) } }, in: transaction
            ).extent
        }
        #expect([whole.first, Int64(whole.comparedCount), Int64(whole.passedOverCount)] == [1, 4, 0])
        // The first line of the file is of an empty audit, and hides none of the others.
        let zero = try #require(Digest(bytes: AuditStore.root))
        let wrong = [witnesses[0], AuditWitness(number: 2, digest: zero, at: "then")]
        #expect(
            try verify(trail, lines, against: wrong)
                == .broken(AuditBreach(number: 2, fault: .notWitnessed(at: "then"))))
    }

    @Test("V-5: a beginning that is gone must be archived by an entry that names its last number and digest")
    func beginning() throws {
        let (trail, lines) = try archived()
        #expect(try trail.verify() == .whole(count: 4))
        // Archived once, one more entry is cut off and noted as if it had been archived too.
        try trail.tamper { transaction in
            let next = try AuditStore.entries(after: 5, count: 1, in: transaction).first
            try transaction.run(TamperQuery.keepFrom, .integer(7), .blob(next?.digest ?? []))
            try transaction.run(TamperQuery.deletion, .integer(6))
        }
        let breach = AuditBreach(number: 1, fault: .notArchived(through: 6))
        #expect(try trail.verify() == .broken(breach))
        #expect(try trail.house.findings().contains { $0.contains("audit") })
        #expect(breach.sentence.contains("entries 1 to 6 are in archives"))
        #expect(
            try verify(trail, lines) == .broken(AuditBreach(number: 6, fault: .archiveEndsElsewhere(last: 5))))
    }

    @Test("V-5: nothing is signed over an audit whose beginning is gone with what was signed last")
    func beginningSigned() throws {
        let trail = try AuditTrail(entries: 3)
        let key = AuditKey()
        let file = try trail.checkpoint(after: [], key)
        try trail.append(3)
        try trail.tamper { transaction in
            let last = try AuditStore.entries(after: 3, count: 1, in: transaction).first
            try transaction.run(TamperQuery.keepFrom, .integer(5), .blob(last?.digest ?? []))
            for number in Int64(1)...4 { try transaction.run(TamperQuery.deletion, .integer(number)) }
        }
        let failure = #expect(throws: Failure.self) { try trail.checkpoint(after: file, key) }
        guard case .fault(let fault)? = failure, case .broken(let breach)? = fault as? AuditService.NoCheckpoint else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(breach == AuditBreach(number: 1, fault: .notArchived(through: 4)))
        // Of what was archived nothing can be looked at, and nothing is missed.
        let (honest, _) = try archived()
        let old = try AuditTrail(entries: 1)
        #expect(try honest.checkpoint(after: try old.checkpoint(after: [], key), key).count > 0)
    }

    @Test("V-5: the note that an early version wrote, without the digest, still counts")
    func earlyNote() throws {
        let (trail, _) = try archived()
        try trail.tamper { try $0.run(TamperQuery.note, .text("entries through 5 are in an archive")) }
        try trail.chainAnew(from: 7)
        #expect(try trail.verify() == .whole(count: 4))
        try trail.tamper { try $0.run(TamperQuery.note, .text("entries through 4 are in an archive")) }
        try trail.chainAnew(from: 7)
        #expect(try trail.verify() == .broken(AuditBreach(number: 1, fault: .notArchived(through: 5))))
    }

    @Test("V-5: what is too young, broken or the last entry is not archived")
    func kept() throws {
        let young = try AuditTrail(entries: 5)
        #expect(try archive(young, before: "2020-06-30").isEmpty)
        #expect(try archive(young, before: "2020-07-01").count == 4)
        let broken = try AuditTrail(entries: 5)
        try broken.tamper { try $0.run(TamperQuery.purpose, .integer(2)) }
        #expect(throws: Failure.self) { try archive(broken, before: "2020-07-01") }
        #expect(try broken.read { try AuditStore.head(in: $0)?.keptFrom } == 1)
    }

    @Test("V-5: every column of an entry comes back from its line as it was", arguments: [true, false])
    func columns(isFull: Bool) {
        let row = AuditStore.Row(
            number: 7, at: -3, operation: "getPlan", outcome: "read", client: isFull ? 1 : nil,
            organisation: isFull ? 2 : nil, professional: isFull ? 3 : nil, role: "screener",
            purpose: isFull ? "Wh\u{1F600}y \"so\"" : nil, compartment: "open", subject: "plan",
            subjectID: isFull ? [0, 255, 16] : nil, referral: isFull ? 4 : nil, trace: "t",
            digest: [UInt8](repeating: 9, count: 32))
        #expect(AuditArchive.row(in: AuditArchive.line(of: row)) == row)
    }

    @Test(
        "V-5: what is nothing in an archive cannot be made empty there",
        arguments: [
            "\"client\":-1", "\"organisation\":-1", "\"professional\":-1", "\"referral\":-1", "\"purpose\":\"\"",
            "\"subjectId\":\"\"",
        ])
    func emptied(member: String) throws {
        func entry(digest: [UInt8]) -> AuditStore.Row {
            AuditStore.Row(
                number: 1, at: 3, operation: "getPlan", outcome: "read", client: nil, organisation: nil,
                professional: nil, role: "screener", purpose: nil, compartment: "open", subject: "plan",
                subjectID: nil, referral: nil, trace: "t", digest: digest)
        }
        let digest = entry(digest: []).digest(after: AuditStore.root).bytes
        let line = AuditArchive.line(of: entry(digest: digest))
        var walk = AuditWalk(archivedBefore: nil, witnesses: [])
        #expect(walk.step(try #require(AuditArchive.row(in: line))) == nil)
        let changed = try #require(AuditArchive.row(in: Array("{\(member),".utf8) + line.dropFirst()))
        #expect(changed.digest(after: AuditStore.root).bytes == digest)
        walk = AuditWalk(archivedBefore: nil, witnesses: [])
        #expect(walk.step(changed) == AuditBreach(number: 1, fault: .altered))
    }

    @Test("V-5: what is not archived cannot be deleted, and what was let go cannot be taken back")
    func locked() throws {
        let (trail, _) = try archived()
        #expect(throws: Failure.self) {
            try trail.house.services.storage.write { _ = try $0.run(TamperQuery.deletion, .integer(6)) }
        }
        #expect(throws: Failure.self) {
            try trail.house.services.storage.write { _ = try $0.run(TamperQuery.keptFromBack) }
        }
    }
}
