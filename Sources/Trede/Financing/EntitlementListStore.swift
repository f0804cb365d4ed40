internal import SQLite
internal import TredeDomain

/// Lists choose numbers first, each along the index that fits the filter best; `find` then reads each.
enum EntitlementListQuery: String, Query {
    case find = """
        SELECT e.id, e.trajectory_id, e.organisation_id, n.lead_partner_id, e.key, e.uid, t.uid, n.uid, o.uid,
            e.beneficiary, e.rule, t.regime, e.amount_cents, e.state, e.due_on, e.payable_on, e.paid_on, p.uid, s.uid,
            e.recorded_at, e.version, e.receivable_cents
        FROM entitlement e
        JOIN trajectory t ON t.id = e.trajectory_id
        JOIN network n ON n.id = e.network_id
        JOIN organisation o ON o.id = e.organisation_id
        LEFT JOIN payment_run p ON p.id = e.payment_id
        LEFT JOIN session s ON s.id = CASE WHEN e.key GLOB 'session/*' THEN CAST(substr(e.key, 9) AS INTEGER) END
        WHERE e.id = ?1
        """
    case number = "SELECT id FROM entitlement WHERE uid = ?1"
    case organisation = "SELECT id FROM organisation WHERE uid = ?1"
    case network = "SELECT id FROM network WHERE uid = ?1"
    case ledNetworks = "SELECT id FROM network WHERE lead_partner_id = ?1 LIMIT 2"
    case ofTrajectory = """
        SELECT e.id FROM entitlement e CROSS JOIN network n ON n.id = e.network_id
        WHERE e.trajectory_id = ?1 AND e.id > ?2 AND (?3 IS NULL OR e.organisation_id = ?3)
            AND (?4 IS NULL OR e.network_id = ?4) AND (?5 IS NULL OR e.state = ?5)
            AND (?6 IS NULL OR n.lead_partner_id = ?6)
        ORDER BY e.id LIMIT ?7
        """
    case ofOrganisation = """
        SELECT e.id FROM entitlement e CROSS JOIN network n ON n.id = e.network_id
        WHERE e.organisation_id = ?3 AND e.id > ?2 AND (?1 IS NULL OR e.trajectory_id = ?1)
            AND (?4 IS NULL OR e.network_id = ?4) AND (?5 IS NULL OR e.state = ?5)
            AND (?6 IS NULL OR n.lead_partner_id = ?6)
        ORDER BY e.id LIMIT ?7
        """
    case ofNetwork = """
        SELECT e.id FROM entitlement e CROSS JOIN network n ON n.id = e.network_id
        WHERE e.network_id = ?4 AND e.id > ?2 AND (?1 IS NULL OR e.trajectory_id = ?1)
            AND (?3 IS NULL OR e.organisation_id = ?3) AND (?5 IS NULL OR e.state = ?5)
            AND (?6 IS NULL OR n.lead_partner_id = ?6)
        ORDER BY e.id LIMIT ?7
        """
    case inState = """
        SELECT e.id FROM entitlement e CROSS JOIN network n ON n.id = e.network_id
        WHERE e.state = ?5 AND e.id > ?2 AND (?1 IS NULL OR e.trajectory_id = ?1)
            AND (?3 IS NULL OR e.organisation_id = ?3) AND (?4 IS NULL OR e.network_id = ?4)
            AND (?6 IS NULL OR n.lead_partner_id = ?6)
        ORDER BY e.id LIMIT ?7
        """
    case all = """
        SELECT e.id FROM entitlement e CROSS JOIN network n ON n.id = e.network_id
        WHERE e.id > ?2 AND (?1 IS NULL OR e.trajectory_id = ?1) AND (?3 IS NULL OR e.organisation_id = ?3)
            AND (?4 IS NULL OR e.network_id = ?4) AND (?5 IS NULL OR e.state = ?5)
            AND (?6 IS NULL OR n.lead_partner_id = ?6)
        ORDER BY e.id LIMIT ?7
        """
}

enum EntitlementListStore {
    /// A list as it is asked for, by numbers of the store.
    struct Filter {
        var trajectory: Int64?
        var organisation: Int64?
        var network: Int64?
        var state: EntitlementState?
        var leadPartner: Int64?

        /// The query along the index that leaves the fewest rows.
        var query: EntitlementListQuery {
            if trajectory != nil { return .ofTrajectory }
            if organisation != nil { return .ofOrganisation }
            if network != nil { return .ofNetwork }
            return state == nil ? .all : .inState
        }
    }

    static func numbers(
        _ filter: Filter, after number: Int64, count: Int, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Int64] {
        try transaction.all(
            filter.query, .optional(filter.trajectory), .integer(number), .optional(filter.organisation),
            .optional(filter.network), .code(filter.state), .optional(filter.leadPartner), .number(count)
        ) { try $0.integer(0) }
    }

    static func number(
        _ query: EntitlementListQuery, _ uid: [UInt8], in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int64? {
        try transaction.first(query, .blob(uid)) { try $0.integer(0) }
    }

    /// The one network that an organisation leads; nil when it leads none or several.
    static func onlyNetwork(
        ledBy organisation: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int64? {
        let found = try transaction.all(EntitlementListQuery.ledNetworks, .integer(organisation)) {
            try $0.integer(0)
        }
        return found.count == 1 ? found.first : nil
    }

    static func find(
        _ number: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Entitlement? {
        try transaction.first(EntitlementListQuery.find, .integer(number)) { row in
            Entitlement(
                number: try row.integer(0), trajectoryNumber: try row.integer(1),
                organisationNumber: try row.integer(2), leadPartner: try row.integer(3), key: try row.text(4),
                id: try row.id(5), trajectory: try row.id(6), network: try row.id(7), organisation: try row.id(8),
                beneficiary: try row.code(9), rule: try row.code(10), regime: try row.text(11),
                amountCents: try row.optionalInteger(12), state: try row.code(13), dueOn: try row.optionalDay(14),
                payableOn: try row.optionalDay(15), paidOn: try row.optionalDay(16), payment: try row.optionalID(17),
                session: try row.optionalBlob(18), recordedAt: Instant(milliseconds: try row.integer(19)),
                version: try row.integer(20), receivableCents: try row.integer(21))
        }
    }
}
