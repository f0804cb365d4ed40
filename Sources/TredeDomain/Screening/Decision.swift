/// What a human screener decided about a referral, and on what grounds (S-4).
package struct Decision: Equatable, Sendable {
    /// What a decision may say.
    package enum Outcome: String, CaseIterable, Sendable {
        case admitted
        case redirected
        case rejected

        /// The state it brings the referral in.
        package var state: ReferralState {
            switch self {
            case .admitted: .admitted
            case .redirected: .redirected
            case .rejected: .rejected
            }
        }
    }

    /// The identifier.
    package let id: ID<Decision>
    /// Its number in the store.
    package let number: Int64
    /// The referral it is about.
    package let referral: ID<Referral>
    /// What was decided and why.
    package let draft: DecisionDraft
    /// The network of the trajectory, for an admission.
    package let network: ID<Network>?
    /// The recommendation it followed or not.
    package let receipt: Receipt
    /// Who decided, where a professional is known.
    package let decidedBy: ID<Professional>?
    /// The trajectory it made, for an admission.
    package let trajectory: ID<Trajectory>?
    /// When it was recorded.
    package let recordedAt: Instant

    /// Makes a decision as it is stored.
    package init(
        id: ID<Decision>, number: Int64, referral: ID<Referral>, draft: DecisionDraft, network: ID<Network>?,
        receipt: Receipt, decidedBy: ID<Professional>?, trajectory: ID<Trajectory>?, recordedAt: Instant
    ) {
        self.id = id
        self.number = number
        self.referral = referral
        self.draft = draft
        self.network = network
        self.receipt = receipt
        self.decidedBy = decidedBy
        self.trajectory = trajectory
        self.recordedAt = recordedAt
    }

    /// What is kept of a recommendation: enough to make it again and compare (S-2, S-7).
    package struct Receipt: Equatable, Sendable {
        /// The version of the rules.
        package let ruleSet: String
        /// What was recommended, as a code.
        package let recommendation: String
        /// The measure that was recommended.
        package let measure: Measure?
        /// The 32 bytes of the digest of its canonical text.
        package let digest: [UInt8]

        /// Makes a receipt.
        package init(ruleSet: String, recommendation: String, measure: Measure?, digest: [UInt8]) {
            self.ruleSet = ruleSet
            self.recommendation = recommendation
            self.measure = measure
            self.digest = digest
        }
    }
}

/// What a screener decides, before it is checked.
package struct DecisionDraft: Equatable, Sendable {
    /// What is decided.
    package let outcome: Decision.Outcome
    /// The day.
    package let decidedOn: Day
    /// Why.
    package let motivation: String
    /// The measure that is redirected to; for an admission nothing or the activation trajectory.
    package var measure: Measure?
    /// The network, where it is not the one of the municipality (S-6).
    package var network: ID<Network>?
    /// Why another network than that of the municipality (S-6).
    package var networkReason: String?
    /// Why it goes against the recommendation, where it does (S-4).
    package var againstRecommendationReason: String?

    /// Makes a draft.
    package init(
        outcome: Decision.Outcome, decidedOn: Day, motivation: String, measure: Measure? = nil,
        network: ID<Network>? = nil, networkReason: String? = nil, againstRecommendationReason: String? = nil
    ) {
        self.outcome = outcome
        self.decidedOn = decidedOn
        self.motivation = motivation
        self.measure = measure
        self.network = network
        self.networkReason = networkReason
        self.againstRecommendationReason = againstRecommendationReason
    }

    /// What is wrong with the measure of a decision (M-3): a redirection needs one, a rejection has none.
    package var measureRefusal: Refusal? {
        switch (outcome, measure) {
        case (.redirected, nil): Refusal(.m3, .measureMissing)
        case (.redirected, .activationTrajectory):
            Refusal(
                .m3, .measureNotAllowed,
                arguments: Measure.allCases.filter { $0 != .activationTrajectory }.map(\.rawValue))
        case (.rejected, .some): Refusal(.m3, .measureNotAllowed)
        case (.admitted, .some(let measure)) where measure != .activationTrajectory:
            Refusal(.m3, .measureNotAllowed, arguments: [Measure.activationTrajectory.rawValue])
        default: nil
        }
    }
}

/// A decision as one may see it.
package enum DecisionView: Equatable, Sendable {
    /// With its grounds: the screener, and after admission both case managers.
    case full(Decision)
    /// Without: the referrer and the participant.
    case open(Decision.Open)
}

extension Decision {
    /// A decision without recommendation and network.
    package struct Open: Equatable, Sendable {
        /// The identifier.
        package let id: ID<Decision>
        /// The referral it is about.
        package let referral: ID<Referral>
        /// What was decided.
        package let outcome: Outcome
        /// The day.
        package let decidedOn: Day
        /// Why.
        package let motivation: String
        /// The measure admitted or redirected to.
        package let measure: Measure?
        /// When it was recorded.
        package let recordedAt: Instant

        /// Makes a decision without recommendation and network.
        package init(
            id: ID<Decision>, referral: ID<Referral>, outcome: Outcome, decidedOn: Day, motivation: String,
            measure: Measure?, recordedAt: Instant
        ) {
            self.id = id
            self.referral = referral
            self.outcome = outcome
            self.decidedOn = decidedOn
            self.motivation = motivation
            self.measure = measure
            self.recordedAt = recordedAt
        }
    }
}
