/// The rules that recommend what to do with a referral (S-1 to S-3, S-5, S-7).
package enum Screening {
    /// The version of these rules; it changes with any change of what they recommend.
    package static let version = "screening-1"

    /// Late is a referral after more than this many months without work (F-8).
    ///
    /// - Source: HIVA (2021), 3.2.1, table 3.5, whose longest class begins at two years.
    private static let lateReferralMonths = 24

    /// Recommends; the same facts and regime always give the same receipt.
    package static func recommend(_ facts: ScreeningFacts, regime: Regime) -> Recommendation {
        let terms = regime.terms
        let outcome = outcome(of: facts, in: terms)
        return Recommendation(
            ruleSet: version + " " + regime.code, facts: facts, outcome: outcome,
            measures: redirections(of: facts, in: terms), findings: findings(on: facts, in: terms),
            signals: signals(of: facts, in: terms), wanted: facts.wanted,
            whatIfs: whatIfs(of: facts, in: terms, outcome), text: ScreeningTexts.text(of: outcome))
    }

    /// What is incomplete cannot be decided (F-2); whoever lives elsewhere gets no measure of the Flemish Region (F-9);
    /// a level that is not admitted redirects (M-3); whatever else is not clear is for a human.
    private static func outcome(of facts: ScreeningFacts, in terms: Regime.Terms) -> Recommendation.Outcome {
        guard facts.isWhole else { return .requestInformation }
        guard Criterion.residence.status(of: facts, in: terms) == .met else { return .humanJudgement }
        if let measure = redirections(of: facts, in: terms).first { return .redirect(measure) }
        let isClear = Criterion.allCases.filter(\.isExcluding).allSatisfy { $0.status(of: facts, in: terms) == .met }
        return isClear ? .admit : .humanJudgement
    }

    /// The measures that the current level leads to, where this one does not admit it.
    private static func redirections(of facts: ScreeningFacts, in terms: Regime.Terms) -> [Measure] {
        guard let level = facts.currentLevel, !terms.startLevels.contains(level) else { return [] }
        let measures = terms.redirections.first { $0.levels.contains(level) }?.measures ?? []
        return measures.compactMap(Measure.init(rawValue:))
    }

    private static func findings(on facts: ScreeningFacts, in terms: Regime.Terms) -> [Recommendation.Finding] {
        Criterion.allCases.map { criterion in
            let status = criterion.status(of: facts, in: terms)
            return Recommendation.Finding(
                criterion: criterion, status: status, evidence: criterion.evidence(in: facts),
                text: ScreeningTexts.text(of: criterion, status))
        }
    }

    private static func signals(of facts: ScreeningFacts, in terms: Regime.Terms) -> [Recommendation.Signal] {
        let seriousProblems = facts.scores.factors(scored: .seriousProblem)
        let isLate = facts.unemployedSince.map { $0.adding(months: lateReferralMonths) < facts.submittedOn }
        let isUnwilling = facts.engagement == .unwilling || facts.engagement == .hesitant
        let isUnmotivated = Criterion.motivation.contains { facts.scores[$0]?.isBarrier == true }
        return Recommendation.Signal.allCases.filter { signal in
            switch signal {
            case .heavyProfile: seriousProblems.count >= terms.heavyProfileSeriousProblemsMin
            case .lateReferral: isLate == true
            case .motivationWorkingPoint: isUnwilling || isUnmotivated
            }
        }
    }
}

extension Screening {
    /// Tries every other value of one fact at a time, and keeps what changes the outcome (S-7).
    private static func whatIfs(
        of facts: ScreeningFacts, in terms: Regime.Terms, _ outcome: Recommendation.Outcome
    ) -> [Recommendation.WhatIf] {
        (fieldChanges(of: facts) + scoreChanges(of: facts)).compactMap { change in
            var changed = change.facts
            changed.missing.removeAll { $0 == change.name }
            let other = Screening.outcome(of: changed, in: terms)
            guard other != outcome else { return nil }
            return Recommendation.WhatIf(name: change.name, value: change.value, outcome: other)
        }
    }

    private typealias Change = (name: String, value: String, facts: ScreeningFacts)

    private static func fieldChanges(of facts: ScreeningFacts) -> [Change] {
        var changes: [Change] = []
        func change(_ name: String, _ value: String, _ edit: (inout ScreeningFacts) -> Void) {
            var changed = facts
            edit(&changed)
            if changed != facts { changes.append((name, value, changed)) }
        }
        for value in Registration.allCases {
            change("participant.registration", value.rawValue) { $0.registration = value }
        }
        for value in Plausibility.allCases {
            change("paidWorkPlausible", value.rawValue) { $0.paidWorkPlausible = value }
        }
        for level in ParticipationLevel.all.map(\.number) {
            change("currentLevel", "\(level)") { $0.currentLevel = level }
            change("targetLevel", "\(level)") { $0.targetLevel = level }
        }
        return changes
    }

    /// A barrier that were none, and anything else that were a serious problem.
    private static func scoreChanges(of facts: ScreeningFacts) -> [Change] {
        IcfFactor.allCases.map { factor in
            let score: IcfScore = facts.scores[factor]?.isBarrier == true ? .noProblem : .seriousProblem
            var changed = facts
            changed.scores[factor] = score
            return ("icf.scores." + factor.code, score.rawValue, changed)
        }
    }
}
