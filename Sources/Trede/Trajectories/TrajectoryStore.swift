package import SQLite
package import TredeDomain

enum TrajectoryQuery: String, Query {
    case insert = """
        INSERT INTO trajectory (uid, referral_id, person_id, network_id, measure, regime, state, state_since,
            admitted_on, version)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'admitted', ?7, ?7, 1)
        """
    case find = """
        SELECT id, uid, referral_id, person_id, network_id, measure, regime, state, state_since, admitted_on,
            team_appointed_on, started_on, plan_approved_on, report_delivered_on, ended_on, planned_end_on,
            trusted_person_role, team_version, version
        FROM trajectory WHERE uid = ?1
        """
    case findOfReferral = """
        SELECT id, uid, referral_id, person_id, network_id, measure, regime, state, state_since, admitted_on,
            team_appointed_on, started_on, plan_approved_on, report_delivered_on, ended_on, planned_end_on,
            trusted_person_role, team_version, version
        FROM trajectory WHERE referral_id = ?1
        """
    case move = """
        UPDATE trajectory SET state = ?2, state_since = ?3, version = version + 1,
            started_on = CASE WHEN ?2 = 'startUp' THEN ?3 ELSE started_on END,
            plan_approved_on = CASE WHEN ?2 = 'inExecution' THEN ?3 ELSE plan_approved_on END,
            report_delivered_on = CASE WHEN ?2 = 'closing' THEN ?3 ELSE report_delivered_on END,
            ended_on = CASE WHEN ?2 IN ('closed', 'terminated') THEN ?3 ELSE ended_on END
        WHERE id = ?1
        """
    case planEnd = "UPDATE trajectory SET planned_end_on = ?2, version = version + 1 WHERE id = ?1"
    case changeTeam = """
        UPDATE trajectory SET team_appointed_on = coalesce(team_appointed_on, ?2), trusted_person_role = ?3,
            team_version = team_version + 1, version = version + 1
        WHERE id = ?1
        """
    case touch = "UPDATE trajectory SET version = version + 1 WHERE id = ?1"
}

/// The state and dates of trajectories.
package enum TrajectoryStore {
    /// A trajectory as an admission makes it.
    struct Admission {
        let id: ID<Trajectory>
        let referral: Int64
        let person: Int64
        let network: Int64
        let measure: String
        let regime: String
        let admittedOn: Day
    }

    /// Makes a trajectory that was admitted and has not started, with the event of its admission (T-1, T-2).
    static func insert(
        _ admission: Admission, by actor: Actor, ids: IDSource,
        in transaction: borrowing WriteTransaction
    ) throws -> Int64 {
        let number = try transaction.insert(
            TrajectoryQuery.insert, .id(admission.id), .integer(admission.referral), .integer(admission.person),
            .integer(admission.network), .text(admission.measure), .text(admission.regime),
            .day(admission.admittedOn))
        let step = TrajectoryStep(to: .admitted, on: admission.admittedOn, kind: .admitted)
        try TrajectoryEventStore.append(step, from: nil, to: number, by: actor, ids: ids, in: transaction)
        return number
    }

    /// The trajectory with that identifier, whoever asks; who may know of it is `TrajectoryAccess`'s to say.
    ///
    /// - Throws: `notFound`.
    package static func find(
        _ id: ID<Trajectory>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Trajectory {
        guard let found = try findIfAny(id, in: transaction) else { throw Failure.notFound(.trajectory) }
        return found
    }

    /// The trajectory with that identifier, whoever asks; nil when there is none.
    static func findIfAny(
        _ id: ID<Trajectory>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Trajectory? {
        try transaction.first(TrajectoryQuery.find, .id(id), decode: trajectory)
    }

    /// The trajectory that a referral led to; nil when it led to none.
    package static func find(
        referral: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Trajectory? {
        try transaction.first(TrajectoryQuery.findOfReferral, .integer(referral), decode: trajectory)
    }

    /// Moves it to a state and notes the day of the fact that the state stands for.
    static func move(_ trajectory: Int64, by step: TrajectoryStep, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(
            TrajectoryQuery.move, .integer(trajectory), .code(step.state), .day(step.occurredOn))
    }

    /// Sets the last day it may last to (T-3).
    static func planEnd(_ trajectory: Int64, on day: Day, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(TrajectoryQuery.planEnd, .integer(trajectory), .day(day))
    }

    /// Notes that the team changed, and the first day on which it had both case managers.
    static func changeTeam(
        _ trajectory: Int64, appointedOn: Day?, trustedPersonRole: Role?, in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.run(
            TrajectoryQuery.changeTeam, .integer(trajectory), .day(appointedOn), .code(trustedPersonRole))
    }

    /// Counts a change to something the trajectory's page shows, so that its ETag differs.
    package static func touch(_ trajectory: Int64, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(TrajectoryQuery.touch, .integer(trajectory))
    }

    private static func trajectory(_ row: borrowing Row) throws -> Trajectory {
        let days = Trajectory.Days(
            admittedOn: try row.day(9), teamAppointedOn: try row.optionalDay(10), startedOn: try row.optionalDay(11),
            planApprovedOn: try row.optionalDay(12), reportDeliveredOn: try row.optionalDay(13),
            endedOn: try row.optionalDay(14), plannedEndOn: try row.optionalDay(15))
        return Trajectory(
            id: try row.id(1), number: try row.integer(0), referral: try row.integer(2), person: try row.integer(3),
            network: try row.integer(4), measure: try row.text(5), regime: try row.text(6), state: try row.code(7),
            stateSince: try row.day(8), days: days, trustedPersonRole: try row.optionalCode(16),
            teamVersion: try row.integer(17), version: try row.integer(18))
    }
}
