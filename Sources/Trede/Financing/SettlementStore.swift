internal import SQLite
internal import TredeDomain

enum SettlementQuery: String, Query {
    case mark = "INSERT OR IGNORE INTO unsettled (trajectory_id) VALUES (?1)"
    case markUnnamed = """
        INSERT OR IGNORE INTO unsettled (trajectory_id)
        SELECT t.id FROM trajectory t WHERE t.network_id = ?1 AND NOT EXISTS (
            SELECT 1 FROM team_member m
            WHERE m.trajectory_id = t.id AND m.role = 'leadPartner' AND m.is_backup = 0)
        """
    case checkRegime = "UPDATE trajectory SET settle_again_on = ?2 WHERE regime = ?1"
    case marked = "SELECT trajectory_id FROM unsettled ORDER BY trajectory_id"
    case unmark = "DELETE FROM unsettled WHERE trajectory_id = ?1"
    case dueForCheck = """
        SELECT id FROM trajectory WHERE settle_again_on IS NOT NULL AND settle_again_on <= ?1
        ORDER BY settle_again_on LIMIT ?2
        """
    case checkAgain = "UPDATE trajectory SET settle_again_on = ?2 WHERE id = ?1"
    case trajectory = """
        SELECT t.network_id, t.regime, t.started_on, t.plan_approved_on, t.report_delivered_on,
            r.actions_carried_out, r.information_in_time, a.registered_on, x.terminated_on,
            n.scheme, n.work_provider_cents, n.care_provider_cents, n.later_work_provider_cents,
            n.later_care_provider_cents, n.after_months, t.planned_end_on, (
                SELECT min(c.held_on) FROM conversation c
                WHERE c.trajectory_id = t.id AND ',' || c.present || ',' LIKE '%,caseManagerWork,%'),
            n.lead_partner_id, t.admitted_on
        FROM trajectory t
        JOIN network n ON n.id = t.network_id
        LEFT JOIN end_report r ON r.trajectory_id = t.id
        LEFT JOIN end_advice a ON a.trajectory_id = t.id
        LEFT JOIN termination x ON x.trajectory_id = t.id
        WHERE t.id = ?1
        """
    case members = """
        SELECT role, organisation_id, from_on FROM team_member
        WHERE trajectory_id = ?1 AND is_backup = 0 ORDER BY from_on, id
        """
    case sessions = """
        SELECT (SELECT min(f.id) FROM session f WHERE f.uid = s.uid) AS first_id, s.provider_role, s.organisation_id,
            s.held_on, s.price_cents, s.state, s.reimbursed_elsewhere, s.verified_on
        FROM session s
        WHERE s.trajectory_id = ?1 AND s.state IN ('held', 'verified', 'disputed') AND s.is_superseded = 0
        ORDER BY s.held_on, first_id
        """
    case paid = """
        SELECT key, organisation_id, amount_cents, due_on FROM entitlement WHERE trajectory_id = ?1 AND state = 'paid'
        """
    case regimeValues = "SELECT code, amount_cents FROM regime_value WHERE regime = ?1"
}

/// The facts a settlement rests on, and which trajectories are to be settled.
enum SettlementStore {
    /// A trajectory with what its money depends on.
    struct Subject {
        let network: Int64
        let regime: String
        let facts: SettlementFacts
        let distribution: Distribution
    }

    static func mark(_ trajectory: Int64, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(SettlementQuery.mark, .integer(trajectory))
    }

    /// Marks what rests on who leads a network: the trajectories whose teams never named a person for its lead partner.
    static func markUnnamed(network: Int64, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(SettlementQuery.markUnnamed, .integer(network))
    }

    /// Leaves every trajectory of a regime to the calendar, which settles them in batches.
    static func check(regime: String, on day: Day, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(SettlementQuery.checkRegime, .text(regime), .day(day))
    }

    static func marked(in transaction: borrowing WriteTransaction) throws -> [Int64] {
        try transaction.all(SettlementQuery.marked) { try $0.integer(0) }
    }

    static func unmark(_ trajectory: Int64, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(SettlementQuery.unmark, .integer(trajectory))
    }

    static func dueForCheck(
        on day: Day, count: Int, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Int64] {
        try transaction.all(SettlementQuery.dueForCheck, .day(day), .number(count)) { try $0.integer(0) }
    }

    static func checkAgain(_ trajectory: Int64, on day: Day?, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(SettlementQuery.checkAgain, .integer(trajectory), .day(day))
    }

