internal import SQLite
internal import TredeDomain

// The joins are written in the order in which they are to be walked, whatever the tables' statistics say.
enum TrajectoryListQuery: String, Query {
    case number = "SELECT id FROM trajectory WHERE uid = ?1 AND id > ?2"
    case all = """
        SELECT t.uid, t.state, t.state_since, t.measure, n.uid, t.admitted_on
        FROM trajectory t CROSS JOIN network n ON n.id = t.network_id
        WHERE t.id > ?1 AND (?2 IS NULL OR t.state = ?2) AND (?3 IS NULL OR n.uid = ?3)
        ORDER BY t.id LIMIT ?4
        """
    case ofProfessional = """
        SELECT t.uid, t.state, t.state_since, t.measure, n.uid, t.admitted_on
        FROM trajectory t CROSS JOIN network n ON n.id = t.network_id
        WHERE t.id > ?1 AND (?2 IS NULL OR t.state = ?2) AND (?3 IS NULL OR n.uid = ?3)
            AND t.id IN (SELECT trajectory_id FROM team_member
                WHERE professional_id = ?5 AND role = ?6 AND until_on IS NULL
                    AND organisation_id = (SELECT organisation_id FROM professional WHERE id = ?5))
        ORDER BY t.id LIMIT ?4
        """
    case ofOrganisation = """
        SELECT t.uid, t.state, t.state_since, t.measure, n.uid, t.admitted_on
        FROM trajectory t CROSS JOIN network n ON n.id = t.network_id
        WHERE t.id > ?1 AND (?2 IS NULL OR t.state = ?2) AND (?3 IS NULL OR n.uid = ?3)
            AND t.id IN (SELECT trajectory_id FROM team_member
                WHERE organisation_id = ?5 AND role = ?6 AND until_on IS NULL)
        ORDER BY t.id LIMIT ?4
        """
    case ofProvider = """
        SELECT t.uid, t.state, t.state_since, t.measure, n.uid, t.admitted_on
        FROM trajectory t CROSS JOIN network n ON n.id = t.network_id
        WHERE t.id > ?1 AND (?2 IS NULL OR t.state = ?2) AND (?3 IS NULL OR n.uid = ?3)
            AND t.id IN (SELECT trajectory_id FROM team_member
                WHERE organisation_id = ?5 AND role = ?6 AND until_on IS NULL
                UNION SELECT trajectory_id FROM action_order WHERE organisation_id = ?5 AND provider_role = ?6)
        ORDER BY t.id LIMIT ?4
        """
    // Which roles somebody is in shows where nobody is.
    case ofLeadPartner = """
        SELECT t.uid, t.state, t.state_since, t.measure, n.uid, t.admitted_on,
            coalesce((SELECT group_concat(m.role, ' ') FROM team_member m
                WHERE m.trajectory_id = t.id AND m.until_on IS NULL), '')
        FROM trajectory t INDEXED BY trajectory_network CROSS JOIN network n ON n.id = t.network_id
        WHERE t.id > ?1 AND (?2 IS NULL OR t.state = ?2) AND (?3 IS NULL OR n.uid = ?3)
            AND t.network_id IN (SELECT id FROM network WHERE lead_partner_id = ?5)
        ORDER BY t.id LIMIT ?4
        """
    case own = """
        SELECT t.uid, t.state, t.state_since, t.measure, n.uid, t.admitted_on
        FROM trajectory t CROSS JOIN network n ON n.id = t.network_id
        WHERE t.uid = ?5 AND t.id > ?1 AND (?2 IS NULL OR t.state = ?2) AND (?3 IS NULL OR n.uid = ?3) LIMIT ?4
        """
}

/// The trajectories each role sees, as `TrajectoryAccess` says for one.
enum TrajectoryListStore {
    /// Which trajectories are asked for.
    struct Filter {
        let state: TrajectoryState?
        let network: ID<Network>?
    }

    static func list(
        _ filter: Filter, page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<TrajectoryItem> {
        let start = try PageStart.number(of: page, TrajectoryListQuery.number, within: 0, in: transaction)
        let found = try rows(filter, after: start, count: page.size + 1, by: actor, in: transaction)
        return Page(found, request: page) { $0.id.bytes }
    }

    private static func rows(
        _ filter: Filter, after start: Int64, count: Int, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [TrajectoryItem] {
        let (after, state, size) = (Value.integer(start), Value.code(filter.state), Value.number(count))
        let network = filter.network.map { Value.id($0) } ?? .null
        switch actor.role {
        case .screener, .counsellor, .controller, .administrator:
            return try transaction.all(TrajectoryListQuery.all, after, state, network, size, decode: item)
        case .leadPartner:
            return try transaction.all(
                TrajectoryListQuery.ofLeadPartner, after, state, network, size, .optional(actor.organisation)
            ) { try item($0, gaps: gaps($0)) }
        case .workProvider, .careProvider:
            return try transaction.all(
                TrajectoryListQuery.ofProvider, after, state, network, size, .optional(actor.organisation),
                .code(actor.role), decode: item)
        case .caseManagerWork, .caseManagerCare:
            let query: TrajectoryListQuery = actor.professional == nil ? .ofOrganisation : .ofProfessional
            return try transaction.all(
                query, after, state, network, size, .optional(actor.professional ?? actor.organisation),
                .code(actor.role), decode: item)
        case .participant:
            guard let own = actor.trajectory else { return [] }
            return try transaction.all(TrajectoryListQuery.own, after, state, network, size, .id(own), decode: item)
        case .referrer: return []
        }
    }

    private static func item(_ row: borrowing Row) throws -> TrajectoryItem { try item(row, gaps: nil) }

    private static func gaps(_ row: borrowing Row) throws -> [Role] {
        let filled = try row.text(6).split(separator: " ").compactMap { Role(rawValue: String($0)) }
        return try row.code(1, as: TrajectoryState.self).isRunning ? Team.gaps(in: filled) : []
    }

    private static func item(_ row: borrowing Row, gaps: [Role]?) throws -> TrajectoryItem {
        TrajectoryItem(
            id: try row.id(0), state: try row.code(1), stateSince: try row.day(2), measure: try row.text(3),
            network: try row.id(4), admittedOn: try row.day(5), gaps: gaps)
    }
}
