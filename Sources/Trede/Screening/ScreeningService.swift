package import SQLite
package import TredeDomain

/// Takes referrals into screening and asks their referrers for more (F-4, F-10).
package struct ScreeningService: Sendable {
    let ids: IDSource
    let regimes: Regimes

    /// Takes a submitted referral into screening, or back into it when a question was not answered in time (F-4).
    ///
    /// - Throws: `notFound`, `invalid`, `refused`.
    package func start(
        _ id: ID<Referral>, on day: Day, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws -> ReferralFile {
        var (head, _) = try ReferralSight(regimes: regimes).seen(id, by: actor, to: .startScreening, in: transaction)
        try head.check(becoming: .inScreening, on: day, named: "startedOn", today: transaction.today)
        if head.state == .informationRequested { try closeQuestion(of: head, on: day, in: transaction) }
        try ReferralStore.move(&head, to: .inScreening, on: day, by: actor, in: transaction)
        let content = try ReferralVersionStore.content(of: head, in: transaction)
        let progress = try ReferralStore.progress(of: head, in: transaction)
        return ReferralService(ids: ids, regimes: regimes).file(
            head, content, progress, for: actor, today: transaction.today)
    }

    /// While its answer is awaited a question goes back into screening by that answer, not by starting again.
    private func closeQuestion(
        of head: ReferralHead, on day: Day, in transaction: borrowing WriteTransaction
    ) throws {
        let asked = try InformationRequestStore.list(of: head, in: transaction).last { $0.state == .open }
        if let asked, day <= asked.awaitedUntil {
            throw Failure.refused([Refusal(.f4, .answerAwaited, arguments: ["\(asked.awaitedUntil)"])])
        }
        try InformationRequestStore.close(of: head.number, on: day, in: transaction)
    }

    /// Asks the referrer for more; what was only submitted is taken into screening by it.
    ///
    /// - Throws: `notFound`, `invalid`, `refused`.
    package func requestInformation(
        _ draft: InformationRequest.Draft, on id: ID<Referral>, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> InformationRequest {
        var (head, _) = try ReferralSight(regimes: regimes).seen(
            id, by: actor, to: .requestInformation, in: transaction)
        try head.check(
            becoming: .informationRequested, on: draft.requestedOn, named: "requestedOn", today: transaction.today)
        if let dueOn = draft.dueOn, dueOn < draft.requestedOn {
            throw Failure.invalid([Violation("dueOn", .invalidPeriod)])
        }
        for state in [head.state.takenUp, .informationRequested] where state != head.state {
            try ReferralStore.move(&head, to: state, on: draft.requestedOn, by: actor, in: transaction)
        }
        let request = InformationRequest(
            id: ids.id(), referral: head.id, draft: draft, state: .open, answeredOn: nil,
            recordedAt: Instant(milliseconds: transaction.now))
        try InformationRequestStore.insert(draft, id: request.id, of: head.number, by: actor, in: transaction)
        return request
    }

    /// The questions about a referral, for its referrer and the screener until it is decided.
    ///
    /// - Throws: `notFound`.
    package func informationRequests(
        of id: ID<Referral>, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> (head: ReferralHead, requests: [InformationRequest]) {
        let (head, sight) = try ReferralSight(regimes: regimes).seen(
            id, by: actor, to: .listInformationRequests, in: transaction)
        guard sight == .full else { throw Failure.notFound(.referral) }
        return (head, try InformationRequestStore.list(of: head, in: transaction))
    }
}
