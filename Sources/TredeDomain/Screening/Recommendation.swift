/// What the rules say about a referral, with all it rests on: a receipt (S-2, S-7).
///
/// It never decides: a human screener does (S-4).
package struct Recommendation: Equatable, Sendable {
    /// What the rules recommend; they never recommend to reject.
    package enum Outcome: Equatable, Sendable {
        case admit
        case redirect(Measure)
        case requestInformation
        case humanJudgement

        /// The code, without the measure.
        package var code: String {
            switch self {
            case .admit: "admit"
            case .redirect: "redirect"
            case .requestInformation: "requestInformation"
            case .humanJudgement: "humanJudgement"
            }
        }
    }

    /// One criterion and how it came out.
    package struct Finding: Equatable, Sendable {
        /// The criterion.
        package let criterion: Criterion
        /// Whether it is met.
        package let status: Criterion.Status
        /// The facts it rests on.
        package let evidence: [Criterion.Evidence]
        /// What was found, in Dutch and English.
        package let text: LocalizedText
    }

    /// Something the team should know; never a ground for refusal.
    package enum Signal: String, CaseIterable, Sendable {
        /// Far more serious problems than the measure is made for (S-5).
        case heavyProfile
        /// More than two years without work when referred (F-8).
        case lateReferral
        /// Motivation is a working point for the plan (S-3).
        case motivationWorkingPoint
    }

    /// A single change of the facts after which the outcome would have been another (S-7).
    package struct WhatIf: Equatable, Sendable {
        /// The place of the fact in the referral.
        package let name: String
        /// What would stand there.
        package let value: String
        /// What would then be recommended.
        package let outcome: Outcome
    }

    /// The rules it was made by: their version and the regime, as `screening-1 activation-2018`.
    package let ruleSet: String
    /// The facts it was made of.
    package let facts: ScreeningFacts
    /// What is recommended.
    package let outcome: Outcome
    /// All measures that fit where a redirection is recommended, the recommended one first (M-3).
    package let measures: [Measure]
    /// Every criterion, in order.
    package let findings: [Finding]
    /// What the team should know.
    package let signals: [Signal]
    /// What is to be asked for, by its place in the referral.
    package let wanted: [String]
    /// The single changes that would change the outcome.
    package let whatIfs: [WhatIf]
    /// Why this outcome, in Dutch and English.
    package let text: LocalizedText

    /// Whether a decision goes against it and so needs a reason of its own (S-4).
    ///
    /// Nothing goes against a referral to human judgement.
    package func isContradicted(by decision: ReferralState, measure: Measure?) -> Bool {
        switch outcome {
        case .admit: decision != .admitted
        case .redirect: decision != .redirected || measure.map(measures.contains) != true
        case .requestInformation: true
        case .humanJudgement: false
        }
    }
}
