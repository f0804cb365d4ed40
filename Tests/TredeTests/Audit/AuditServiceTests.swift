import SQLite
import Testing
import TredeDomain
import TredeTesting

@testable import Trede

@Suite("The audit chain")
struct AuditServiceTests {
    @Test("V-5: an untouched chain is whole, also over several batches", arguments: [0, 1, 999, 1000, 1001])
    func whole(count: Int) throws {
        #expect(try AuditTrail(entries: count).verify() == .whole(count: count))
    }

    @Test(
        "V-5: the first entry that was changed is named",
        arguments: [
            TamperQuery.operation, .subject, .purpose, .time, .digest, .emptyPurpose, .noOrganisation, .noProfessional,
            .noReferral,
        ])
    func changed(query: TamperQuery) throws {
        let trail = try AuditTrail(entries: 5)
        try trail.tamper { try $0.run(query, .integer(3)) }
        #expect(try trail.verify() == .broken(AuditBreach(number: 3, fault: .altered)))
        let findings = try trail.house.findings()
        #expect(findings.contains { $0.hasPrefix("audit is untouched: audit entry 3 is not as it was written") })
    }

    @Test("V-5: an entry that was taken out is named with the one that follows", arguments: [Int64(1), 3])
    func removed(number: Int64) throws {
        let trail = try AuditTrail(entries: 5)
        try trail.tamper { try $0.run(TamperQuery.deletion, .integer(number)) }
        #expect(
            try trail.verify() == .broken(AuditBreach(number: number, fault: .missing(next: number + 1))))
    }

    @Test("V-5: entries that changed places are found at the first of them")
    func reordered() throws {
        let trail = try AuditTrail(entries: 5)
        try trail.tamper { transaction in
            for (from, to) in [(2, 99), (3, 2), (99, 3)] {
                try transaction.run(TamperQuery.renumber, .number(from), .number(to))
            }
        }
        #expect(try trail.verify() == .broken(AuditBreach(number: 2, fault: .altered)))
    }

    @Test("V-5: an entry that was put in between is found")
    func putIn() throws {
        let trail = try AuditTrail(entries: 5)
        try trail.tamper { transaction in
            for number in stride(from: 5, through: 3, by: -1) {
                try transaction.run(TamperQuery.renumber, .number(number), .number(number + 1))
            }
            try transaction.run(TamperQuery.copy, .number(2), .number(3))
        }
        #expect(try trail.verify() == .broken(AuditBreach(number: 3, fault: .altered)))
    }

    @Test("V-5: an end that was cut off is missed, however much of it", arguments: [Int64(1), 3, 5])
    func cutOff(first: Int64) throws {
        let trail = try AuditTrail(entries: 5)
        try trail.tamper { try $0.run(TamperQuery.deletionFrom, .integer(first)) }
        #expect(try trail.verify() == .broken(AuditBreach(number: 5, fault: .cutOff(last: first - 1))))
    }

    @Test("V-5: an end that was cut off is still missed when the program has written on", arguments: [1, 2, 5])
    func cutOffAndContinued(more: Int) throws {
        let trail = try AuditTrail(entries: 5)
        try trail.tamper { try $0.run(TamperQuery.deletionFrom, .integer(4)) }
        for _ in 0..<more { try trail.append(1) }
        let fault: AuditBreach.Fault = more < 2 ? .cutOff(last: 4) : .replaced
        #expect(try trail.verify() == .broken(AuditBreach(number: 5, fault: fault)))
    }

    @Test("V-5: an entry written beside the program is named, though its digest is right")
    func added() throws {
        let trail = try AuditTrail(entries: 2)
        try trail.forge()
        #expect(try trail.verify() == .broken(AuditBreach(number: 3, fault: .added)))
    }

    @Test("V-5: it is told when nothing says any more where the audit ends")
    func endForgotten() throws {
        let trail = try AuditTrail(entries: 2)
        try trail.tamper { try $0.run(TamperQuery.forgetEnd) }
        #expect(try trail.verify() == .broken(AuditBreach(number: 2, fault: .endForgotten)))
    }

    @Test("V-5, V-9: an identifier tells neither the number of an entry nor its order, and finds that entry alone")
    func identifiers() throws {
        let trail = try AuditTrail(entries: 40)
        let audit = trail.house.services.audit
        let page = PageRequest(size: 100, after: nil)
        func records() throws -> [AuditRecord] {
            try trail.read { try audit.list(AuditService.Selection(), page, in: $0).items }
        }
        let found = try records()
        #expect(found.map(\.number) == Array(1...40))
        #expect(try records() == found, "the same each time")
        let lows = found.map { $0.id.halves.low & 0x3FFF_FFFF_FFFF_FFFF }
        for (record, low) in zip(found, lows) {
            #expect(low > 1 << 32, "a small number would tell how many there are")
            #expect(try trail.read { try audit.find(record.id, in: $0) } == record)
            let halves = record.id.halves
            let beside = ID<AuditRecord>(high: halves.high, low: halves.low ^ 1)
            #expect(throws: Failure.self) { try trail.read { try audit.find(beside, in: $0) } }
        }
        #expect(lows != lows.sorted() && Set(lows).count == 40)
        // Two that follow each other do not differ as their numbers do.
        #expect(zip(lows, lows.dropFirst()).allSatisfy { $0 ^ $1 > 1 << 16 })
    }

    @Test("V-5: where the audit ends is noted once for all the entries of a transaction")
    func headOfGroup() throws {
        let trail = try AuditTrail(entries: 0)
        try trail.append(7)
        let head = try trail.read { try AuditStore.head(in: $0) }
        #expect(head?.number == 7)
        #expect(head?.digest == (try trail.read { try AuditStore.entries(after: 6, count: 1, in: $0).first?.digest }))
    }

    @Test("V-5: a transaction that fails leaves neither an entry nor another end")
    func undone() throws {
        let trail = try AuditTrail(entries: 3)
        #expect(throws: Failure.self) { try trail.append(2, thenThrowing: .forbidden) }
        #expect(try trail.verify() == .whole(count: 3))
        #expect(try trail.read { try AuditStore.head(in: $0)?.number } == 3)
    }

    @Test(
        "V-5: while the triggers stand an entry cannot be changed or deleted, nor the end put back",
        arguments: [
            TamperQuery.operation, .deletion, .forgetEnd, .endBack, .otherEnd, .keptFromBack,
        ])
    func locked(query: TamperQuery) throws {
        let trail = try AuditTrail(entries: 2)
        #expect(throws: Failure.self) {
            try trail.house.services.storage.write { transaction in
                if query == .operation || query == .deletion {
                    try transaction.run(query, .integer(1))
                } else {
                    try transaction.run(query)
                }
            }
        }
        #expect(try trail.verify() == .whole(count: 2))
    }

    @Test("V-5: a database from before the end was noted learns where its audit ends, and goes back to not knowing")
    func migrated() throws {
        let trail = try AuditTrail(entries: 4)
        let number = try #require(Migrations.all.first { $0.name == "audit_end" }?.number)
        let migrator = try Migrator(migrations: Migrations.all, database: trail.house.services.storage.database)
        #expect(try migrator.down(to: number - 1).contains(number))
        #expect(try trail.house.services.migrate().contains(number))
        #expect(try trail.verify() == .whole(count: 4))
        try trail.append(1)
        #expect(try trail.verify() == .whole(count: 5))
    }
}
