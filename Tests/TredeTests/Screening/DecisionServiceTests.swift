import Testing
import Trede
import TredeDomain
import TredeTesting

@Suite("Deciding on referrals")
struct DecisionServiceTests {
    let house: House
    let source: Actor
    let screener: Actor
    let network: ID<Network>

    init() throws {
        house = try House()
        source = try house.actor(.referrer)
        screener = try house.actor(.screener)
        network = try house.network("antwerpen", nisCodes: ["11002"], prefix: 1)
    }

    @Test("S-6: an admission makes the trajectory in the network of the municipality")
    func admitted() throws {
        let file = try house.submit(SampleReferral(), by: source).file
        let decision = try decide(
            file, DecisionDraft(outcome: .admitted, decidedOn: .of("2020-06-10"), motivation: "Yes."))
        #expect(decision.network == network)
        #expect(decision.trajectory != nil)
        #expect(decision.draft.measure == .activationTrajectory)
        #expect(decision.receipt.recommendation == "admit")
        let view = try found(file.head.id, by: screener)
        #expect(view == .full(decision))
    }

    @Test("F-4: deciding on what was submitted takes it into screening on the same day")
    func throughScreening() throws {
        let file = try house.submit(SampleReferral(), by: source).file
        _ = try decide(file, .admission())
        let (referrals, id, actor) = (house.services.referrals, file.head.id, screener)
        let view = try house.services.storage.makeReader().read { try referrals.find(id, by: actor, in: $0) }
        guard case .open(let open) = view else {
            Issue.record("a screener sees the content of a decided referral")
            return
        }
        #expect(open.progress.screening?.startedOn == .of("2020-06-10"))
        #expect(open.head.state == .admitted)
        #expect(open.progress.outcome?.outcome == .admitted)
    }

    @Test("F-4: it is decided once")
    func once() throws {
        let file = try house.submit(SampleReferral(), by: source).file
        _ = try decide(file, .admission())
        #expect(refusals { try decide(file, .admission()) }.first == .alreadyDecided)
    }

