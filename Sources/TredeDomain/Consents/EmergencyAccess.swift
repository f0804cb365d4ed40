/// A file that somebody of the team opened without the participant's consent, for a time and with a reason (V-4).
package struct EmergencyAccess: Equatable, Sendable {
    /// For how many hours a file may be open so.
    package static let hours = 1...72
    /// For how many hours it is open when nothing is said.
    package static let hoursDefault = 24
    /// How long a reason or a motivation is, in characters.
    package static let textLength = 20...1000
    /// Within how many days after its end it is to be reviewed.
    package static let reviewDays = 14

    /// What a second person finds of it.
    package enum Outcome: String, CaseIterable, Sendable {
        case justified
        case notJustified
    }

    /// How it was reviewed.
    package struct Review: Equatable, Sendable {
        /// What was found.
        package let outcome: Outcome
        /// Why; nil for those who may not see it, because it may tell of the participant.
        package let motivation: Confidential<String>?
        /// As what it was reviewed.
        package let role: Role
        /// Who reviewed it, where a person did.
        package let professional: ID<Professional>?
        /// When.
        package let recordedAt: Instant

        /// Makes a review.
        package init(
            outcome: Outcome, motivation: Confidential<String>?, role: Role, professional: ID<Professional>?,
            recordedAt: Instant
        ) {
            self.outcome = outcome
            self.motivation = motivation
            self.role = role
            self.professional = professional
            self.recordedAt = recordedAt
        }
    }

    /// The identifier.
    package let id: ID<EmergencyAccess>
    /// The trajectory whose file was opened.
    package let trajectory: ID<Trajectory>
    /// Who opened it.
    package let professional: ID<Professional>
    /// In which role of the team.
    package let role: Role
    /// Why; nil for those who may not see it, because it may tell of the participant.
    package let reason: Confidential<String>?
    /// From when on it was open.
    package let openedAt: Instant
    /// The first moment at which it no longer is.
    package let until: Instant
    /// How it was reviewed; nil while it was not.
    package let review: Review?

    /// Makes an access as it is stored.
    package init(
        id: ID<EmergencyAccess>, trajectory: ID<Trajectory>, professional: ID<Professional>, role: Role,
        reason: Confidential<String>?, openedAt: Instant, until: Instant, review: Review?
    ) {
        self.id = id
        self.trajectory = trajectory
        self.professional = professional
        self.role = role
        self.reason = reason
        self.openedAt = openedAt
        self.until = until
        self.review = review
    }

    /// Grows by one with the review.
    package var version: Int64 { review == nil ? 1 : 2 }

    /// The last day on which its review is in time.
    package var reviewDueOn: Day { until.brusselsDay.adding(days: EmergencyAccess.reviewDays) }

    /// Whether the file is open by it at a moment.
    package func isOpen(at moment: Instant) -> Bool {
        openedAt <= moment && moment < until && review?.outcome != .notJustified
    }

    /// What the audit says as the purpose of a look under an access: the reason stands sealed with it, and only there.
    package static func purpose(of id: ID<EmergencyAccess>) -> String { purposeStart + id.description }

    /// The access that a purpose names; nil for a purpose that somebody gave in words.
    package static func id(inPurpose purpose: String) -> ID<EmergencyAccess>? {
        guard purpose.hasPrefix(purposeStart) else { return nil }
        return ID(String(purpose.dropFirst(purposeStart.count)))
    }

    private static let purposeStart = "emergencyAccesses/"

    /// Until when it is open that is opened at a moment for so many hours.
    package static func end(openedAt moment: Instant, hours: Int) -> Instant {
        Instant(milliseconds: moment.milliseconds + Int64(hours) * 3_600_000)
    }
}
