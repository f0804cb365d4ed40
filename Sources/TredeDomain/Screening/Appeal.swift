/// An appeal against a decision; the decision itself stays (S-8).
package struct Appeal: Equatable, Sendable {
    /// The identifier.
    package let id: ID<Appeal>
    /// The referral whose decision it is against.
    package let referral: ID<Referral>
    /// The decision.
    package let decision: ID<Decision>
    /// What was lodged, and how it ended.
    package let draft: Draft
    /// When it was recorded.
    package let recordedAt: Instant
    /// Grows by one with every change.
    package let version: Int64

    /// Makes an appeal as it is stored.
    package init(
        id: ID<Appeal>, referral: ID<Referral>, decision: ID<Decision>, draft: Draft, recordedAt: Instant,
        version: Int64
    ) {
        self.id = id
        self.referral = referral
        self.decision = decision
        self.draft = draft
        self.recordedAt = recordedAt
        self.version = version
    }

    /// What is lodged, and how it ended.
    package struct Draft: Equatable, Sendable {
        /// The day it was lodged.
        package let lodgedOn: Day
        /// Why the decision should not stand.
        package let grounds: String
        /// How it ended; nil while it runs.
        package let outcome: Outcome?

        /// Makes a draft.
        package init(lodgedOn: Day, grounds: String, outcome: Outcome?) {
            self.lodgedOn = lodgedOn
            self.grounds = grounds
            self.outcome = outcome
        }
    }

    /// How an appeal ended.
    package struct Outcome: Equatable, Sendable {
        /// What became of it.
        package let result: Result
        /// The day.
        package let decidedOn: Day
        /// Why.
        package let motivation: String?

        /// Makes an outcome.
        package init(result: Result, decidedOn: Day, motivation: String?) {
            self.result = result
            self.decidedOn = decidedOn
            self.motivation = motivation
        }
    }

    /// What became of an appeal.
    package enum Result: String, CaseIterable, Sendable {
        case upheld
        case partlyUpheld
        case dismissed
        case inadmissible
        case withdrawn
    }
}

/// An appeal as it stands in a list, without its grounds.
package struct AppealItem: Equatable, Sendable {
    /// The identifier.
    package let id: ID<Appeal>
    /// The day it was lodged.
    package let lodgedOn: Day
    /// What became of it; nil while it runs.
    package let result: Appeal.Result?

    /// Makes an item.
    package init(id: ID<Appeal>, lodgedOn: Day, result: Appeal.Result?) {
        self.id = id
        self.lodgedOn = lodgedOn
        self.result = result
    }
}
