package import SQLite
package import TredeDomain

/// Takes the decisions of human screeners on referrals, beside what the rules recommend (S-2, S-4 to S-7).
package struct DecisionService: Sendable {
    let ids: IDSource
    let regimes: Regimes

    /// What the rules recommend on the content that holds now, with its receipt; it decides nothing.
    ///
    /// - Throws: `notFound`, also for a screener once it is decided (V-2), and for a case manager from whom the
    ///   assessment is kept that it rests on (V-3).
    package func recommend(
        _ id: ID<Referral>, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> (head: ReferralHead, recommendation: Recommendation) {
        let (head, sight) = try ReferralSight(regimes: regimes).seen(
            id, by: actor, to: .getRecommendation, in: transaction)
        guard sight == .full, try !Withheld.hasAssessment(of: head, from: actor, in: transaction) else {
            throw Failure.notFound(.referral)
        }
        let content = try ReferralVersionStore.content(of: head, in: transaction)
        return (head, Screening.recommend(content.screeningFacts, regime: try regimes.find(head.regime)))
    }

    /// Decides on a referral; an admission makes the trajectory (S-4, S-6).
    ///
    /// A reason that turns out not to be needed, for another network or against the recommendation, is not kept.
    ///
    /// - Throws: `notFound`, `invalid`, and `refused` with every refusal at once.
    package func decide(
        _ id: ID<Referral>, _ draft: DecisionDraft, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws -> Decision {
        var (head, _) = try ReferralSight(regimes: regimes).seen(id, by: actor, to: .decideReferral, in: transaction)
        try refuseInvalid(draft, today: transaction.today)
        let content = try ReferralVersionStore.content(of: head, in: transaction)
        let regime = try regimes.find(head.regime)
        let recommendation = Screening.recommend(content.screeningFacts, regime: regime)
        var refusals = refusals(of: draft, on: head, content, recommendation)
        let network = try network(draft, of: head, content, refusals: &refusals, in: transaction)
        guard refusals.isEmpty else { throw Failure.refused(refusals) }
        let decision = Decision(
            id: ids.id(), number: 0, referral: head.id,
            draft: kept(draft, head, network: network, recommendation), network: network?.network.id,
            receipt: Decision.Receipt(recommendation),
            decidedBy: try DecisionStore.professional(of: actor, in: transaction),
            trajectory: draft.outcome == .admitted ? ids.id() : nil,
            recordedAt: Instant(milliseconds: transaction.now))
        let number = try DecisionStore.insert(
            decision, of: head, network: network?.network.number, by: actor, in: transaction)
        try move(&head, to: decision.draft, by: actor, in: transaction)
        try admit(decision, head, network?.network, by: actor, in: transaction)
        return decision.numbered(number)
    }

    /// The decisions on a referral, as the actor may see them: none or one; none to a participant of whom it is not
    /// certain that the referral is about them (F-12).
    ///
    /// - Throws: `notFound` when the actor may not know of the referral, `forbidden` for a case manager to whom the
    ///   file is closed (V-2, V-4).
    package func list(
        of id: ID<Referral>, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [DecisionView] {
        let (head, sight) = try ReferralSight(regimes: regimes).seen(id, by: actor, to: .listDecisions, in: transaction)
        let seesGrounds = actor.role == .screener || actor.role.isCaseManager && sight == .full
        if seesGrounds { return try DecisionStore.find(of: head, in: transaction).map { [.full($0)] } ?? [] }
        guard !actor.role.isCaseManager else { throw Failure.consentNeeded }
        // What was said of somebody is for that one, as the application is (F-12).
        guard actor.role != .participant || sight == .full else { return [] }
        return try DecisionStore.findOpen(of: head, in: transaction).map { [.open($0)] } ?? []
    }

    /// One decision on a referral.
    ///
    /// - Throws: `notFound`.
    package func find(
        _ decision: ID<Decision>, of id: ID<Referral>, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> DecisionView {
        let found = try list(of: id, by: actor, in: transaction).first { $0.id == decision }
        guard let found else { throw Failure.notFound(.decision) }
        return found
    }
}

extension DecisionService {
    private typealias Choice = (network: DecisionStore.CandidateNetwork, isExpected: Bool)

    private func refuseInvalid(_ draft: DecisionDraft, today: Day) throws {
        var violations: [Violation] = []
        if draft.decidedOn > today {
            violations.append(Violation("decidedOn", .inTheFuture, arguments: ["\(today)"]))
        }
        if draft.outcome != .admitted, draft.network != nil {
            violations.append(Violation("networkId", .unknownMember, rule: .s6))
        }
        guard violations.isEmpty else { throw Failure.invalid(violations) }
    }

    /// Why the decision cannot be, but for its network.
    private func refusals(
        of draft: DecisionDraft, on head: ReferralHead, _ content: ReferralContent, _ recommendation: Recommendation
    ) -> [Refusal] {
        var refusals = [content.completeness.refusal, draft.measureRefusal].compactMap(\.self)
        if draft.decidedOn < content.submittedOn {
            refusals.append(Refusal(.s4, .decisionBeforeReferral, arguments: ["\(content.submittedOn)"]))
        }
        let state = draft.outcome.state
        refusals += head.refusals(becoming: state, on: max(draft.decidedOn, content.submittedOn))
        if recommendation.isContradicted(by: state, measure: draft.measure), draft.againstRecommendationReason == nil {
            refusals.append(
                Refusal(.s4, .reasonAgainstRecommendationMissing, arguments: [recommendation.outcome.code]))
        }
        if draft.outcome == .admitted, content.region == .brussels || content.region == .walloon {
            let municipality = content.participant.nisCode.text
            refusals.append(Refusal(.f9, .notResidentInFlanders, arguments: [municipality]))
        }
        return refusals
    }

    /// The network of an admission: that of the municipality, or another with a reason (S-6); complete, and with a
    /// mandate on the day (N-1, N-2).
    private func network(
        _ draft: DecisionDraft, of head: ReferralHead, _ content: ReferralContent, refusals: inout [Refusal],
        in transaction: borrowing WriteTransaction
    ) throws -> Choice? {
        guard draft.outcome == .admitted else { return nil }
        if try ReferralStore.runningReferral(of: head.person, in: transaction) != nil {
            refusals.append(Refusal(.f6, .runningTrajectoryExists))
        }
        let municipality = content.participant.nisCode
        let expected = try DecisionStore.expectedNetwork(of: municipality, on: draft.decidedOn, in: transaction)
        guard let network = try chosen(draft, expected, in: transaction) else {
            refusals.append(Refusal(.s6, .networkNotDerived, arguments: [municipality.text]))
            return nil
        }
        let isExpected = network.number == expected?.number
        if !isExpected, draft.networkReason == nil {
            refusals.append(Refusal(.s6, .networkReasonMissing, arguments: [expected?.code].compactMap(\.self)))
        }
        let kinds = try DecisionStore.partnerKinds(of: network, in: transaction)
        refusals += Composition.refusals(partners: kinds, mandate: network.mandate, on: draft.decidedOn)
        return (network, isExpected)
    }

    private func chosen(
        _ draft: DecisionDraft, _ expected: DecisionStore.CandidateNetwork?,
        in transaction: borrowing WriteTransaction
    ) throws -> DecisionStore.CandidateNetwork? {
        guard let id = draft.network else { return expected }
        guard let network = try DecisionStore.network(id, in: transaction) else {
            throw Failure.invalid([Violation("networkId", .notFoundReference, rule: .s6)])
        }
        return network
    }

    /// The draft with what follows from it, and without reasons that were not needed.
    private func kept(
        _ draft: DecisionDraft, _ head: ReferralHead, network: Choice?, _ recommendation: Recommendation
    ) -> DecisionDraft {
        var kept = draft
        if draft.outcome == .admitted { kept.measure = head.measure }
        kept.network = network?.network.id
        if network?.isExpected ?? true { kept.networkReason = nil }
        if !recommendation.isContradicted(by: draft.outcome.state, measure: draft.measure) {
            kept.againstRecommendationReason = nil
        }
        return kept
    }

    /// Deciding on what was submitted takes it up first, so that both events are there (F-4).
    private func move(
        _ head: inout ReferralHead, to draft: DecisionDraft, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws {
        for state in [head.state.takenUp, draft.outcome.state] where state != head.state {
            try ReferralStore.move(&head, to: state, on: draft.decidedOn, by: actor, in: transaction)
        }
    }

    private func admit(
        _ decision: Decision, _ head: ReferralHead, _ network: DecisionStore.CandidateNetwork?, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws {
        guard let network, let trajectory = decision.trajectory else { return }
        let admission = TrajectoryStore.Admission(
            id: trajectory, referral: head.number, person: head.person, network: network.number,
            measure: head.measure.rawValue, regime: head.regime, admittedOn: decision.draft.decidedOn)
        let number = try TrajectoryStore.insert(admission, by: actor, ids: ids, in: transaction)
        try SettlementStore.mark(number, in: transaction)
    }
}

extension DecisionView {
    /// The identifier of the decision.
    package var id: ID<Decision> {
        switch self {
        case .full(let decision): decision.id
        case .open(let decision): decision.id
        }
    }
}

extension Decision.Receipt {
    /// What is kept of a recommendation.
    init(_ recommendation: Recommendation) {
        var measure: Measure?
        if case .redirect(let recommended) = recommendation.outcome { measure = recommended }
        self.init(
            ruleSet: recommendation.ruleSet, recommendation: recommendation.outcome.code, measure: measure,
            digest: recommendation.digest.bytes)
    }
}

extension Recommendation {
    /// The digest of the whole receipt (S-7).
    package var digest: Digest { Digest.sha256(canonicalText) }
}

extension Decision {
    fileprivate func numbered(_ number: Int64) -> Decision {
        Decision(
            id: id, number: number, referral: referral, draft: draft, network: network, receipt: receipt,
            decidedBy: decidedBy, trajectory: trajectory, recordedAt: recordedAt)
    }
}
