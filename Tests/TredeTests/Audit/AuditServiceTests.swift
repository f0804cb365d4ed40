import SQLite
import Testing
import TredeDomain
import TredeTesting

@testable import Trede

enum TamperQuery: String, Query {
    case unlock = "DROP TRIGGER audit_entry_is_never_changed"
    case unlockDeletion = "DROP TRIGGER audit_entry_is_never_deleted"
    case operation = "UPDATE audit_entry SET operation = 'other' WHERE id = ?1"
    case subject = "UPDATE audit_entry SET subject_uid = zeroblob(16) WHERE id = ?1"
    case purpose = "UPDATE audit_entry SET purpose = 'curious' WHERE id = ?1"
    case time = "UPDATE audit_entry SET at = at + 1 WHERE id = ?1"
    case digest = "UPDATE audit_entry SET digest = zeroblob(32) WHERE id = ?1"
    case deletion = "DELETE FROM audit_entry WHERE id = ?1"
}

@Suite("The audit chain")
struct AuditServiceTests {
    private func house(entries: Int) throws -> House {
        let house = try House()
        let clients = house.services.clients
        try house.services.storage.write { transaction in
            let actor = try clients.importer(in: transaction)
            for number in 0..<entries {
                let entry = AuditEntry(
                    operation: "readNumber\(number)", outcome: "read", compartment: .open, subject: .referral,
                    subjectID: Array(repeating: UInt8(number % 256), count: 16), referral: nil, trace: "t\(number)")
                try AuditStore.append(entry, by: actor, in: transaction)
            }
        }
        return house
    }

    private func verify(_ house: House) throws -> AuditService.Verification {
        let audit = house.services.audit
        return try house.services.storage.makeReader().read { try audit.verify(in: $0) }
    }

    @Test("V-5: an untouched chain is whole, also over several batches", arguments: [0, 1, 999, 1000, 1001])
    func whole(count: Int) throws {
        #expect(try verify(house(entries: count)) == .whole(count: count))
    }

    @Test(
        "V-5: the first entry that was changed is named",
        arguments: [TamperQuery.operation, .subject, .purpose, .time, .digest])
    func changed(query: TamperQuery) throws {
        let house = try house(entries: 5)
        try house.services.storage.write { transaction in
            try transaction.run(TamperQuery.unlock)
            try transaction.run(query, .integer(3))
        }
        #expect(try verify(house) == .broken(at: 3))
        #expect(try house.findings().contains("audit is untouched: audit entry 3 breaks the chain (V-5)"))
    }

    @Test("V-5: a removed entry breaks the chain at the next", arguments: [Int64(1), 3])
    func removed(number: Int64) throws {
        let house = try house(entries: 5)
        try house.services.storage.write { transaction in
            try transaction.run(TamperQuery.unlockDeletion)
            try transaction.run(TamperQuery.deletion, .integer(number))
        }
        #expect(try verify(house) == .broken(at: number + 1))
    }

    @Test("V-5: an entry cannot be changed or deleted while the triggers stand")
    func locked() throws {
        let house = try house(entries: 1)
        for query in [TamperQuery.operation, .deletion] {
            #expect(throws: Failure.self) {
                try house.services.storage.write { _ = try $0.run(query, .integer(1)) }
            }
        }
    }
}
