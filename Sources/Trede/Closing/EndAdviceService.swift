package import SQLite
package import TredeDomain

/// Registers the end advice, with which a trajectory closes (C-2 to C-5).
package struct EndAdviceService: Sendable {
    let ids: IDSource
    let regimes: Regimes
    let access: TrajectoryAccess

    private static let readers: Set<TrajectoryRelation.Kind> = [
        .caseManager, .backup, .leadPartner, .counsellor, .controller, .participant,
    ]

    /// Registers the advice and closes the trajectory; both case managers may.
    ///
    /// An imported history tells nothing of the closing conversation, and it is then taken as held (H-3); only an
    /// import may say so.
    ///
    /// - Throws: `notFound`, `forbidden`, `invalid`, `refused`.
    package func register(
        _ content: EndAdvice.Content, in id: ID<Trajectory>, by actor: Actor,
        _ transaction: borrowing WriteTransaction
    ) throws -> EndAdvice {
        let seen = try access.find(id, by: actor, as: [.caseManager], in: transaction)
        let trajectory = seen.trajectory
        let isTakenOver = content.account.takenOver != nil
        guard !isTakenOver || actor.isImporter else { throw Failure.forbidden }
        let violations = ClosingRules.violations(in: content.advice, regime: try regimes.find(trajectory.regime))
        guard violations.isEmpty else { throw Failure.invalid(violations) }
        let refusals = ClosingRules.refusals(
            of: content.advice, endReportDeliveredOn: trajectory.days.reportDeliveredOn,
            conversation: content.account.conversation)
        let step = TrajectoryStep(to: .closed, on: content.result.registeredOn, kind: .endAdviceRegistered)
        try TrajectoryCourse.take(
            step, of: trajectory, dayNamed: "registeredOn",
            others: isTakenOver ? refusals.filter { $0.rule != .c3 } : refusals, by: actor, ids: ids,
            in: transaction)
        let adviceID = ids.id(of: EndAdvice.self)
        try EndAdviceStore.insert(content, id: adviceID, of: trajectory.number, by: actor, in: transaction)
        return EndAdvice(
            id: adviceID, result: content.result, account: content.account,
            recordedAt: Instant(milliseconds: transaction.now))
    }

    /// The advice: whole for both case managers and the participant, for others its result.
    ///
    /// - Throws: `notFound`, `forbidden`.
    package func find(
        _ id: ID<EndAdvice>, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> EndAdvice {
        let seen = try access.find(trajectory, by: actor, as: Self.readers, in: transaction)
        let number = seen.trajectory.number
        guard seen.relation.seesConfidential else {
            return try EndAdviceStore.find(id, of: number, in: transaction)
        }
        return try EndAdviceStore.findInFile(id, of: number, in: transaction)
    }

    /// The results; there is at most one.
    ///
    /// - Throws: `notFound`, `forbidden`, `invalid`.
    package func list(
        of trajectory: ID<Trajectory>, page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<EndAdvice> {
        let seen = try access.find(trajectory, by: actor, as: Self.readers, in: transaction)
        return try EndAdviceStore.list(of: seen.trajectory.number, page: page, in: transaction)
    }
}
