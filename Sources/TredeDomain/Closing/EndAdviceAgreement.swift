/// A case manager agrees with an end advice, which is given by both (C-2).
package struct EndAdviceAgreement: Equatable, Sendable {
    /// What is registered of it.
    package struct Content: Equatable, Sendable {
        /// The code of the advice.
        package let code: String
        /// The day.
        package let agreedOn: Day

        /// Makes the content.
        package init(code: String, agreedOn: Day) {
            self.code = code
            self.agreedOn = agreedOn
        }
    }

    /// Its identifier.
    package let id: ID<EndAdviceAgreement>
    /// Which case manager agrees.
    package let role: Role
    /// With what, and when.
    package let content: Content
    /// Why and by which proof somebody else entered it; nil when it is the case manager's own act.
    package let onBehalf: Signature.OnBehalf?
    /// When it was recorded.
    package let recordedAt: Instant

    /// Makes an agreement of what is stored.
    package init(
        id: ID<EndAdviceAgreement>, role: Role, content: Content, onBehalf: Signature.OnBehalf?, recordedAt: Instant
    ) {
        self.id = id
        self.role = role
        self.content = content
        self.onBehalf = onBehalf
        self.recordedAt = recordedAt
    }
}
