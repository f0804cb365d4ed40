internal import SQLite
internal import TredeDomain

enum ReferralListQuery: String, Query {
    case number = "SELECT id FROM referral WHERE uid = ?1"
    case all = """
        SELECT uid, state, state_since, submitted_on, measure, external_id FROM referral
        WHERE id > ?1 ORDER BY id LIMIT ?2
        """
    case inState = """
        SELECT uid, state, state_since, submitted_on, measure, external_id FROM referral
        WHERE state = ?3 AND id > ?1 ORDER BY id LIMIT ?2
        """
    case withExternalID = """
        SELECT uid, state, state_since, submitted_on, measure, external_id FROM referral
        WHERE external_id = ?4 AND id > ?1 AND (?3 IS NULL OR state = ?3) ORDER BY id LIMIT ?2
        """
    // Each of the three parts follows its own index, and together they hold at most three pages.
    case own = """
        SELECT uid, state, state_since, submitted_on, measure, external_id FROM referral WHERE id IN (
            SELECT id FROM (
                SELECT id FROM referral WHERE client_id = ?5 AND id > ?1
                    AND (?3 IS NULL OR state = ?3) AND (?4 IS NULL OR external_id = ?4) ORDER BY id LIMIT ?2)
            UNION ALL SELECT id FROM (
                SELECT id FROM referral
                WHERE referrer_organisation = (SELECT enterprise_number FROM organisation WHERE id = ?6) AND id > ?1
                    AND (?3 IS NULL OR state = ?3) AND (?4 IS NULL OR external_id = ?4) ORDER BY id LIMIT ?2)
            UNION ALL SELECT id FROM (
                SELECT id FROM referral
                WHERE referrer_email = (SELECT email FROM professional WHERE id = ?7)
                    AND referrer_organisation = (
                        SELECT o.enterprise_number FROM professional p JOIN organisation o ON o.id = p.organisation_id
                        WHERE p.id = ?7)
                    AND id > ?1
                    AND (?3 IS NULL OR state = ?3) AND (?4 IS NULL OR external_id = ?4) ORDER BY id LIMIT ?2)
        ) ORDER BY id LIMIT ?2
        """
    case ofTeam = """
        SELECT r.uid, r.state, r.state_since, r.submitted_on, r.measure, NULL FROM team_member m
        JOIN trajectory t ON t.id = m.trajectory_id JOIN referral r ON r.id = t.referral_id
        WHERE m.until_on IS NULL AND m.role = ?4 AND m.organisation_id = ?5 AND r.id > ?1
            AND (?3 IS NULL OR r.state = ?3)
        GROUP BY r.id ORDER BY r.id LIMIT ?2
        """
    case ofTeamMember = """
        SELECT r.uid, r.state, r.state_since, r.submitted_on, r.measure, NULL FROM team_member m
        JOIN trajectory t ON t.id = m.trajectory_id JOIN referral r ON r.id = t.referral_id
        WHERE m.until_on IS NULL AND m.role = ?4 AND m.professional_id = ?5 AND r.id > ?1
            AND m.organisation_id = (SELECT organisation_id FROM professional WHERE id = ?5)
            AND (?3 IS NULL OR r.state = ?3)
        GROUP BY r.id ORDER BY r.id LIMIT ?2
        """
    case withTrajectory = """
        SELECT r.uid, r.state, r.state_since, r.submitted_on, r.measure, NULL FROM trajectory t
        JOIN referral r ON r.id = t.referral_id
        WHERE t.referral_id > ?1 AND (?3 IS NULL OR r.state = ?3) ORDER BY t.referral_id LIMIT ?2
        """
    case one = """
        SELECT uid, state, state_since, submitted_on, measure, NULL FROM referral
        WHERE uid = ?4 AND id > ?1 AND (?3 IS NULL OR state = ?3) LIMIT ?2
        """
    case ofTrajectory = """
        SELECT r.uid, r.state, r.state_since, r.submitted_on, r.measure, NULL FROM trajectory t
        JOIN referral r ON r.id = t.referral_id
        WHERE t.uid = ?4 AND r.id > ?1 AND (?3 IS NULL OR r.state = ?3) LIMIT ?2
        """
}

/// Lists of referrals, each role with its own SELECT, so that no column is read that the role may not see (V-6).
enum ReferralListStore {
    /// What is asked for.
    struct Filter {
        let state: ReferralState?
        /// Only for those who may see the reference of the source (V-9).
        let externalID: String?
    }

    static func list(
        _ filter: Filter, page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<ReferralItem> {
        let start: Value = .integer(try start(of: page, in: transaction))
        let limit: Value = .number(page.size + 1)
        let state: Value = .code(filter.state)
        let found: [ReferralItem] =
            switch actor.role {
            case .screener where filter.externalID != nil:
                try transaction.all(
                    ReferralListQuery.withExternalID, start, limit, state, .optional(filter.externalID), decode: item)
            case .screener where filter.state != nil:
                try transaction.all(ReferralListQuery.inState, start, limit, state, decode: item)
            case .screener: try transaction.all(ReferralListQuery.all, start, limit, decode: item)
            case .referrer:
                try transaction.all(
                    ReferralListQuery.own, start, limit, state, .optional(filter.externalID), .integer(actor.client),
                    .optional(actor.professional == nil ? actor.organisation : nil), .optional(actor.professional),
                    decode: item)
            case .caseManagerWork, .caseManagerCare:
                try transaction.all(
                    actor.professional == nil ? ReferralListQuery.ofTeam : .ofTeamMember, start, limit, state,
                    .code(actor.role), .optional(actor.professional ?? actor.organisation), decode: item)
            case .counsellor:
                try transaction.all(ReferralListQuery.withTrajectory, start, limit, state, decode: item)
            case .participant:
                if let referral = actor.referral {
                    try transaction.all(ReferralListQuery.one, start, limit, state, .id(referral), decode: item)
                } else {
                    try transaction.all(
                        ReferralListQuery.ofTrajectory, start, limit, state,
                        actor.trajectory.map { .id($0) } ?? .null, decode: item)
                }
            default: []
            }
        return Page(found, request: page) { $0.id.bytes }
    }

    private static func start(
        of page: PageRequest, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int64 {
        guard let cursor = page.after else { return 0 }
        let number = try transaction.first(ReferralListQuery.number, .blob(cursor.bytes)) { try $0.integer(0) }
        guard let number else { throw PageRequest.unknownCursor }
        return number
    }

    private static func item(_ row: borrowing Row) throws -> ReferralItem {
        ReferralItem(
            id: try row.id(0), state: try row.code(1), stateSince: try row.day(2), submittedOn: try row.day(3),
            measure: try row.code(4), externalID: try row.optionalText(5))
    }
}
