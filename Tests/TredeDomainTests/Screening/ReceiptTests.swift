import Testing

@testable import TredeDomain

@Suite("Receipt of a recommendation")
struct ReceiptTests {
    private func recommend(_ edit: (inout ScreeningFacts) -> Void = { _ in }) -> Recommendation {
        var facts = ScreeningFacts.admissible
        edit(&facts)
        return Screening.recommend(facts, regime: .sample())
    }

    @Test("S-7: the same facts give the same receipt")
    func same() {
        #expect(recommend().canonicalText == recommend().canonicalText)
        #expect(recommend() == recommend())
    }

    @Test("S-7: any other fact gives another receipt")
    func different() {
        var texts: Set<String> = [recommend().canonicalText]
        texts.insert(recommend { $0.submittedOn = $0.submittedOn.adding(days: 1) }.canonicalText)
        texts.insert(recommend { $0.registration = .voluntaryJobseeker }.canonicalText)
        texts.insert(recommend { $0.registration = nil }.canonicalText)
        texts.insert(recommend { $0.nisCode = NisCode("12025") }.canonicalText)
        texts.insert(recommend { $0.currentLevel = 3 }.canonicalText)
        texts.insert(recommend { $0.targetLevel = 6 }.canonicalText)
        texts.insert(recommend { $0.paidWorkPlausible = .unknown }.canonicalText)
        texts.insert(recommend { $0.engagement = .unknown }.canonicalText)
        texts.insert(recommend { $0.unemployedSince = $0.submittedOn }.canonicalText)
        texts.insert(recommend { $0.missing = ["motivation"] }.canonicalText)
        for factor in IcfFactor.allCases {
            texts.insert(recommend { $0.scores[factor] = .strength }.canonicalText)
        }
        #expect(texts.count == 11 + 43)
    }

    @Test("S-7: the receipt names rules, facts, findings and what would change it")
    func lines() {
        let lines = recommend { $0.currentLevel = 3 }.canonicalText.split(separator: "\n").map(String.init)
        #expect(lines.first == "ruleSet=screening-1 sample")
        #expect(lines.contains("currentLevel=3"))
        #expect(lines.contains("unemployedSince=-"))
        #expect(lines.contains("outcome=redirect"))
        #expect(lines.contains("measures=workLikeActivities,workCare"))
        #expect(lines.contains("criterion=C1 met participant.registration:compulsoryJobseeker"))
        #expect(lines.contains("criterion=C2 met icf.scores.b1263:seriousProblem"))
        #expect(lines.contains("criterion=M-2 notMet currentLevel:3,targetLevel:5"))
        #expect(lines.contains("whatIf=currentLevel:4 admit -"))
        #expect(lines.contains("whatIf=currentLevel:1 redirect receptionTrajectory"))
    }

    @Test("S-7: a heavy profile rests on exactly the factors that count")
    func evidence() {
        let findings = recommend { $0.score("d499", .seriousProblem) }.findings
        let names = findings.map { $0.evidence.map(\.name) }
        #expect(names[1] == ["icf.scores.b1263", "icf.scores.d499"])
        #expect(names[2] == ["icf.scores.b1263", "icf.scores.x9"])
        #expect(names[4] == ["engagement", "icf.scores.b1301"])
        #expect(findings[1].evidence.map(\.value) == ["seriousProblem", "seriousProblem"])
    }

    @Test("S-7: what would change the outcome does", arguments: [nil, 1, 2, 3, 4, 5, 6])
    func whatIfs(level: Int?) throws {
        let recommendation = recommend { $0.currentLevel = level }
        #expect(!recommendation.whatIfs.isEmpty)
        for whatIf in recommendation.whatIfs {
            var facts = recommendation.facts
            try apply(whatIf, to: &facts)
            let other = Screening.recommend(facts, regime: .sample())
            #expect(other.outcome == whatIf.outcome)
            #expect(other.outcome != recommendation.outcome)
        }
    }

    private func apply(_ whatIf: Recommendation.WhatIf, to facts: inout ScreeningFacts) throws {
        switch whatIf.name {
        case "participant.registration": facts.registration = Registration(rawValue: whatIf.value)
        case "paidWorkPlausible": facts.paidWorkPlausible = Plausibility(rawValue: whatIf.value)
        case "currentLevel": facts.currentLevel = Int(whatIf.value)
        case "targetLevel": facts.targetLevel = Int(whatIf.value)
        default: facts.score(String(whatIf.name.dropFirst("icf.scores.".count)), IcfScore(rawValue: whatIf.value))
        }
    }

    @Test("S-7: the one serious problem that carries the admission is named")
    func critical() {
        let names = recommend().whatIfs.filter { $0.name.hasPrefix("icf.") }.map(\.name)
        #expect(names == ["icf.scores.b1263", "icf.scores.x9"])
    }

    @Test("S-7: the last missing part is named as what would change it")
    func lastMissing() {
        let recommendation = recommend {
            $0.missing = ["icf.scores.x4"]
            $0.score("x4", nil)
        }
        #expect(
            recommendation.whatIfs == [
                Recommendation.WhatIf(name: "icf.scores.x4", value: "seriousProblem", outcome: .admit)
            ])
    }

    @Test(
        "S-4: a decision that differs goes against the recommendation",
        arguments: [
            (4, ReferralState.admitted, Measure.activationTrajectory, false), (4, .rejected, nil, true),
            (4, .redirected, .workCare, true), (3, .admitted, .activationTrajectory, true),
            (3, .redirected, .workLikeActivities, false), (3, .redirected, .workCare, false),
            (3, .redirected, .regularMediation, true), (3, .redirected, nil, true), (3, .rejected, nil, true),
            (nil, .admitted, .activationTrajectory, true),
        ] as [(Int?, ReferralState, Measure?, Bool)])
    func contradiction(level: Int?, decision: ReferralState, measure: Measure?, isAgainst: Bool) {
        let recommendation = recommend { $0.currentLevel = level }
        #expect(recommendation.isContradicted(by: decision, measure: measure) == isAgainst)
    }

    @Test("S-4: nothing goes against human judgement", arguments: [ReferralState.admitted, .redirected, .rejected])
    func humanJudgement(decision: ReferralState) {
        let recommendation = recommend { $0.paidWorkPlausible = .no }
        #expect(!recommendation.isContradicted(by: decision, measure: .workCare))
    }

    @Test("S-2: everything is said in Dutch and in English")
    func texts() {
        for outcome in [Recommendation.Outcome.admit, .redirect(.workCare), .requestInformation, .humanJudgement] {
            let text = ScreeningTexts.text(of: outcome)
            #expect(text[.nl] != text[.en])
        }
        let texts = Criterion.allCases.flatMap { criterion in
            Criterion.Status.allCases.map { ScreeningTexts.text(of: criterion, $0) }
        }
        #expect(Set(texts.map { $0[.nl] }).count == 21)
        #expect(Set(texts.map { $0[.en] }).count == 21)
    }
}
