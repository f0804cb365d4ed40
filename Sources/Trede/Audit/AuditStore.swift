package import SQLite
package import TredeDomain

enum AuditQuery: String, Query {
    case last = "SELECT digest FROM audit_entry ORDER BY id DESC LIMIT 1"
    case lastNumber = "SELECT max(id) FROM audit_entry"
    case head = "SELECT number, digest, kept_from, digest_before FROM audit_head WHERE id = 1"
    // Stands still for good where the entry it names is no longer there, so that a cut shows although others follow.
    case advance = """
        UPDATE audit_head SET (number, digest) = (
            SELECT id, digest FROM audit_entry WHERE id = (SELECT max(id) FROM audit_entry))
        WHERE id = 1 AND number < (SELECT max(id) FROM audit_entry)
            AND (number = 0 OR EXISTS (
                SELECT 1 FROM audit_entry e WHERE e.id = audit_head.number AND e.digest = audit_head.digest))
        """
    case keepFrom = "UPDATE audit_head SET kept_from = ?1, digest_before = ?2 WHERE id = 1"
    case removeArchived = """
        DELETE FROM audit_entry WHERE id < (SELECT kept_from FROM audit_head WHERE id = 1)
            AND id < (SELECT min(id) FROM audit_entry) + ?1
        """
    case insert = """
        INSERT INTO audit_entry (at, operation, outcome, client_id, organisation_id, professional_id, role, purpose,
            compartment, subject, subject_uid, referral_id, trace, digest)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
        """
    case note = "SELECT 1 FROM audit_entry WHERE id >= ?1 AND operation = ?2 AND purpose IN (?3, ?4) LIMIT 1"
    case all = """
        SELECT id, at, operation, outcome, client_id, organisation_id, professional_id, role, purpose, compartment,
            subject, subject_uid, referral_id, trace, digest
        FROM audit_entry WHERE id > ?1 ORDER BY id LIMIT ?2
        """
}

/// The audit: append only, each entry chained to the one before by its digest.
package enum AuditStore {
    /// The digest before the first entry.
    static let root = [UInt8](repeating: 0, count: 32)

    /// Adds an entry; its digest covers every column and the digest before it.
    package static func append(_ entry: AuditEntry, by actor: Actor, in transaction: borrowing WriteTransaction) throws
    {
        let previous = try transaction.first(AuditQuery.last) { try $0.blob(0) } ?? root
        let row = Row(
            entry, purpose: try AuditPurposeStore.text(of: entry, in: transaction), actor: actor, at: transaction.now)
        precondition(row.mayBeWritten, "An entry of the audit has no empty purpose or subject, and no number below 0.")
        try transaction.insert(
            AuditQuery.insert, .integer(row.at), .text(entry.operation), .text(entry.outcome), .integer(actor.client),
            .optional(actor.organisation), .optional(actor.professional), .code(actor.role), .optional(row.purpose),
            .code(entry.compartment), .code(entry.subject), entry.subjectID.map { .blob($0) } ?? .null,
            .optional(entry.referral), .text(entry.trace), .blob(row.digest(after: previous).bytes))
        transaction.runBeforeCommit(AuditQuery.advance)
    }

    /// Where the audit ends and from where it is kept; nil when somebody took that away.
    package static func head(in transaction: borrowing Transaction<some TransactionMode>) throws -> AuditHead? {
        try transaction.first(AuditQuery.head) { row in
            AuditHead(
                number: try row.integer(0), digest: try row.blob(1), keptFrom: try row.integer(2),
                digestBefore: try row.blob(3))
        }
    }

    /// Whether an entry says that those before the first that is kept here were archived.
    static func isArchived(
        before head: AuditHead, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        let notes = AuditArchive.notes(of: head)
        return try transaction.exists(
            AuditQuery.note, .integer(head.keptFrom), .text(AuditArchive.operation), .text(notes[0]), .text(notes[1])
        )
    }

    /// Lets go of the entries before a number, whose last one has that digest.
    static func keep(
        from number: Int64, digestBefore digest: Digest, in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.run(AuditQuery.keepFrom, .integer(number), .blob(digest.bytes))
    }

    /// Takes up to `count` entries out that are kept elsewhere; says how many.
    static func removeArchived(count: Int, in transaction: borrowing WriteTransaction) throws -> Int {
        try transaction.run(AuditQuery.removeArchived, .number(count))
    }

    /// The number of the newest entry that is kept here; nil when there is none.
    package static func lastNumber(in transaction: borrowing Transaction<some TransactionMode>) throws -> Int64? {
        try transaction.first(AuditQuery.lastNumber) { try $0.optionalInteger(0) } ?? nil
    }

    /// Up to `count` entries after a number, in order.
    package static func entries(
        after number: Int64, count: Int, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Row] {
        try transaction.all(AuditQuery.all, .integer(number), .number(count)) { row in
            Row(
                number: try row.integer(0), at: try row.integer(1), operation: try row.text(2),
                outcome: try row.text(3), client: try row.optionalInteger(4), organisation: try row.optionalInteger(5),
                professional: try row.optionalInteger(6), role: try row.text(7), purpose: try row.optionalText(8),
                compartment: try row.text(9), subject: try row.text(10), subjectID: try row.optionalBlob(11),
                referral: try row.optionalInteger(12), trace: try row.text(13), digest: try row.blob(14))
        }
    }

    /// An entry as it is stored.
    package struct Row: Equatable, Sendable {
        /// Its place in the chain.
        package let number: Int64
        /// When, in milliseconds since 1970.
        package let at: Int64
        package let operation: String
        package let outcome: String
        package let client: Int64?
        package let organisation: Int64?
        package let professional: Int64?
        package let role: String
        package let purpose: String?
        package let compartment: String
        package let subject: String
        package let subjectID: [UInt8]?
        package let referral: Int64?
        package let trace: String
        /// The digest stored with it.
        package let digest: [UInt8]
    }
}

