import Testing

@testable import TredeDomain

extension ScreeningFacts {
    /// A person who meets every criterion, by one serious problem of care and one mild problem of work.
    static var admissible: ScreeningFacts {
        var scores = IcfScores()
        for factor in IcfFactor.allCases { scores[factor] = .noProblem }
        for factor in IcfFactor.allCases where factor.code == "b1263" { scores[factor] = .seriousProblem }
        for factor in IcfFactor.allCases where factor.code == "x9" { scores[factor] = .mildProblem }
        return ScreeningFacts(
            submittedOn: Day(daysSince1970: 18_000), registration: .compulsoryJobseeker, nisCode: NisCode("11002"),
            currentLevel: 4, targetLevel: 5, paidWorkPlausible: .yes, engagement: .willing, unemployedSince: nil,
            scores: scores, missing: [])
    }

    mutating func score(_ code: String, _ score: IcfScore?) {
        for factor in IcfFactor.allCases where factor.code == code { scores[factor] = score }
    }
}

@Suite("Screening")
struct ScreeningTests {
    private func recommend(_ edit: (inout ScreeningFacts) -> Void = { _ in }) -> Recommendation {
        var facts = ScreeningFacts.admissible
        edit(&facts)
        return Screening.recommend(facts, regime: .sample())
    }

    private func status(_ criterion: Criterion, in recommendation: Recommendation) -> Criterion.Status? {
        recommendation.findings.first { $0.criterion == criterion }?.status
    }

    @Test("S-2: whoever meets every criterion is recommended for admission")
    func admission() {
        let recommendation = recommend()
        #expect(recommendation.outcome == .admit)
        #expect(recommendation.findings.map(\.criterion) == Criterion.allCases)
        #expect(recommendation.findings.allSatisfy { $0.status == .met })
        #expect(recommendation.signals.isEmpty)
        #expect(recommendation.wanted.isEmpty)
        #expect(recommendation.measures.isEmpty)
        #expect(recommendation.ruleSet == "screening-1 sample")
    }

    @Test(
        "S-1: C1 asks for a registration",
        arguments: [
            (Registration.compulsoryJobseeker, Criterion.Status.met, "admit"), (.voluntaryJobseeker, .met, "admit"),
            (.unregistered, .notMet, "humanJudgement"), (nil, .unknown, "requestInformation"),
        ] as [(Registration?, Criterion.Status, String)])
    func registered(registration: Registration?, status: Criterion.Status, outcome: String) {
        let recommendation = recommend { $0.registration = registration }
        #expect(self.status(.registered, in: recommendation) == status)
        #expect(recommendation.outcome.code == outcome)
        #expect(recommendation.wanted == (registration == nil ? ["participant.registration"] : []))
    }

    @Test(
        "S-5: C2 asks for one serious problem in any sphere",
        arguments: [("b1263", "admit"), ("x9", "admit"), ("d499", "admit")])
    func seriousBarriers(code: String, outcome: String) {
        let mild = recommend { $0.score("b1263", .mildProblem) }
        #expect(status(.seriousBarriers, in: mild) == .notMet)
        #expect(mild.outcome == .humanJudgement)
        let serious = recommend {
            $0.score("b1263", .mildProblem)
            $0.score(code, .seriousProblem)
        }
        #expect(status(.seriousBarriers, in: serious) == .met)
        #expect(serious.outcome.code == outcome)
    }

    @Test(
        "S-5: C3 asks for a barrier on work and one on care, mild ones count, structural ones do not",
        arguments: [
            ("noProblem", "noProblem", "noProblem", Criterion.Status.notMet),
            ("mildProblem", "noProblem", "noProblem", .notMet), ("noProblem", "mildProblem", "noProblem", .notMet),
            ("mildProblem", "noProblem", "seriousProblem", .notMet),
            ("mildProblem", "mildProblem", "noProblem", .met), ("seriousProblem", "mildProblem", "strength", .met),
            ("strength", "mildProblem", "mildProblem", .notMet),
        ])
    func workAndCare(work: String, care: String, structural: String, status: Criterion.Status) {
        let recommendation = recommend {
            $0.score("x9", IcfScore(rawValue: work))
            $0.score("b1263", IcfScore(rawValue: care))
            $0.score("d499", IcfScore(rawValue: structural))
        }
        #expect(self.status(.workAndCare, in: recommendation) == status)
    }

    @Test("S-2: what is not scored may still hold the barrier that is looked for")
    func unscored() {
        let care = recommend {
            $0.score("b1263", .noProblem)
            $0.score("x4", nil)
        }
        #expect(status(.seriousBarriers, in: care) == .unknown)
        #expect(status(.workAndCare, in: care) == .unknown)
        #expect(care.outcome == .requestInformation)
        #expect(care.wanted == ["icf.scores.x4"])
        let structural = recommend {
            $0.score("b1263", .noProblem)
            $0.score("d499", nil)
        }
        #expect(status(.workAndCare, in: structural) == .notMet)
        let neither = recommend {
            $0.score("b1263", .noProblem)
            $0.score("x9", .noProblem)
            $0.score("x4", nil)
        }
        #expect(status(.workAndCare, in: neither) == .notMet)
    }

