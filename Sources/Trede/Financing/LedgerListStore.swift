internal import SQLite
internal import TredeDomain

enum LedgerListQuery: String, Query {
    case find = """
        SELECT l.id, l.uid, l.occurred_on, l.recorded_at, l.rule, l.cause, t.uid, n.uid, e.uid, p.uid, r.uid,
            d.kind, od.uid, c.kind, oc.uid, l.amount_cents, n.lead_partner_id
        FROM ledger_entry l
        JOIN trajectory t ON t.id = l.trajectory_id
        JOIN network n ON n.id = l.network_id
        JOIN entitlement e ON e.id = l.entitlement_id
        JOIN account d ON d.id = l.debit_id
        JOIN account c ON c.id = l.credit_id
        LEFT JOIN payment_run p ON p.id = e.payment_id
        LEFT JOIN ledger_entry r ON r.id = l.reverses_id
        LEFT JOIN organisation od ON od.id = d.organisation_id
        LEFT JOIN organisation oc ON oc.id = c.organisation_id
        WHERE l.id = ?1
        """
    case number = "SELECT id FROM ledger_entry WHERE uid = ?1"
    case ofTrajectory = """
        SELECT l.id FROM ledger_entry l CROSS JOIN network n ON n.id = l.network_id
        WHERE l.trajectory_id = ?1 AND l.id > ?2 AND (?3 IS NULL OR l.organisation_id = ?3)
            AND (?4 IS NULL OR l.network_id = ?4) AND (?5 IS NULL OR n.lead_partner_id = ?5)
        ORDER BY l.id LIMIT ?6
        """
    case ofOrganisation = """
        SELECT l.id FROM ledger_entry l CROSS JOIN network n ON n.id = l.network_id
        WHERE l.organisation_id = ?3 AND l.id > ?2 AND (?1 IS NULL OR l.trajectory_id = ?1)
            AND (?4 IS NULL OR l.network_id = ?4) AND (?5 IS NULL OR n.lead_partner_id = ?5)
        ORDER BY l.id LIMIT ?6
        """
    case ofNetwork = """
        SELECT l.id FROM ledger_entry l CROSS JOIN network n ON n.id = l.network_id
        WHERE l.network_id = ?4 AND l.id > ?2 AND (?1 IS NULL OR l.trajectory_id = ?1)
            AND (?3 IS NULL OR l.organisation_id = ?3) AND (?5 IS NULL OR n.lead_partner_id = ?5)
        ORDER BY l.id LIMIT ?6
        """
    case all = """
        SELECT l.id FROM ledger_entry l CROSS JOIN network n ON n.id = l.network_id
        WHERE l.id > ?2 AND (?1 IS NULL OR l.trajectory_id = ?1) AND (?3 IS NULL OR l.organisation_id = ?3)
            AND (?4 IS NULL OR l.network_id = ?4) AND (?5 IS NULL OR n.lead_partner_id = ?5)
        ORDER BY l.id LIMIT ?6
        """
}

enum LedgerListStore {
    /// A list as it is asked for, by numbers of the store.
    struct Filter {
        var trajectory: Int64?
        var organisation: Int64?
        var network: Int64?
        var leadPartner: Int64?

        /// The query along the index that leaves the fewest rows.
        var query: LedgerListQuery {
            if trajectory != nil { return .ofTrajectory }
            if organisation != nil { return .ofOrganisation }
            return network == nil ? .all : .ofNetwork
        }
    }

    static func numbers(
        _ filter: Filter, after number: Int64, count: Int, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Int64] {
        try transaction.all(
            filter.query, .optional(filter.trajectory), .integer(number), .optional(filter.organisation),
            .optional(filter.network), .optional(filter.leadPartner), .number(count)
        ) { try $0.integer(0) }
    }

    static func number(
        _ uid: [UInt8], in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int64? {
        try transaction.first(LedgerListQuery.number, .blob(uid)) { try $0.integer(0) }
    }

    static func find(
        _ number: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> LedgerEntry? {
        try transaction.first(LedgerListQuery.find, .integer(number)) { row in
            let cents = try row.integer(15)
            return LedgerEntry(
                number: try row.integer(0), leadPartner: try row.integer(16), id: try row.id(1),
                occurredOn: try row.day(2), recordedAt: Instant(milliseconds: try row.integer(3)),
                rule: try row.code(4), cause: try row.code(5), trajectory: try row.id(6), network: try row.id(7),
                entitlement: try row.id(8), payment: try row.optionalID(9), reverses: try row.optionalID(10),
                from: LedgerEntry.Posting(
                    account: try row.text(11), organisation: try row.optionalID(12), amountCents: -cents),
                to: LedgerEntry.Posting(
                    account: try row.text(13), organisation: try row.optionalID(14), amountCents: cents))
        }
    }
}
