package import SQLite
package import TredeDomain

/// Registers how things stood in the months after close (O-2).
package struct OutcomeService: Sendable {
    let ids: IDSource
    let access: TrajectoryAccess

    /// Registers a month; both case managers and the counsellor may.
    ///
    /// It is measured on the day it is registered, or on the day an imported history tells (Z-5).
    /// - Throws: `notFound`, `forbidden`, `invalid` for a month to come, `refused`.
    package func register(
        _ content: Outcome.Content, measuredOn day: Day? = nil, in id: ID<Trajectory>, by actor: Actor,
        _ transaction: borrowing WriteTransaction
    ) throws -> Outcome {
        let seen = try access.find(id, by: actor, to: .registerOutcome, in: transaction)
        let number = seen.trajectory.number
        try BusinessDays.refuseFuture([("month", content.month.firstDay)], now: transaction.now)
        var refusals = content.refusals(in: seen.trajectory)
        if try OutcomeStore.find(in: content.month, of: number, in: transaction) != nil {
            refusals.append(Refusal(.o2, .alreadyRegistered, arguments: ["\(content.month)"]))
        }
        guard refusals.isEmpty else { throw Failure.refused(refusals) }
        let outcome = Outcome(
            id: ids.id(), content: content, recordedAt: Instant(milliseconds: transaction.now))
        try OutcomeStore.insert(
            content, id: outcome.id, of: number, measuredOn: day ?? transaction.today, by: actor, in: transaction)
        return outcome
    }

    /// The month.
    ///
    /// - Throws: `notFound`, `forbidden`.
    package func find(
        _ id: ID<Outcome>, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Outcome {
        let seen = try access.find(trajectory, by: actor, to: .getOutcome, in: transaction)
        return try OutcomeStore.find(id, of: seen.trajectory.number, in: transaction)
    }

    /// A page of months, the first after close first.
    ///
    /// - Throws: `notFound`, `forbidden`, `invalid`.
    package func list(
        of trajectory: ID<Trajectory>, page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<Outcome> {
        let seen = try access.find(trajectory, by: actor, to: .listOutcomes, in: transaction)
        return try OutcomeStore.list(of: seen.trajectory.number, page: page, in: transaction)
    }
}
