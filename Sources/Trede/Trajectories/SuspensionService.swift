package import SQLite
package import TredeDomain

/// Registers the periods in which a trajectory rests (T-1); its end does not move by them (T-3).
package struct SuspensionService: Sendable {
    let ids: IDSource
    let access: TrajectoryAccess

    /// Suspends a trajectory; both case managers may, also when the end is not known yet.
    ///
    /// - Throws: `notFound`, `forbidden`, `invalid`, `refused`.
    package func register(
        _ content: Suspension.Content, in id: ID<Trajectory>, by actor: Actor,
        _ transaction: borrowing WriteTransaction
    ) throws -> Suspension {
        let trajectory = try access.find(id, by: actor, to: .suspendTrajectory, in: transaction).trajectory
        try refuse(content, in: trajectory, except: nil, transaction)
        let suspension = try SuspensionStore.insert(
            content, id: ids.id(), of: trajectory.number, by: actor, in: transaction)
        try TrajectoryStore.touch(trajectory.number, in: transaction)
        return suspension
    }

    /// Ends or corrects a suspension; both case managers may.
    ///
    /// What it said before is kept, and its reason where the change names none. Without an expected version, as in an import, whatever stands is replaced.
    ///
    /// - Throws: `notFound`, `forbidden`, `stale`, `invalid`, `refused`.
    package func change(
        _ id: ID<Suspension>, of trajectory: ID<Trajectory>, to change: Suspension.Change,
        expecting version: Int64?, by actor: Actor, _ transaction: borrowing WriteTransaction
    ) throws -> Suspension {
        let trajectory = try access.find(trajectory, by: actor, to: .changeSuspension, in: transaction).trajectory
        let suspension = try SuspensionStore.find(id, of: trajectory.number, inFile: true, in: transaction)
        let before = Disclosure.lending { suspension.reason?.shown(by: $0) }
        guard let reason = change.reason ?? before else { throw Failure.notFound(.suspension) }
        let content = Suspension.Content(period: change.period, reason: reason)
        if let version, version != suspension.version {
            throw Failure.stale(.suspension, current: suspension.version)
        }
        try refuse(content, in: trajectory, except: id, transaction)
        let changed = try SuspensionStore.change(suspension, to: content, by: actor, in: transaction)
        try TrajectoryStore.touch(trajectory.number, in: transaction)
        return try Withheld(from: actor, in: trajectory).contains(id, in: transaction) ? changed.withoutReason : changed
    }

    /// The suspension, with its reason for both case managers and the participant.
    ///
    /// - Throws: `notFound`, `forbidden`.
    package func find(
        _ id: ID<Suspension>, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Suspension {
        let seen = try access.find(trajectory, by: actor, to: .getSuspension, in: transaction)
        let isKept = try Withheld(from: actor, in: seen.trajectory).contains(id, in: transaction)
        return try SuspensionStore.find(
            id, of: seen.trajectory.number, inFile: seen.relation.seesConfidential && !isKept, in: transaction)
    }

    /// A page of suspensions without reasons, in order of registration.
    ///
    /// - Throws: `notFound`, `forbidden`, `invalid`.
    package func list(
        of trajectory: ID<Trajectory>, page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<Suspension> {
        let seen = try access.find(trajectory, by: actor, to: .listSuspensions, in: transaction)
        return try SuspensionStore.list(of: seen.trajectory.number, page: page, in: transaction)
    }

    private func refuse(
        _ content: Suspension.Content, in trajectory: Trajectory, except id: ID<Suspension>?,
        _ transaction: borrowing WriteTransaction
    ) throws {
        try BusinessDays.refuseFuture([("startDate", content.period.from)], now: transaction.now)
        let others = try SuspensionStore.all(of: trajectory.number, in: transaction).filter { $0.id != id }
        let refusals = content.refusals(in: trajectory, beside: others)
        guard refusals.isEmpty else { throw Failure.refused(refusals) }
    }
}
