/// What the scores of one assessment come to: strengths first, then what hinders (I-3, I-4).
package struct IcfSummary: Sendable {
    /// How many factors have which score.
    package struct Counts: Equatable, Sendable {
        /// Factors that are a strength.
        package private(set) var strengths = 0
        /// Factors without problem.
        package private(set) var noProblems = 0
        /// Factors that are a mild problem.
        package private(set) var mildProblems = 0
        /// Factors that are a serious problem.
        package private(set) var seriousProblems = 0
        /// Factors that were not scored.
        package private(set) var missing = 0

        init() {}

        init(of factors: [IcfFactor], in scores: IcfScores) {
            for factor in factors { count(scores[factor]) }
        }

        private mutating func count(_ score: IcfScore?) {
            switch score {
            case .strength: strengths += 1
            case .noProblem: noProblems += 1
            case .mildProblem: mildProblems += 1
            case .seriousProblem: seriousProblems += 1
            case nil: missing += 1
            }
        }
    }

    /// The factors that are a strength.
    package let strengths: [IcfFactor]
    /// The factors that are a serious problem.
    package let seriousProblems: [IcfFactor]
    /// The factors that are a mild problem.
    package let mildProblems: [IcfFactor]
    /// Over all factors.
    package let total: Counts
    /// Per part of the classification, in its order.
    package let components: [(component: IcfFactor.Component, counts: Counts)]
    /// Per domain of life, in its order.
    package let domains: [(domain: IcfFactor.Domain, counts: Counts)]

    /// Sums the scores up.
    package init(of scores: IcfScores) {
        strengths = scores.factors(scored: .strength)
        seriousProblems = scores.factors(scored: .seriousProblem)
        mildProblems = scores.factors(scored: .mildProblem)
        total = Counts(of: IcfFactor.allCases, in: scores)
        components = IcfFactor.Component.allCases.map { component in
            (component, Counts(of: IcfFactor.allCases.filter { $0.component == component }, in: scores))
        }
        domains = IcfFactor.Domain.allCases.map { domain in
            (domain, Counts(of: IcfFactor.allCases.filter { $0.domain == domain }, in: scores))
        }
    }
}