    @Test(
        "S-1: C4 asks for plausible paid work",
        arguments: [
            (Plausibility.yes, Criterion.Status.met, "admit"), (.no, .notMet, "humanJudgement"),
            (.unknown, .unknown, "humanJudgement"), (nil, .unknown, "requestInformation"),
        ] as [(Plausibility?, Criterion.Status, String)])
    func plausible(plausible: Plausibility?, status: Criterion.Status, outcome: String) {
        let recommendation = recommend { $0.paidWorkPlausible = plausible }
        #expect(self.status(.paidWorkPlausible, in: recommendation) == status)
        #expect(recommendation.outcome.code == outcome)
    }

    @Test(
        "S-3: C5 never excludes, it makes a working point",
        arguments: [
            (Engagement.willing, Criterion.Status.met, false), (.hesitant, .unknown, true),
            (.unwilling, .notMet, true), (.unknown, .unknown, false), (nil, .unknown, false),
        ] as [(Engagement?, Criterion.Status, Bool)])
    func willing(engagement: Engagement?, status: Criterion.Status, isSignal: Bool) {
        let recommendation = recommend { $0.engagement = engagement }
        #expect(self.status(.willing, in: recommendation) == status)
        #expect(recommendation.outcome == .admit)
        #expect(recommendation.signals == (isSignal ? [.motivationWorkingPoint] : []))
    }

    @Test("S-3: low motivation on the instrument is a working point too")
    func motivation() {
        let recommendation = recommend { $0.score("b1301", .mildProblem) }
        #expect(recommendation.signals == [.motivationWorkingPoint])
        #expect(recommendation.outcome == .admit)
    }

    @Test(
        "F-9: only residents of the Flemish Region are admitted",
        arguments: [
            ("11002", Criterion.Status.met, "admit"), ("21004", .notMet, "humanJudgement"),
            ("52011", .notMet, "humanJudgement"), ("99999", .unknown, "requestInformation"),
            (nil, .unknown, "requestInformation"),
        ] as [(String?, Criterion.Status, String)])
    func residence(code: String?, status: Criterion.Status, outcome: String) {
        let recommendation = recommend { $0.nisCode = code.flatMap { NisCode($0) } }
        #expect(self.status(.residence, in: recommendation) == status)
        #expect(recommendation.outcome.code == outcome)
    }

    @Test("F-9: who lives elsewhere is told which office to turn to")
    func elsewhere() {
        let recommendation = recommend { $0.nisCode = NisCode("21004") }
        let text = recommendation.findings.first { $0.criterion == .residence }?.text
        #expect(text?[.nl].contains("Actiris") == true)
        #expect(text?[.en].contains("Actiris") == true)
    }

    @Test(
        "M-3: a level that is not admitted redirects",
        arguments: [
            (1, [Measure.receptionTrajectory]), (2, [.receptionTrajectory]), (3, [.workLikeActivities, .workCare]),
            (4, []), (5, [.regularMediation]), (6, [.regularMediation]),
        ])
    func redirection(level: Int, measures: [Measure]) {
        let recommendation = recommend { $0.currentLevel = level }
        #expect(recommendation.measures == measures)
        #expect(recommendation.outcome == (measures.first.map { .redirect($0) } ?? .admit))
        #expect(status(.level, in: recommendation) == (measures.isEmpty ? .met : .notMet))
    }

    @Test("M-2: the measure leads to levels 5 and 6", arguments: [(4, false), (5, true), (6, true), (3, false)])
    func targetLevel(level: Int, isAdmitted: Bool) {
        #expect(recommend { $0.targetLevel = level }.outcome == (isAdmitted ? .admit : .humanJudgement))
    }

    @Test("F-2: what is missing is asked for before anything else")
    func incomplete() {
        let recommendation = recommend {
            $0.missing = ["motivation"]
            $0.currentLevel = 3
            $0.registration = nil
        }
        #expect(recommendation.outcome == .requestInformation)
        #expect(recommendation.wanted == ["motivation", "participant.registration"])
    }

    private static let gaps: [@Sendable (inout ScreeningFacts) -> Void] = [
        { $0.missing = ["motivation"] }, { $0.registration = nil }, { $0.nisCode = nil },
        { $0.nisCode = NisCode("99999") }, { $0.currentLevel = nil }, { $0.targetLevel = nil },
        { $0.paidWorkPlausible = nil }, { $0.score("b1261", nil) },
    ]

    @Test("F-2: information is asked for exactly when something is wanted", arguments: gaps.indices)
    func wanted(index: Int) {
        let recommendation = recommend(Self.gaps[index])
        #expect(recommendation.wanted.count == 1)
        #expect(recommendation.outcome == .requestInformation)
    }

    @Test(
        "S-5: from the regime's number of serious problems on a profile is heavy", arguments: [(14, false), (15, true)])
    func heavyProfile(count: Int, isHeavy: Bool) {
        let recommendation = recommend { facts in
            for factor in IcfFactor.allCases { facts.scores[factor] = .noProblem }
            for factor in IcfFactor.allCases.filter({ $0.code != "b1301" }).prefix(count) {
                facts.scores[factor] = .seriousProblem
            }
        }
        #expect(recommendation.signals == (isHeavy ? [.heavyProfile] : []))
        #expect(recommendation.outcome == .admit)
    }

    @Test(
        "F-8: more than two years without work is late",
        arguments: [("2017-04-14", true), ("2017-04-15", false), ("2017-04-16", false)])
    func lateReferral(since: String, isLate: Bool) throws {
        let (from, submitted) = (try day(since), try day("2019-04-15"))
        let recommendation = recommend {
            $0.unemployedSince = from
            $0.submittedOn = submitted
        }
        #expect(recommendation.signals == (isLate ? [.lateReferral] : []))
        #expect(recommendation.outcome == .admit)
    }
}