extension AuditStore.Row {
    init(_ entry: AuditEntry, purpose: String?, actor: Actor, at: Int64) {
        self.init(
            number: 0, at: at, operation: entry.operation, outcome: entry.outcome, client: actor.client,
            organisation: actor.organisation, professional: actor.professional, role: actor.role.rawValue,
            purpose: purpose, compartment: entry.compartment.rawValue, subject: entry.subject.rawValue,
            subjectID: entry.subjectID, referral: entry.referral, trace: entry.trace, digest: [])
    }

    /// The digest this entry must carry when it follows one with the digest `previous`.
    ///
    /// Every column is written with its length before it. NULL is written as what no entry holds (`mayBeWritten`), so
    /// that no two entries that may be written give the same bytes.
    package func digest(after previous: [UInt8]) -> Digest {
        var bytes = previous
        bytes.reserveCapacity(256)
        let numbers = [at, client ?? -1, organisation ?? -1, professional ?? -1, referral ?? -1]
        for number in numbers {
            for shift in stride(from: UInt64(0), to: 64, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: number >> Int64(shift)))
            }
        }
        for text in [operation, outcome, role, purpose ?? "", compartment, subject, trace] {
            Self.append(Array(text.utf8), to: &bytes)
        }
        Self.append(subjectID ?? [], to: &bytes)
        return Digest.sha256(bytes)
    }

    /// Whether the program may have written it: it has no empty purpose and subject, and no number below 0, for in the
    /// digest those are the same as NULL.
    package var mayBeWritten: Bool {
        purpose != "" && subjectID != []
            && [client, organisation, professional, referral].allSatisfy { $0.map { $0 >= 0 } ?? true }
    }

    private static func append(_ column: [UInt8], to bytes: inout [UInt8]) {
        bytes.append(UInt8(truncatingIfNeeded: column.count >> 8))
        bytes.append(UInt8(truncatingIfNeeded: column.count))
        bytes.append(contentsOf: column)
    }
}
