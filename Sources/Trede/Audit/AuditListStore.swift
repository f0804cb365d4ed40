internal import SQLite
internal import TredeDomain

enum AuditListQuery: String, Query {
    case find = """
        SELECT a.id, a.digest, a.at, a.operation, a.outcome, c.uid, a.role, o.uid, p.uid, a.subject, a.subject_uid,
            t.uid, a.trace, iif(EXISTS (
                SELECT 1 FROM referral r JOIN erasure x ON x.person_id = r.person_id WHERE r.id = a.referral_id),
            NULL, a.purpose), a.compartment,
            coalesce((SELECT b.digest FROM audit_entry b WHERE b.id = a.id - 1),
                (SELECT h.digest_before FROM audit_head h WHERE h.id = 1 AND h.kept_from = a.id))
        FROM audit_entry a
        LEFT JOIN client c ON c.id = a.client_id
        LEFT JOIN organisation o ON o.id = a.organisation_id
        LEFT JOIN professional p ON p.id = a.professional_id
        LEFT JOIN trajectory t ON t.referral_id = a.referral_id
        WHERE a.id = ?1
        """
    case referral = "SELECT referral_id FROM trajectory WHERE uid = ?1"
    case firstSince = "SELECT id FROM audit_entry WHERE at >= ?1 ORDER BY at, id LIMIT 1"
    case lastBefore = "SELECT id FROM audit_entry WHERE at < ?1 ORDER BY at DESC, id DESC LIMIT 1"
    case all = "SELECT id FROM audit_entry WHERE id > ?1 AND id <= ?2 ORDER BY id LIMIT ?3"
    case ofReferral = """
        SELECT id FROM audit_entry WHERE referral_id = ?4 AND id > ?1 AND id <= ?2 ORDER BY id LIMIT ?3
        """
}

enum AuditListStore {
    static func find(
        _ number: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> AuditRecord? {
        let vault = transaction.vault
        return try transaction.first(AuditListQuery.find, .integer(number)) { row in
            let digest = try row.blob(1)
            return AuditRecord(
                number: try row.integer(0), id: AuditIdentifier.id(try row.integer(0), digest: digest, vault),
                recordedAt: Instant(milliseconds: try row.integer(2)), operation: try row.text(3),
                outcome: try row.text(4), client: try row.optionalID(5), role: try row.text(6),
                organisation: try row.optionalID(7), professional: try row.optionalBlob(8), subject: try row.text(9),
                subjectID: try row.optionalBlob(10), trajectory: try row.optionalID(11), trace: try row.text(12),
                purpose: try AuditPurposeStore.shown(row.optionalText(13), trace: row.text(12), vault),
                compartment: try row.code(14),
                previousDigest: try row.optionalBlob(15) ?? AuditStore.root, digest: digest)
        }
    }

    /// The referral of a trajectory; nil when there is no such trajectory.
    static func referral(
        of trajectory: ID<Trajectory>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int64? {
        try transaction.first(AuditListQuery.referral, .id(trajectory)) { try $0.integer(0) }
    }

    /// The number of an entry at one end of a stretch of time; nil when there is none.
    static func bound(
        _ query: AuditListQuery, _ instant: Instant, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int64? {
        try transaction.first(query, .integer(instant.milliseconds)) { try $0.integer(0) }
    }

    /// Up to `count` numbers after one and through another.
    static func numbers(
        after first: Int64, through last: Int64, referral: Int64?, count: Int,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Int64] {
        guard let referral else {
            return try transaction.all(
                AuditListQuery.all, .integer(first), .integer(last), .number(count)
            ) { try $0.integer(0) }
        }
        return try transaction.all(
            AuditListQuery.ofReferral, .integer(first), .integer(last), .number(count), .integer(referral)
        ) { try $0.integer(0) }
    }
}
