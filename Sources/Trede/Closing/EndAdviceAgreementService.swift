package import SQLite
package import TredeDomain

/// Registers with which end advice a case manager agrees before the other registers it (C-2).
package struct EndAdviceAgreementService: Sendable {
    let ids: IDSource
    let regimes: Regimes
    let access: TrajectoryAccess

    /// Agrees; both case managers may, once the end report is there.
    ///
    /// What one says last counts.
    ///
    /// - Throws: `notFound`, `forbidden`, `invalid`, `refused`.
    package func agree(
        _ content: EndAdviceAgreement.Content, in id: ID<Trajectory>, by actor: Actor,
        _ transaction: borrowing WriteTransaction
    ) throws -> EndAdviceAgreement {
        let seen = try access.find(id, by: actor, to: .agreeWithEndAdvice, in: transaction)
        guard seen.relation.isCaseManager, actor.role.isCaseManager else { throw Failure.forbidden }
        let trajectory = seen.trajectory
        try BusinessDays.refuseFuture([("agreedOn", content.agreedOn)], now: transaction.now)
        guard try regimes.find(trajectory.regime).adviceCodes.contains(where: { $0.code == content.code }) else {
            throw Failure.invalid([Violation("code", .adviceCodeNotOfRegime, rule: .c2, arguments: [content.code])])
        }
        var refusals: [Refusal] = []
        if trajectory.state != .closing {
            refusals.append(Refusal(.t1, .wrongTrajectoryState, arguments: [trajectory.state.rawValue]))
        }
        if trajectory.days.reportDeliveredOn.map({ $0 > content.agreedOn }) ?? true {
            refusals.append(Refusal(.c1, .endReportMissing))
        }
        guard refusals.isEmpty else { throw Failure.refused(refusals) }
        let agreement = EndAdviceAgreement(
            id: ids.id(), role: actor.role, content: content, onBehalf: nil,
            recordedAt: Instant(milliseconds: transaction.now))
        try EndAdviceAgreementStore.insert(agreement, of: trajectory.number, by: actor, in: transaction)
        return agreement
    }

    /// The agreement.
    ///
    /// - Throws: `notFound`, `forbidden`.
    package func find(
        _ id: ID<EndAdviceAgreement>, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> EndAdviceAgreement {
        let seen = try access.find(trajectory, by: actor, to: .getEndAdviceAgreement, in: transaction)
        return try EndAdviceAgreementStore.find(id, of: seen.trajectory.number, in: transaction)
    }

    /// The agreements, the first one first.
    ///
    /// - Throws: `notFound`, `forbidden`, `invalid`.
    package func list(
        of trajectory: ID<Trajectory>, page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<EndAdviceAgreement> {
        let seen = try access.find(trajectory, by: actor, to: .listEndAdviceAgreements, in: transaction)
        return try EndAdviceAgreementStore.list(of: seen.trajectory.number, page: page, in: transaction)
    }
}
