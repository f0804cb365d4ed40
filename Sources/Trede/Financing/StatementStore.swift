internal import SQLite
internal import TredeDomain

enum StatementQuery: String, Query {
    case trajectory = """
        SELECT t.id, n.id, n.lead_partner_id, n.scheme, n.mandate_until FROM trajectory t
        JOIN network n ON n.id = t.network_id WHERE t.uid = ?1
        """
    case network = "SELECT 0, id, lead_partner_id, scheme, mandate_until FROM network WHERE uid = ?1"
    case isAtWork = "SELECT 1 FROM team_member WHERE trajectory_id = ?1 AND organisation_id = ?2 LIMIT 1"
    case linesOfTrajectory = """
        SELECT e.rule, e.beneficiary, o.uid, o.enterprise_number, sum(e.amount_cents - e.receivable_cents),
            sum(CASE WHEN e.paid_on <= ?2 THEN e.amount_cents ELSE 0 END), sum(e.receivable_cents)
        FROM entitlement e JOIN organisation o ON o.id = e.organisation_id
        WHERE e.trajectory_id = ?1 AND e.due_on <= ?2 AND e.state IN ('due', 'paid')
            AND (?3 IS NULL OR e.organisation_id = ?3)
        GROUP BY e.rule, e.beneficiary, e.organisation_id ORDER BY e.rule, e.beneficiary, o.enterprise_number
        """
    case linesOfOrganisation = """
        SELECT e.rule, e.beneficiary, o.uid, o.enterprise_number, sum(e.amount_cents - e.receivable_cents),
            sum(CASE WHEN e.paid_on <= ?2 THEN e.amount_cents ELSE 0 END), sum(e.receivable_cents)
        FROM entitlement e JOIN organisation o ON o.id = e.organisation_id JOIN network n ON n.id = e.network_id
        WHERE e.organisation_id = ?1 AND e.due_on <= ?2 AND e.state IN ('due', 'paid')
            AND (?3 IS NULL OR n.lead_partner_id = ?3)
        GROUP BY e.rule, e.beneficiary, e.organisation_id ORDER BY e.rule, e.beneficiary
        """
    case linesOfNetwork = """
        SELECT e.rule, e.beneficiary, o.uid, o.enterprise_number, sum(e.amount_cents - e.receivable_cents),
            sum(CASE WHEN e.paid_on <= ?2 THEN e.amount_cents ELSE 0 END), sum(e.receivable_cents)
        FROM entitlement e JOIN organisation o ON o.id = e.organisation_id
        WHERE e.network_id = ?1 AND e.due_on <= ?2 AND e.state IN ('due', 'paid')
        GROUP BY e.rule, e.beneficiary, e.organisation_id ORDER BY e.rule, e.beneficiary, o.enterprise_number
        """
    case trajectoriesOfOrganisation = """
        SELECT count(DISTINCT e.trajectory_id) FROM entitlement e JOIN network n ON n.id = e.network_id
        WHERE e.organisation_id = ?1 AND e.due_on <= ?2 AND e.state IN ('due', 'paid')
            AND (?3 IS NULL OR n.lead_partner_id = ?3)
        """
    case trajectoriesOfNetwork = "SELECT count(*) FROM trajectory WHERE network_id = ?1 AND admitted_on <= ?2"
    case sessionsOfTrajectory = """
        SELECT state, count(*), ifnull(sum(effort_minutes), 0),
            sum(CASE WHEN reimbursed_elsewhere THEN 0 ELSE price_cents END)
        FROM session
        WHERE trajectory_id = ?1 AND held_on <= ?2 AND is_superseded = 0 AND state <> 'planned' GROUP BY state
        """
    case sessionsOfNetwork = """
        SELECT s.state, count(*), ifnull(sum(s.effort_minutes), 0),
            sum(CASE WHEN s.reimbursed_elsewhere THEN 0 ELSE s.price_cents END)
        FROM trajectory t JOIN session s ON s.trajectory_id = t.id
        WHERE t.network_id = ?1 AND s.held_on <= ?2 AND s.is_superseded = 0 AND s.state <> 'planned'
        GROUP BY s.state
        """
    case reserve = """
        SELECT ifnull(sum(CASE WHEN e.beneficiary = 'leadPartner' THEN e.amount_cents - e.receivable_cents
            WHEN e.beneficiary IN ('leadPartnerOwnShare', 'workProvider', 'careProvider')
                THEN e.receivable_cents - e.amount_cents
            ELSE 0 END), 0)
        FROM trajectory t JOIN entitlement e ON e.trajectory_id = t.id
        WHERE t.network_id = ?1 AND (?2 = 0 OR t.id = ?2) AND t.ended_on <= ?3 AND e.due_on <= ?3
            AND e.state IN ('due', 'paid')
        """
}

