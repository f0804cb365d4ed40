package import SQLite
package import TredeDomain

/// Shows trajectories and what moved them.
package struct TrajectoryService: Sendable {
    let access: TrajectoryAccess

    /// The trajectory, as far as the actor may see it.
    ///
    /// - Throws: `notFound`.
    package func find(
        _ id: ID<Trajectory>, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> TrajectoryView {
        let seen = try access.find(id, by: actor, to: .getTrajectory, in: transaction)
        let open = try TrajectoryViewStore.open(
            seen.trajectory, withName: seen.relation.seesName, in: transaction)
        switch seen.relation.view {
        case .open: return .open(open)
        case .progress:
            return .progress(try progress(open, of: seen, in: transaction))
        case .file:
            return .file(try file(try progress(open, of: seen, in: transaction), shownTo: actor, in: transaction))
        }
    }

    /// The number of the referral it came from, under which the audit is kept.
    ///
    /// - Throws: `notFound`.
    package func referral(
        of id: ID<Trajectory>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int64 {
        try TrajectoryStore.find(id, in: transaction).referral
    }

    /// The number of the referral of a trajectory that a list was asked for, when the list shows anything of it.
    ///
    /// - Throws: `notFound`.
    package func referral(
        of id: ID<Trajectory>?, ifSeen page: Page<some Sendable>,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int64? {
        guard let id, !page.items.isEmpty else { return nil }
        return try referral(of: id, in: transaction)
    }

    /// A page of the trajectories the actor works with or may see, in order of admission.
    ///
    /// - Throws: `invalid`.
    package func list(
        state: TrajectoryState?, network: ID<Network>?, page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<TrajectoryItem> {
        if let cursor = page.after {
            // A cursor of what the actor may not know of is no cursor (V-9).
            guard let last = ID<Trajectory>(bytes: cursor.bytes) else { throw PageRequest.unknownCursor }
            do {
                _ = try access.know(last, by: actor, in: transaction)
            } catch Failure.notFound {
                throw PageRequest.unknownCursor
            }
        }
        let filter = TrajectoryListStore.Filter(state: state, network: network)
        return try TrajectoryListStore.list(filter, page: page, by: actor, in: transaction)
    }

    /// The event, with its reason for both case managers.
    ///
    /// - Throws: `notFound`.
    package func event(
        _ id: ID<TrajectoryEvent>, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> (event: TrajectoryEvent, isWhole: Bool) {
        let seen = try access.find(trajectory, by: actor, to: .getTrajectoryEvent, in: transaction)
        let inFile = seen.relation.view == .file
        let event = try TrajectoryEventStore.find(
            id, of: seen.trajectory.number, inFile: inFile, in: transaction)
        return (event, inFile)
    }

    /// A page of events without reasons, oldest first.
    ///
    /// - Throws: `notFound`, `invalid`.
    package func events(
        of trajectory: ID<Trajectory>, page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<TrajectoryEvent> {
        let seen = try access.find(trajectory, by: actor, to: .listTrajectoryEvents, in: transaction)
        return try TrajectoryEventStore.list(of: seen.trajectory.number, page: page, in: transaction)
    }

    private func progress(
        _ open: TrajectoryView.Open, of seen: TrajectoryAccess.Seen,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> TrajectoryView.Progress {
        let number = seen.trajectory.number
        let filled = try TeamStore.roles(number, in: transaction)
        let actions =
            if let organisation = seen.relation.organisation {
                try ActionProgressStore.all(of: number, organisation: organisation, in: transaction)
            } else {
                try ActionProgressStore.all(of: number, in: transaction)
            }
        let gaps = seen.trajectory.state.isRunning ? Team.gaps(in: filled) : []
        return TrajectoryView.Progress(open: open, actions: actions, gaps: gaps)
    }

    private func file(
        _ progress: TrajectoryView.Progress, shownTo actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> TrajectoryView.File {
        let number = progress.open.trajectory.number
        let kept = try Withheld(from: actor, in: progress.open.trajectory)
            .items(.suspension, of: Suspension.self, in: transaction)
        return TrajectoryView.File(
            progress: progress, origin: try TrajectoryViewStore.origin(of: number, in: transaction),
            suspensions: try SuspensionStore.all(of: number, in: transaction).map {
                kept.contains($0.id) ? $0.withoutReason : $0
            },
            terminationReason: try TerminationStore.reason(of: number, in: transaction),
            warnings: try TeamStore.warnings(number, in: transaction))
    }
}
