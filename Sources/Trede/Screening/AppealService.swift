package import SQLite
package import TredeDomain

/// Registers appeals against decisions and how they end; the decision stays as it is (S-8).
package struct AppealService: Sendable {
    let ids: IDSource
    let regimes: Regimes

    /// Registers an appeal; its outcome, where one is given with it, is the screener's to give.
    ///
    /// - Throws: `notFound`, `forbidden`, `invalid`, `refused`.
    package func lodge(
        _ draft: Appeal.Draft, on id: ID<Referral>, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws -> Appeal {
        let (head, sight) = try ReferralSight(regimes: regimes).seen(id, by: actor, to: .lodgeAppeal, in: transaction)
        guard draft.outcome == nil || actor.role != .participant else { throw Failure.forbidden }
        guard let decision = try DecisionStore.find(of: head, in: transaction) else {
            throw Failure.refused([Refusal(.s8, .appealWithoutDecision)])
        }
        guard actor.role != .participant || sight == .full else { throw Failure.forbidden }
        try check(draft, after: decision.draft.decidedOn, today: transaction.today)
        let appeal = Appeal(
            id: ids.id(), referral: head.id, decision: decision.id, draft: draft,
            recordedAt: Instant(milliseconds: transaction.now), version: 1)
        try AppealStore.insert(appeal, against: decision.number, by: actor, in: transaction)
        return appeal
    }

    /// Registers how an appeal ended, once; what was lodged stays as it was.
    ///
    /// - Throws: `notFound`, `stale`, `invalid`, `refused`.
    package func settle(
        _ id: ID<Appeal>, of referral: ID<Referral>, with draft: Appeal.Draft, expecting version: Int64,
        by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws -> Appeal {
        let (head, appeal) = try find(id, of: referral, by: actor, to: .decideAppeal, in: transaction)
        guard appeal.version == version else { throw Failure.stale(.appeal, current: appeal.version) }
        if let outcome = appeal.draft.outcome {
            throw Failure.refused([Refusal(.s8, .appealAlreadySettled, arguments: [outcome.result.rawValue])])
        }
        let outcome = try outcome(in: draft, of: appeal)
        try check(draft, after: appeal.draft.lodgedOn, today: transaction.today)
        try AppealStore.settle(appeal, outcome, of: head.person, in: transaction)
        return try find(id, of: head.id, by: actor, in: transaction).appeal
    }

    /// One appeal and the referral it belongs to.
    ///
    /// - Throws: `notFound`.
    package func find(
        _ id: ID<Appeal>, of referral: ID<Referral>, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> (head: ReferralHead, appeal: Appeal) {
        try find(id, of: referral, by: actor, to: .getAppeal, in: transaction)
    }

    private func find(
        _ id: ID<Appeal>, of referral: ID<Referral>, by actor: Actor, to operation: ContractOperation,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> (head: ReferralHead, appeal: Appeal) {
        let (head, sight) = try ReferralSight(regimes: regimes).seen(
            referral, by: actor, to: operation, in: transaction)
        // What was said of somebody is for that one, as the application is (F-12).
        guard actor.role != .participant || sight == .full else { throw Failure.notFound(.appeal) }
        let found = try AppealStore.list(of: head, in: transaction).first { $0.id == id }
        guard let found else { throw Failure.notFound(.appeal) }
        return (head, found)
    }

    /// The appeals against the decision on a referral, without their grounds.
    ///
    /// - Throws: `notFound`.
    package func list(
        of id: ID<Referral>, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [AppealItem] {
        let (head, _) = try ReferralSight(regimes: regimes).seen(id, by: actor, to: .listAppeals, in: transaction)
        return try AppealStore.listOpen(of: head, in: transaction)
    }

    private func outcome(in draft: Appeal.Draft, of appeal: Appeal) throws -> Appeal.Outcome {
        var violations: [Violation] = []
        if draft.lodgedOn != appeal.draft.lodgedOn { violations.append(Violation("lodgedOn", .notChangeable)) }
        if draft.grounds != appeal.draft.grounds { violations.append(Violation("grounds", .notChangeable)) }
        if draft.outcome == nil { violations.append(Violation("outcome", .required, rule: .s8)) }
        guard violations.isEmpty, let outcome = draft.outcome else { throw Failure.invalid(violations) }
        return outcome
    }

    private func check(_ draft: Appeal.Draft, after earlier: Day, today: Day) throws {
        let days =
            [("lodgedOn", draft.lodgedOn, earlier)]
            + (draft.outcome.map { [("outcome.decidedOn", $0.decidedOn, draft.lodgedOn)] } ?? [])
        let violations = days.filter { $0.1 > today }.map {
            Violation($0.0, .inTheFuture, arguments: ["\(today)"])
        }
        guard violations.isEmpty else { throw Failure.invalid(violations) }
        let refusals = days.filter { $0.1 < $0.2 }.map {
            Refusal(.s8, .notBeforeEarlierFact, arguments: ["\($0.2)"])
        }
        guard refusals.isEmpty else { throw Failure.refused(refusals) }
    }
}
