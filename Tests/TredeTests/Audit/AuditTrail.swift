import SQLite
import TredeDomain
import TredeTesting

@testable import Trede

/// What somebody who may write the file could do to the audit.
enum TamperQuery: String, Query {
    case triggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'audit_%'"
    case unlock = "DROP TRIGGER audit_entry_is_never_changed"
    case unlockDeletion = "DROP TRIGGER audit_entry_is_never_deleted"
    case unlockEnd = "DROP TRIGGER audit_head_only_goes_on"
    case unlockForgetting = "DROP TRIGGER audit_head_is_never_deleted"
    case operation = "UPDATE audit_entry SET operation = 'other' WHERE id = ?1"
    case subject = "UPDATE audit_entry SET subject_uid = zeroblob(16) WHERE id = ?1"
    case purpose = "UPDATE audit_entry SET purpose = 'curious' WHERE id = ?1"
    case emptyPurpose = "UPDATE audit_entry SET purpose = '' WHERE id = ?1"
    case noOrganisation = "UPDATE audit_entry SET organisation_id = -1 WHERE id = ?1"
    case noProfessional = "UPDATE audit_entry SET professional_id = -1 WHERE id = ?1"
    case noReferral = "UPDATE audit_entry SET referral_id = -1 WHERE id = ?1"
    case time = "UPDATE audit_entry SET at = at + 1 WHERE id = ?1"
    case digest = "UPDATE audit_entry SET digest = zeroblob(32) WHERE id = ?1"
    case chained = "UPDATE audit_entry SET digest = ?2 WHERE id = ?1"
    case renumber = "UPDATE audit_entry SET id = ?2 WHERE id = ?1"
    case deletion = "DELETE FROM audit_entry WHERE id = ?1"
    case deletionFrom = "DELETE FROM audit_entry WHERE id >= ?1"
    case copy = """
        INSERT INTO audit_entry (id, at, operation, outcome, client_id, organisation_id, professional_id, role, purpose,
            compartment, subject, subject_uid, referral_id, trace, digest)
        SELECT ?2, at, operation, outcome, client_id, organisation_id, professional_id, role, purpose, compartment,
            subject, subject_uid, referral_id, trace, digest
        FROM audit_entry WHERE id = ?1
        """
    case forgetEnd = "DELETE FROM audit_head"
    case endBack = "UPDATE audit_head SET number = number - 1"
    case otherEnd = "UPDATE audit_head SET digest = zeroblob(32)"
    case keptFromBack = "UPDATE audit_head SET kept_from = kept_from - 1"
    case keepFrom = "UPDATE audit_head SET kept_from = ?1, digest_before = ?2"
    case note = "UPDATE audit_entry SET purpose = ?1 WHERE operation = 'archiveAudit'"
    case moveEnd = "UPDATE audit_head SET number = ?1, digest = ?2"
}

/// An audit with entries, and what can be done to it.
struct AuditTrail {
    let house: House

    init(entries: Int) throws {
        house = try House()
        try append(entries)
    }

    /// Writes entries as the program does, all in one transaction.
    func append(_ count: Int, thenThrowing failure: Failure? = nil) throws {
        let clients = house.services.clients
        try house.services.storage.write { transaction in
            let actor = try clients.importer(in: transaction)
            for number in 0..<count {
                let entry = AuditEntry(
                    operation: "readNumber\(number)", outcome: "read", compartment: .open, subject: .referral,
                    subjectID: Array(repeating: UInt8(number % 256), count: 16), referral: nil, trace: "t\(number)")
                try AuditStore.append(entry, by: actor, in: transaction)
            }
            if let failure { throw failure }
        }
    }

    /// Changes the file as somebody would who took the triggers away.
    func tamper(_ change: @escaping @Sendable (borrowing WriteTransaction) throws -> Void) throws {
        try house.services.storage.write { transaction in
            let standing = Set(try transaction.all(TamperQuery.triggers) { try $0.text(0) })
            for lock in [TamperQuery.unlock, .unlockDeletion, .unlockEnd, .unlockForgetting] {
                guard standing.contains(String(lock.rawValue.split(separator: " ")[2])) else { continue }
                try transaction.run(lock)
            }
            try change(transaction)
        }
    }

    /// Adds a copy of the last entry with the right digest, without noting that the audit ends there now.
    func forge() throws {
        try tamper { transaction in
            let last = try AuditStore.lastNumber(in: transaction) ?? 0
            try transaction.run(TamperQuery.copy, .integer(last), .integer(last + 1))
            try AuditTrail.chain(from: last + 1, in: transaction)
        }
    }

    /// Computes the chain anew from an entry on, and puts the end where it then is: all that can be done to the file.
    func chainAnew(from number: Int64) throws {
        try tamper { transaction in
            try AuditTrail.chain(from: number, in: transaction)
            let last = try AuditStore.lastNumber(in: transaction) ?? 0
            let digest = try AuditStore.entries(after: last - 1, count: 1, in: transaction).first?.digest
            try transaction.run(TamperQuery.moveEnd, .integer(last), .blob(digest ?? AuditStore.root))
        }
    }

    private static func chain(from number: Int64, in transaction: borrowing WriteTransaction) throws {
        var previous = try AuditStore.entries(after: number - 2, count: 1, in: transaction).first?.digest
        if number == 1 { previous = AuditStore.root }
        for entry in try AuditStore.entries(after: number - 1, count: 1000, in: transaction) {
            let digest = entry.digest(after: previous ?? AuditStore.root).bytes
            try transaction.run(TamperQuery.chained, .integer(entry.number), .blob(digest))
            previous = digest
        }
    }

    func verify(against witnesses: [AuditWitness] = []) throws -> AuditService.Verification {
        let audit = house.services.audit
        return try read { try audit.verify(against: witnesses, in: $0) }
    }

    func read<Output>(_ body: (borrowing ReadTransaction) throws -> Output) throws -> Output {
        try house.services.storage.makeReader().read(body)
    }

    /// Signs where the audit ends, for a file that holds those lines.
    func checkpoint(after file: [UInt8], _ key: AuditKey) throws -> [UInt8] {
        let audit = house.services.audit
        let lines = file.split(separator: UInt8(ascii: "\n")).map(Array.init)
        let made = try read { try audit.checkpoint(after: lines.last ?? [], key: key, in: $0) }
        return file + made.line + [UInt8(ascii: "\n")]
    }
}