    @Test("F-2: an incomplete referral is not decided, and every refusal is named at once")
    func incomplete() throws {
        let file = try house.submit(
            .with {
                $0.scored = 42
                $0.nisCode = "21004"
            }, by: source
        ).file
        let reasons = refusals { try decide(file, .admission(on: "2020-05-31")) }
        #expect(
            reasons == [
                .incompleteReferral, .decisionBeforeReferral, .wrongReferralState, .reasonAgainstRecommendationMissing,
                .notResidentInFlanders, .networkNotDerived,
            ])
    }

    @Test(
        "F-9: who lives in Brussels or Wallonia is not admitted, not even with a reason",
        arguments: [("21004", false), ("25072", false), ("62063", false), ("11002", true)])
    func residence(nisCode: String, isAdmitted: Bool) throws {
        let file = try house.submit(.with { $0.nisCode = nisCode }, by: source).file
        let draft = DecisionDraft(
            outcome: .admitted, decidedOn: .of("2020-06-10"), motivation: "Yes.", network: network,
            networkReason: "Lives close by.", againstRecommendationReason: "Still.")
        #expect(refusals { try decide(file, draft) } == (isAdmitted ? [] : [.notResidentInFlanders]))
    }

    @Test("F-9: the recommendation on a resident of Brussels says so, and which office to turn to")
    func brussels() throws {
        let file = try house.submit(.with { $0.nisCode = "21004" }, by: source).file
        let recommendation = try recommend(file.head.id)
        #expect(recommendation.outcome == .humanJudgement)
        let finding = recommendation.findings.first { $0.criterion == .residence }
        #expect(finding?.status == .notMet)
        #expect(finding?.text[.nl].contains("Actiris") == true)
    }

    @Test("S-4: a decision against the recommendation needs a reason of its own, which is kept")
    func against() throws {
        let file = try house.submit(.with { $0.currentLevel = 3 }, by: source).file
        #expect(refusals { try decide(file, .admission()) } == [.reasonAgainstRecommendationMissing])
        var draft = DecisionDraft.admission()
        draft.againstRecommendationReason = "A last chance."
        let decision = try decide(file, draft)
        #expect(decision.draft.againstRecommendationReason == "A last chance.")
        #expect(decision.receipt.recommendation == "redirect")
        #expect(decision.receipt.measure == .workLikeActivities)
    }

    @Test("S-4: a reason that is not needed is not kept")
    func unneededReason() throws {
        let file = try house.submit(SampleReferral(), by: source).file
        var draft = DecisionDraft.admission()
        draft.againstRecommendationReason = "Imported."
        draft.networkReason = "Imported."
        let decision = try decide(file, draft)
        #expect(decision.draft.againstRecommendationReason == nil)
        #expect(decision.draft.networkReason == nil)
    }

    @Test("S-7: the receipt that is kept is that of the recommendation, and replays")
    func receipt() throws {
        let file = try house.submit(SampleReferral(), by: source).file
        let before = try recommend(file.head.id)
        let decision = try decide(file, .admission())
        #expect(decision.receipt.digest == before.digest.bytes)
        #expect(decision.receipt.ruleSet == before.ruleSet)
        let regime = try house.services.regimes.find(file.head.regime)
        #expect(Screening.recommend(file.content.disclosed.screeningFacts, regime: regime) == before)
    }

    @Test(
        "M-3: a redirection names its measure, a rejection none",
        arguments: [
            (Decision.Outcome.redirected, Measure?.none, [Reason.measureMissing]),
            (.redirected, .activationTrajectory, [.measureNotAllowed]), (.redirected, .workCare, []),
            (.rejected, .workCare, [.measureNotAllowed]), (.rejected, nil, []),
        ])
    func measures(outcome: Decision.Outcome, measure: Measure?, reasons: [Reason]) throws {
        let file = try house.submit(SampleReferral(), by: source).file
        let draft = DecisionDraft(
            outcome: outcome, decidedOn: .of("2020-06-10"), motivation: "No.", measure: measure,
            againstRecommendationReason: "Otherwise.")
        #expect(refusals { try decide(file, draft) } == reasons)
    }

    @Test("S-6: another network than that of the municipality needs a reason")
    func otherNetwork() throws {
        let other = try house.network("limburg", nisCodes: ["71022"], prefix: 2)
        let file = try house.submit(SampleReferral(), by: source).file
        var draft = DecisionDraft.admission()
        draft.network = other
        #expect(refusals { try decide(file, draft) } == [.networkReasonMissing])
        draft.networkReason = "Works there."
        let decision = try decide(file, draft)
        #expect(decision.network == other)
        #expect(decision.draft.networkReason == "Works there.")
    }

    @Test("S-6: a network that does not exist is a wrong reference")
    func unknownNetwork() throws {
        let file = try house.submit(SampleReferral(), by: source).file
        var draft = DecisionDraft.admission()
        draft.network = house.services.ids.id()
        #expect(violations { try decide(file, draft) } == ["networkId"])
    }

    @Test("N-2: a network that falls short receives nobody, and N-1: none without a mandate on the day")
    func networkFallsShort() throws {
        _ = try house.network("limburg", nisCodes: ["71022"], partners: [.caw, .ocmw], prefix: 2)
        _ = try house.network("leuven", nisCodes: ["24062"], from: "2020-06-11", prefix: 3)
        let short = try house.submit(.with { $0.nisCode = "71022" }, by: source).file
        #expect(refusals { try decide(short, .admission()) } == [.networkIncomplete])
        var sample = SampleReferral.number(2)
        sample.nisCode = "24062"
        let late = try house.submit(sample, by: source).file
        #expect(refusals { try decide(late, .admission()) } == [.networkWithoutMandate])
        #expect(refusals { try decide(late, .admission(on: "2020-06-11")) } == [])
    }

    @Test("F-6: who has a running trajectory is not referred again")
    func running() throws {
        let first = try house.admit(SampleReferral())
        do {
            _ = try house.submit(.with { $0.externalID = "REF-2" }, by: screener)
            Issue.record("taken")
        } catch let Failure.duplicate(refusal, existing) {
            #expect(refusal.reason == .runningTrajectoryExists)
            #expect(existing == first.referral)
        }
    }

    @Test("a decision cannot lie in the future")
    func future() throws {
        let file = try house.submit(SampleReferral(), by: source).file
        #expect(violations { try decide(file, .admission(on: "2020-07-01")) } == ["decidedOn"])
        #expect(refusals { try decide(file, .admission(on: "2020-06-30")) } == [])
    }

    private func decide(_ file: ReferralFile, _ draft: DecisionDraft) throws -> Decision {
        try house.decide(file.head.id, draft, by: screener)
    }

    private func recommend(_ id: ID<Referral>) throws -> Recommendation {
        let (decisions, actor) = (house.services.decisions, screener)
        return try house.services.storage.makeReader().read {
            try decisions.recommend(id, by: actor, in: $0).recommendation
        }
    }

    private func found(_ id: ID<Referral>, by actor: Actor) throws -> DecisionView? {
        let decisions = house.services.decisions
        return try house.services.storage.makeReader().read { try decisions.list(of: id, by: actor, in: $0).first }
    }
}

extension DecisionDraft {
    static func admission(on day: String = "2020-06-10") -> DecisionDraft {
        DecisionDraft(outcome: .admitted, decidedOn: .of(day), motivation: "All criteria are met.")
    }
}