enum StatementStore {
    /// A trajectory or network as a statement needs it.
    struct Place {
        /// 0 for a network as a whole.
        let trajectory: Int64
        let network: Int64
        let leadPartner: Int64
        let scheme: Distribution.Scheme
        let mandateUntil: Day?
    }

    /// What sessions come to by a day.
    struct SessionTotals {
        var counts = Statement.Sessions()
        var effortMinutes = 0
        /// The price of what was verified, without what the health insurance reimburses.
        var verifiedCents: Int64 = 0
    }

    static func place(
        _ query: StatementQuery, _ uid: [UInt8], in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Place? {
        try transaction.first(query, .blob(uid)) { row in
            Place(
                trajectory: try row.integer(0), network: try row.integer(1), leadPartner: try row.integer(2),
                scheme: try row.code(3), mandateUntil: try row.optionalDay(4))
        }
    }

    static func isAtWork(
        _ organisation: Int64, trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.exists(StatementQuery.isAtWork, .integer(trajectory), .integer(organisation))
    }

    static func lines(
        of place: Place, on day: Day, organisation: Int64?, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Statement.Line] {
        if place.trajectory == 0 {
            return try transaction.all(
                StatementQuery.linesOfNetwork, .integer(place.network), .day(day), decode: line)
        }
        return try transaction.all(
            StatementQuery.linesOfTrajectory, .integer(place.trajectory), .day(day), .optional(organisation),
            decode: line)
    }

    static func lines(
        organisation: Int64, on day: Day, leadPartner: Int64?,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Statement.Line] {
        try transaction.all(
            StatementQuery.linesOfOrganisation, .integer(organisation), .day(day), .optional(leadPartner),
            decode: line)
    }

    static func trajectories(
        organisation: Int64, on day: Day, leadPartner: Int64?,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int {
        try transaction.first(
            StatementQuery.trajectoriesOfOrganisation, .integer(organisation), .day(day), .optional(leadPartner)
        ) { try $0.number(0) } ?? 0
    }

    static func trajectories(
        network: Int64, on day: Day, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int {
        try transaction.first(StatementQuery.trajectoriesOfNetwork, .integer(network), .day(day)) {
            try $0.number(0)
        } ?? 0
    }

    static func sessions(
        of place: Place, on day: Day, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> SessionTotals {
        let isNetwork = place.trajectory == 0
        let query = isNetwork ? StatementQuery.sessionsOfNetwork : .sessionsOfTrajectory
        var totals = SessionTotals()
        try transaction.each(query, .integer(isNetwork ? place.network : place.trajectory), .day(day)) { row in
            let (state, count) = (try row.code(0, as: SessionState.self), try row.number(1))
            totals.effortMinutes += try row.number(2)
            switch state {
            case .held, .disputed: totals.counts.held += count
            case .verified:
                totals.counts.held += count
                totals.verifiedCents += try row.integer(3)
            case .noShow: totals.counts.noShow += count
            case .cancelled: totals.counts.cancelled += count
            case .planned: break
            }
        }
        return totals
    }

    static func reserveCents(
        of place: Place, on day: Day, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int64 {
        try transaction.first(
            StatementQuery.reserve, .integer(place.network), .integer(place.trajectory), .day(day)
        ) { try $0.integer(0) } ?? 0
    }

    private static func line(_ row: borrowing Row) throws -> Statement.Line {
        Statement.Line(
            rule: try row.code(0), beneficiary: try row.code(1), organisation: try row.id(2),
            enterpriseNumber: try row.text(3), dueCents: try row.integer(4), paidCents: try row.integer(5),
            receivableCents: try row.integer(6))
    }
}
