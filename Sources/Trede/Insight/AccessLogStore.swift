internal import SQLite
internal import TredeDomain

enum AccessLogQuery: String, Query {
    // The name and the organisation of then, whatever became of the professional since.
    case latest = """
        SELECT a.id, a.digest, a.at, a.operation, a.outcome, a.role, coalesce((
                SELECT n.given_name || ' ' || n.family_name FROM professional_name n
                WHERE n.professional_id = a.professional_id AND n.until_at > a.at ORDER BY n.until_at LIMIT 1),
                p.given_name || ' ' || p.family_name),
            o.name, iif(EXISTS (
                SELECT 1 FROM referral r JOIN erasure x ON x.person_id = r.person_id WHERE r.id = a.referral_id),
            NULL, a.purpose), p.uid, a.trace
        FROM audit_entry a
        LEFT JOIN professional p ON p.id = a.professional_id
        LEFT JOIN organisation o ON o.id = coalesce(a.organisation_id, p.organisation_id)
        WHERE a.referral_id = ?1 AND a.id < ?2
        ORDER BY a.id DESC LIMIT ?3
        """
}

enum AccessLogStore {
    /// Up to `count` entries of a referral, and of the file it led to, before a number, the latest first; a look by a
    /// file that was opened without consent has the reason of that, and not its name, as its purpose.
    static func entries(
        of referral: Int64, trajectory: Int64?, before number: Int64, count: Int,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [AccessLogEntry] {
        let vault = transaction.vault
        let found = try transaction.all(
            AccessLogQuery.latest, .integer(referral), .integer(number), .number(count)
        ) { row in
            let entry = AccessLogEntry(
                id: AuditIdentifier.id(try row.integer(0), digest: try row.blob(1), vault),
                at: Instant(milliseconds: try row.integer(2)), operation: try row.text(3), outcome: try row.text(4),
                role: try row.text(5), person: try row.optionalText(6), organisation: try row.optionalText(7),
                purpose: try AuditPurposeStore.shown(row.optionalText(8), trace: row.text(10), vault))
            return (entry, try row.optionalID(9, of: Professional.self))
        }
        return try found.map { entry, professional in
            guard let trajectory, let professional,
                let id = entry.purpose.flatMap({ EmergencyAccess.id(inPurpose: $0) }),
                let access = try EmergencyAccessStore.findIfAny(
                    id, of: trajectory, inFile: true, in: transaction),
                access.professional == professional
            else { return entry }
            return entry.with(purpose: Disclosure.lending { access.reason?.shown(by: $0) })
        }
    }
}
