package import SQLite
package import TredeDomain

/// Registers the end advice, with which a trajectory closes (C-2 to C-5).
package struct EndAdviceService: Sendable {
    let ids: IDSource
    let regimes: Regimes
    let access: TrajectoryAccess

    /// Registers the advice and closes the trajectory; both case managers may, each with the agreement of the other:
    /// given before by an act of its own, or entered by a mandate with proof where that one said nothing else (C-2).
    ///
    /// An imported history tells nothing of the closing conversation, which stays unknown (H-3); only an import may
    /// say so.
    ///
    /// - Throws: `notFound`, `forbidden`, `invalid`, `refused`.
    package func register(
        _ content: EndAdvice.Content, in id: ID<Trajectory>, by actor: Actor,
        _ transaction: borrowing WriteTransaction
    ) throws -> EndAdvice {
        let seen = try access.find(id, by: actor, to: .registerEndAdvice, in: transaction)
        let trajectory = seen.trajectory
        let isTakenOver = content.account.takenOver != nil
        guard !isTakenOver || actor.isImporter else { throw Failure.forbidden }
        let givenBy = isTakenOver ? Self.givers : try givers(of: content, trajectory, by: actor, in: transaction)
        let advice = content.advice(givenBy: givenBy)
        let violations =
            ClosingRules.violations(in: advice, regime: try regimes.find(trajectory.regime))
            + EndAdviceAgreement.violations(in: content.account.agreementOnBehalf, isImport: actor.isImporter)
        guard violations.isEmpty else { throw Failure.invalid(violations) }
        let spokenFor = try refusals(speakingBy: actor, content, trajectory, in: transaction)
        let refusals =
            ClosingRules.refusals(
                of: advice, startedOn: trajectory.days.startedOn,
                endReportDeliveredOn: trajectory.days.reportDeliveredOn, conversation: content.account.conversation)
            + spokenFor
        let step = TrajectoryStep(to: .closed, on: content.result.registeredOn, kind: .endAdviceRegistered)
        try TrajectoryCourse.take(
            step, of: trajectory, dayNamed: "registeredOn",
            others: isTakenOver ? refusals.filter { $0.rule != .c3 } : refusals, by: actor, ids: ids,
            in: transaction)
        let adviceID = ids.id(of: EndAdvice.self)
        try EndAdviceStore.insert(content, id: adviceID, of: trajectory.number, by: actor, in: transaction)
        if !isTakenOver { try keepAgreements(content, of: trajectory.number, by: actor, in: transaction) }
        return EndAdvice(
            id: adviceID, result: content.result, account: Confidential(content.account),
            recordedAt: Instant(milliseconds: transaction.now))
    }

    private static let givers: Set<Role> = [.caseManagerWork, .caseManagerCare]

    /// Who gives it: who registers it, who agreed before, and who is spoken for.
    private func givers(
        of content: EndAdvice.Content, _ trajectory: Trajectory, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> Set<Role> {
        if content.account.agreementOnBehalf != nil { return Self.givers }
        return try EndAdviceAgreementStore.roles(
            agreeingWith: content.result.code, of: trajectory.number, by: content.result.registeredOn,
            in: transaction
        ).union([actor.role])
    }

    /// What the case managers who are spoken for said themselves against this advice.
    private func refusals(
        speakingBy actor: Actor, _ content: EndAdvice.Content, _ trajectory: Trajectory,
        in transaction: borrowing WriteTransaction
    ) throws -> [Refusal] {
        guard content.account.agreementOnBehalf != nil else { return [] }
        return try Self.givers.subtracting([actor.role]).compactMap { role in
            EndAdviceAgreement.refusal(
                speakingFor: role, with: content.result.code,
                saidLast: try EndAdviceAgreementStore.ownCode(
                    of: role, trajectory: trajectory.number, in: transaction))
        }
    }

    /// Who registers agrees, and so does who is spoken for.
    private func keepAgreements(
        _ content: EndAdvice.Content, of trajectory: Int64, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws {
        let agreement = EndAdviceAgreement.Content(
            code: content.result.code, agreedOn: content.result.registeredOn)
        let onBehalf = content.account.agreementOnBehalf
        for role in [Role.caseManagerWork, .caseManagerCare] where role == actor.role || onBehalf != nil {
            let kept = EndAdviceAgreement(
                id: ids.id(), role: role, content: agreement,
                onBehalf: role == actor.role ? nil : onBehalf.map(Confidential.init),
                recordedAt: Instant(milliseconds: transaction.now))
            try EndAdviceAgreementStore.insert(kept, of: trajectory, by: actor, in: transaction)
        }
    }

    /// The advice: whole for both case managers and the participant, for others its result.
    ///
    /// - Throws: `notFound`, `forbidden`.
    package func find(
        _ id: ID<EndAdvice>, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> EndAdvice {
        let seen = try access.find(trajectory, by: actor, to: .getEndAdvice, in: transaction)
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
        let seen = try access.find(trajectory, by: actor, to: .listEndAdvices, in: transaction)
        return try EndAdviceStore.list(of: seen.trajectory.number, page: page, in: transaction)
    }
}
