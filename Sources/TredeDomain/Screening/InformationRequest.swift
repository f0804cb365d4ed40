/// A question of the screener to the referrer (F-4).
package struct InformationRequest: Equatable, Sendable {
    /// What became of it.
    package enum State: String, CaseIterable, Sendable {
        case open
        case answered
        /// The referral went on without an answer.
        case lapsed
    }

    /// The identifier.
    package let id: ID<InformationRequest>
    /// The referral it is about.
    package let referral: ID<Referral>
    /// What is asked.
    package let draft: Draft
    /// What became of it.
    package let state: State
    /// When a new version of the referral answered it.
    package let answeredOn: Day?
    /// When it was recorded.
    package let recordedAt: Instant

    /// The last day on which its answer is awaited: as it was asked, or else as long as a referral may wait (F-10).
    package var awaitedUntil: Day {
        draft.dueOn ?? draft.requestedOn.adding(days: ReferralSignal.waitingDaysMax)
    }

    /// Grows when it is no longer open.
    package var version: Int64 { state == .open ? 1 : 2 }

    /// Makes a question as it is stored.
    package init(
        id: ID<InformationRequest>, referral: ID<Referral>, draft: Draft, state: State, answeredOn: Day?,
        recordedAt: Instant
    ) {
        self.id = id
        self.referral = referral
        self.draft = draft
        self.state = state
        self.answeredOn = answeredOn
        self.recordedAt = recordedAt
    }

    /// What is asked.
    package struct Draft: Equatable, Sendable {
        /// The day.
        package let requestedOn: Day
        /// The question.
        package let question: String
        /// The parts that are wanted, by their place in the referral.
        package let missing: [String]
        /// The day by which an answer is hoped for.
        package let dueOn: Day?

        /// Makes a question.
        package init(requestedOn: Day, question: String, missing: [String], dueOn: Day?) {
            self.requestedOn = requestedOn
            self.question = question
            self.missing = missing
            self.dueOn = dueOn
        }
    }
}
