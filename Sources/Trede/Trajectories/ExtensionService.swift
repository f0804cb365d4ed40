package import SQLite
package import TredeDomain

/// Registers how VDAB moves the last day of a trajectory (T-3).
package struct ExtensionService: Sendable {
    let ids: IDSource
    let regimes: Regimes
    let access: TrajectoryAccess

    /// Extends a trajectory, or corrects the latest extension; the screening service may.
    ///
    /// - Throws: `notFound`, `forbidden`, `invalid`, `refused`.
    package func register(
        _ content: Extension.Content, in id: ID<Trajectory>, by actor: Actor,
        _ transaction: borrowing WriteTransaction
    ) throws -> Extension {
        let trajectory = try access.find(id, by: actor, to: .extendTrajectory, in: transaction).trajectory
        try BusinessDays.refuseFuture([("decidedOn", content.decidedOn)], now: transaction.now)
        let terms = try regimes.find(trajectory.regime).terms
        let endBefore = try endBefore(content, in: trajectory, transaction)
        let refusals =
            content.refusals(in: trajectory, endBefore: endBefore, terms: terms)
            + (try lostRefusals(of: content, in: trajectory, transaction))
        guard refusals.isEmpty else { throw Failure.refused(refusals) }
        let extensionID = ids.id(of: Extension.self)
        try ExtensionStore.insert(
            content, endBefore: endBefore, id: extensionID, of: trajectory.number, by: actor, in: transaction)
        try TrajectoryStore.planEnd(trajectory.number, on: content.newEndOn, in: transaction)
        return Extension(
            id: extensionID, decidedOn: content.decidedOn, newEndOn: content.newEndOn,
            motivation: Confidential(content.motivation), recordedAt: Instant(milliseconds: transaction.now))
    }

    /// The end that it moves: the planned one, or that before the extension it corrects.
    private func endBefore(
        _ content: Extension.Content, in trajectory: Trajectory, _ transaction: borrowing WriteTransaction
    ) throws -> Day? {
        guard let corrected = content.corrects else { return trajectory.days.plannedEndOn }
        guard let latest = try ExtensionStore.latest(of: trajectory.number, in: transaction), latest.id == corrected
        else { throw Failure.invalid([Violation("correctsId", .notFoundReference, rule: .t3)]) }
        return latest.endBefore
    }

    /// What was carried out stays within the trajectory when an extension is corrected (T-3, X-6).
    private func lostRefusals(
        of content: Extension.Content, in trajectory: Trajectory, _ transaction: borrowing WriteTransaction
    ) throws -> [Refusal] {
        guard content.corrects != nil,
            let lastOn = try ExtensionStore.lastCarriedOutOn(of: trajectory.number, in: transaction),
            lastOn > content.newEndOn
        else { return [] }
        return [Refusal(.t3, .notBeforeEarlierFact, arguments: ["\(lastOn)"])]
    }

    /// The extension, with its motivation for the screening service, both case managers and the participant.
    ///
    /// - Throws: `notFound`, `forbidden`.
    package func find(
        _ id: ID<Extension>, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Extension {
        let seen = try access.find(trajectory, by: actor, to: .getExtension, in: transaction)
        return try ExtensionStore.find(
            id, of: seen.trajectory.number, withMotivation: seen.relation.seesDecisions, in: transaction)
    }

    /// A page of extensions without motivations, in order of registration.
    ///
    /// - Throws: `notFound`, `forbidden`, `invalid`.
    package func list(
        of trajectory: ID<Trajectory>, page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<Extension> {
        let seen = try access.find(trajectory, by: actor, to: .listExtensions, in: transaction)
        return try ExtensionStore.list(of: seen.trajectory.number, page: page, in: transaction)
    }
}
