package import SQLite
package import TredeDomain

/// Ends trajectories early (T-4).
package struct TerminationService: Sendable {
    let ids: IDSource
    let access: TrajectoryAccess

    /// Ends a trajectory early, from whatever state it runs in; the screening service and both case managers may.
    ///
    /// - Throws: `notFound`, `forbidden`, `invalid`, `refused`.
    package func register(
        _ content: Termination.Content, in id: ID<Trajectory>, by actor: Actor,
        _ transaction: borrowing WriteTransaction
    ) throws -> Termination {
        let trajectory = try access.find(id, by: actor, to: .terminateTrajectory, in: transaction).trajectory
        let step = TrajectoryStep(
            to: .terminated, on: content.terminatedOn, kind: .terminated, reason: content.reason.rawValue)
        try TrajectoryCourse.take(
            step, of: trajectory, dayNamed: "terminatedOn", by: actor, ids: ids, in: transaction)
        let terminationID = ids.id(of: Termination.self)
        try TerminationStore.insert(content, id: terminationID, of: trajectory.number, by: actor, in: transaction)
        return Termination(
            id: terminationID, terminatedOn: content.terminatedOn,
            grounds: Confidential(.init(reason: content.reason, motivation: content.motivation)),
            recordedAt: Instant(milliseconds: transaction.now))
    }

    /// The termination, with its reason for the screening service, both case managers and the participant.
    ///
    /// - Throws: `notFound`, `forbidden`.
    package func find(
        _ id: ID<Termination>, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Termination {
        let seen = try access.find(trajectory, by: actor, to: .getTermination, in: transaction)
        return try TerminationStore.find(
            id, of: seen.trajectory.number, withReason: seen.relation.seesDecisions, in: transaction)
    }

    /// The terminations without reasons; there is at most one.
    ///
    /// - Throws: `notFound`, `forbidden`, `invalid`.
    package func list(
        of trajectory: ID<Trajectory>, page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<Termination> {
        let seen = try access.find(trajectory, by: actor, to: .listTerminations, in: transaction)
        return try TerminationStore.list(of: seen.trajectory.number, page: page, in: transaction)
    }
}
