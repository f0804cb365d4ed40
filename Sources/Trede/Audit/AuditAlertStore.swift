internal import SQLite
internal import TredeDomain

enum AuditAlertQuery: String, Query {
    case looks = """
        SELECT client_id, professional_id, referral_id, at FROM audit_entry
        WHERE id >= ?1 AND id <= ?2 AND referral_id IS NOT NULL AND client_id IS NOT NULL
            AND outcome IN ('read', 'replayed') AND role <> 'participant'
        ORDER BY id
        """
    case reader = """
        SELECT c.uid, c.name, c.role, o.uid, p.uid FROM client c
        LEFT JOIN organisation o ON o.id = c.organisation_id LEFT JOIN professional p ON p.id = ?2
        WHERE c.id = ?1
        """
}

enum AuditAlertStore {
    /// Tells of each look at a file in a stretch of the audit, in order; a participant looks at the own file alone, and
    /// many of them come in the name of one client.
    static func looks(
        from first: Int64, through last: Int64, in transaction: borrowing Transaction<some TransactionMode>,
        _ body: (BulkReading.Reader, Int64, Instant) -> Void
    ) throws {
        try transaction.each(AuditAlertQuery.looks, .integer(first), .integer(last)) { row in
            let reader = BulkReading.Reader(client: try row.integer(0), professional: try row.optionalInteger(1))
            body(reader, try row.integer(2), Instant(milliseconds: try row.integer(3)))
        }
    }

    /// A burst with who it was.
    static func alert(
        _ burst: BulkReading.Burst, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> AuditAlert? {
        try transaction.first(
            AuditAlertQuery.reader, .integer(burst.reader.client), .optional(burst.reader.professional)
        ) { row in
            AuditAlert(
                client: try row.id(0), clientName: try row.text(1), role: try row.text(2),
                organisation: try row.optionalID(3), professional: try row.optionalID(4), burst: burst)
        }
    }
}
