/// A referral as one may see it: the two are different types, so that what is closed cannot be shown (V-2, V-6).
package enum ReferralView: Equatable, Sendable {
    /// With its content.
    case full(ReferralFile)
    /// Without.
    case open(ReferralOpen)
}

/// A referral with all its content: for its referrer and the screener before a decision, then for the case managers
/// and the person.
package struct ReferralFile: Equatable, Sendable {
    /// Where it stands.
    package var head: ReferralHead
    /// What was pushed.
    package var content: Confidential<ReferralContent>
    /// What became of it since.
    package var progress: ReferralProgress
    /// What a human should see; never a ground for refusal.
    package var signals: [ReferralSignal]
    /// The person the number leads to; nil for the referrer, whom it would tell who is known already (V-9).
    package var person: ID<Person>?
    /// Every part that is missing (F-2), by its place.
    package let missing: [String]

    /// Makes a referral with its content.
    package init(
        head: ReferralHead, content: ReferralContent, progress: ReferralProgress, signals: [ReferralSignal],
        person: ID<Person>?
    ) {
        missing = content.completeness.missing
        self.head = head
        self.content = Confidential(content)
        self.progress = progress
        self.signals = signals
        self.person = person
    }

    /// The same without the assessment that was handed in with it, which is not therefore missing.
    package var withoutAssessment: ReferralFile {
        var file = self
        file.content = Disclosure.lending { disclosure in
            content.changed(by: disclosure) { content in
                var content = content
                content.icf = nil
                return content
            }
        }
        return file
    }
}

/// A referral without content: for the counsellor, for referrer and screener once decided, and for the person before.
package struct ReferralOpen: Equatable, Sendable {
    /// Where it stands.
    package let head: ReferralHead
    /// The person, by name.
    package let person: Named
    /// What became of it.
    package let progress: ReferralProgress
    /// Whether the caller may see the reference of the source.
    package let showsExternalID: Bool

    /// Makes a referral without content.
    package init(head: ReferralHead, person: Named, progress: ReferralProgress, showsExternalID: Bool) {
        self.head = head
        self.person = person
        self.progress = progress
        self.showsExternalID = showsExternalID
    }

    /// A person by name: for the referrer as the referral itself states it, for others as the person is known.
    package struct Named: Equatable, Sendable {
        /// The person; nil for the referrer, whose number may lead to somebody it does not know (V-9).
        package let id: ID<Person>?
        /// The family name.
        package let familyName: String
        /// The given name.
        package let givenName: String

        /// Names somebody.
        package init(id: ID<Person>?, familyName: String, givenName: String) {
            self.id = id
            self.familyName = familyName
            self.givenName = givenName
        }
    }
}

/// What became of a referral after it was submitted (F-10).
package struct ReferralProgress: Equatable, Sendable {
    /// When a screener took it up, and who.
    package var screening: Screening?
    /// When and why it was taken back.
    package var withdrawal: Withdrawal?
    /// What was decided.
    package var outcome: Outcome?

    /// Makes the progress of a referral that waits.
    package init() {}

    /// When a screener took it up, and who.
    package struct Screening: Equatable, Sendable {
        /// The day.
        package let startedOn: Day
        /// The professional, where one is known.
        package let screener: ID<Professional>?
        /// When that was recorded.
        package let recordedAt: Instant

        /// Makes a start of screening.
        package init(startedOn: Day, screener: ID<Professional>?, recordedAt: Instant) {
            self.startedOn = startedOn
            self.screener = screener
            self.recordedAt = recordedAt
        }
    }

    /// When and why a referral was taken back.
    package struct Withdrawal: Equatable, Sendable {
        /// The day.
        package let withdrawnOn: Day
        /// Why.
        package let reason: Confidential<String>?
        /// When that was recorded.
        package let recordedAt: Instant

        /// Makes a withdrawal.
        package init(withdrawnOn: Day, reason: Confidential<String>?, recordedAt: Instant) {
            self.withdrawnOn = withdrawnOn
            self.reason = reason
            self.recordedAt = recordedAt
        }
    }

    /// What was decided, without the grounds.
    package struct Outcome: Equatable, Sendable {
        /// The decision.
        package let decision: ID<Decision>
        /// What it says.
        package let outcome: Decision.Outcome
        /// The day.
        package let decidedOn: Day
        /// The measure that was admitted or redirected to.
        package let measure: Measure?
        /// The trajectory it made.
        package let trajectory: ID<Trajectory>?

        /// Makes an outcome.
        package init(
            decision: ID<Decision>, outcome: Decision.Outcome, decidedOn: Day, measure: Measure?,
            trajectory: ID<Trajectory>?
        ) {
            self.decision = decision
            self.outcome = outcome
            self.decidedOn = decidedOn
            self.measure = measure
            self.trajectory = trajectory
        }
    }
}
