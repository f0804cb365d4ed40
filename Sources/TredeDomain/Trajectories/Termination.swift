/// An early end (T-4).
package struct Termination: Equatable, Sendable {
    /// Its identifier.
    package let id: ID<Termination>
    /// The day it ended.
    package let terminatedOn: Day
    /// Why; nil for those who may not see it.
    package let grounds: Confidential<Grounds>?
    /// When it was recorded.
    package let recordedAt: Instant

    /// Makes a termination of what is stored.
    package init(
        id: ID<Termination>, terminatedOn: Day, grounds: Confidential<Grounds>?, recordedAt: Instant
    ) {
        self.id = id
        self.terminatedOn = terminatedOn
        self.grounds = grounds
        self.recordedAt = recordedAt
    }

    /// Why it ended.
    package struct Grounds: Equatable, Sendable {
        /// Why.
        package let reason: TerminationReason
        /// Why, in words; nil when none were given.
        package let motivation: String?

        /// Makes the grounds.
        package init(reason: TerminationReason, motivation: String?) {
            self.reason = reason
            self.motivation = motivation
        }
    }

    /// What is registered of it.
    package struct Content: Equatable, Sendable {
        /// The day it ended.
        package let terminatedOn: Day
        /// Why.
        package let reason: TerminationReason
        /// Why, in words.
        package let motivation: String?

        /// Makes the content.
        package init(terminatedOn: Day, reason: TerminationReason, motivation: String? = nil) {
            self.terminatedOn = terminatedOn
            self.reason = reason
            self.motivation = motivation
        }
    }
}