    static func subject(
        _ trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Subject {
        let found = try transaction.first(SettlementQuery.trajectory, .integer(trajectory), decode: subject)
        guard let subject = found else { throw Failure.notFound(.trajectory) }
        var facts = subject.facts
        facts.holders = try holders(trajectory, in: transaction).merging(facts.holders) { member, _ in member }
        facts.sessions = try transaction.all(SettlementQuery.sessions, .integer(trajectory), decode: session)
        let paid = try transaction.all(SettlementQuery.paid, .integer(trajectory)) { row in
            let paid = SettlementFacts.Paid(
                organisation: try row.integer(1), amountCents: try row.integer(2), dueOn: try row.day(3))
            return (try row.text(0), paid)
        }
        facts.paid = Dictionary(paid) { first, _ in first }
        return Subject(
            network: subject.network, regime: subject.regime, facts: facts, distribution: subject.distribution)
    }

    private static func holders(
        _ trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Beneficiary: Holders] {
        var holders: [Beneficiary: Holders] = [:]
        try transaction.each(SettlementQuery.members, .integer(trajectory)) { row in
            guard let beneficiary = Beneficiary(rawValue: try row.text(0)) else { return }
            let (organisation, day) = (try row.integer(1), try row.day(2))
            if holders[beneficiary]?.hand(to: organisation, from: day) == nil {
                holders[beneficiary] = Holders(organisation, from: day)
            }
        }
        return holders
    }

    /// The amounts an administrator set where the regime's file leaves them open (Z-3), by code.
    static func regimeValues(
        _ regime: String, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [String: Int64] {
        let values = try transaction.all(SettlementQuery.regimeValues, .text(regime)) { row in
            (try row.text(0), try row.integer(1))
        }
        return Dictionary(values) { first, _ in first }
    }

    private static func subject(_ row: borrowing Row) throws -> Subject {
        var facts = SettlementFacts()
        facts.startedOn = try row.optionalDay(2)
        facts.planApprovedOn = try row.optionalDay(3)
        facts.reportDeliveredOn = try row.optionalDay(4)
        facts.areActionsCarriedOut = try row.optionalFlag(5) ?? false
        facts.isInformationInTime = try row.optionalFlag(6) ?? false
        facts.adviceRegisteredOn = try row.optionalDay(7)
        facts.terminatedOn = try row.optionalDay(8)
        facts.plannedEndOn = try row.optionalDay(15)
        facts.metCaseManagerWorkOn = try row.optionalDay(16)
        // The instalments are those of the network's lead partner, whether the team names a person for it or not (E-2).
        facts.holders[.leadPartner] = Holders(try row.integer(17), from: try row.day(18))
        return Subject(
            network: try row.integer(0), regime: try row.text(1), facts: facts,
            distribution: try DistributionColumns.distribution(row, from: 9))
    }

    private static func session(_ row: borrowing Row) throws -> SettlementFacts.Session {
        let role = try row.code(1, as: Role.self)
        guard let beneficiary = Beneficiary(provider: role) else { throw CorruptColumn(column: 1) }
        return SettlementFacts.Session(
            number: try row.integer(0), beneficiary: beneficiary, organisation: try row.integer(2),
            heldOn: try row.day(3), priceCents: try row.integer(4), state: try row.code(5),
            isReimbursedElsewhere: try row.flag(6), verifiedOn: try row.optionalDay(7))
    }
}

/// How a network's scheme stands in its six columns: scheme, two amounts, two later amounts, months.
enum DistributionColumns {
    static func distribution(_ row: borrowing Row, from column: Int32) throws -> Distribution {
        let first = try amounts(row, column + 1)
        let later = try amounts(row, column + 3)
        return switch try row.code(column, as: Distribution.Scheme.self) {
        case .perAction: .perAction
        case .pooled: .pooled
        case .perTrajectory: .perTrajectory(amountCents: first)
        case .tranches:
            .tranches(startCents: first, laterCents: later, afterMonths: try row.number(column + 5))
        }
    }

    /// The six values of a scheme, in the order of the columns.
    static func values(_ distribution: Distribution) -> [Value] {
        var first: [Role: Int64] = [:]
        var later: [Role: Int64] = [:]
        var months: Int?
        switch distribution {
        case .perAction, .pooled: break
        case .perTrajectory(let amounts): first = amounts
        case .tranches(let start, let after, let count): (first, later, months) = (start, after, count)
        }
        return [
            .code(distribution.scheme), .optional(first[.workProvider]), .optional(first[.careProvider]),
            .optional(later[.workProvider]), .optional(later[.careProvider]), .number(months),
        ]
    }

    private static func amounts(_ row: borrowing Row, _ column: Int32) throws -> [Role: Int64] {
        var amounts: [Role: Int64] = [:]
        amounts[.workProvider] = try row.optionalInteger(column)
        amounts[.careProvider] = try row.optionalInteger(column + 1)
        return amounts
    }
}
