internal import SQLite
package import TredeDomain

/// The one way in which a trajectory goes from state to state.
package enum TrajectoryCourse {
    /// Takes a step: moves the trajectory, writes the event, and has its money worked out again (T-1, T-2).
    ///
    /// What else stands in the way is given along, so that everything is refused at once.
    ///
    /// - Throws: `invalid` for a day to come, `refused` with everything that stands in the way.
    package static func take(
        _ step: TrajectoryStep, of trajectory: Trajectory, dayNamed name: String, others: [Refusal] = [],
        by actor: Actor, ids: IDSource, in transaction: borrowing WriteTransaction
    ) throws {
        try BusinessDays.refuseFuture([(name, step.occurredOn)], now: transaction.now)
        let refusals = step.refusals(in: trajectory) + others
        guard refusals.isEmpty else { throw Failure.refused(refusals) }
        try TrajectoryStore.move(trajectory.number, by: step, in: transaction)
        try TrajectoryEventStore.append(
            step, from: trajectory.state, to: trajectory.number, by: actor, ids: ids, in: transaction)
        try SettlementStore.mark(trajectory.number, in: transaction)
    }
}

/// The days on which something happened, as a caller gives them (Z-5).
package enum BusinessDays {
    /// Refuses days that are still to come in Brussels, each with the name under which it was given.
    ///
    /// - Throws: `invalid` with all of them.
    package static func refuseFuture(_ days: [(name: String, day: Day)], now: Int64) throws {
        let today = Instant(milliseconds: now).brusselsDay
        let violations = days.filter { $0.day > today }.map { Violation($0.name, .inTheFuture, rule: .t2) }
        guard violations.isEmpty else { throw Failure.invalid(violations) }
    }
}
