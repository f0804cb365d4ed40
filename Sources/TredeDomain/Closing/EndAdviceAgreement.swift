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
    package let onBehalf: Confidential<Signature.OnBehalf>?
    /// When it was recorded.
    package let recordedAt: Instant

    /// Makes an agreement of what is stored.
    package init(
        id: ID<EndAdviceAgreement>, role: Role, content: Content, onBehalf: Confidential<Signature.OnBehalf>?,
        recordedAt: Instant
    ) {
        self.id = id
        self.role = role
        self.content = content
        self.onBehalf = onBehalf
        self.recordedAt = recordedAt
    }

    /// Everything wrong with speaking for the other case manager: it is done by a mandate, and only an import knows of
    /// what was agreed elsewhere (C-2, H-3).
    package static func violations(in onBehalf: Signature.OnBehalf?, isImport: Bool) -> [Violation] {
        guard let onBehalf, onBehalf.reason != .mandate else { return [] }
        if isImport, onBehalf.reason == .importedHistory { return [] }
        let mandate = Signature.OnBehalfReason.mandate.rawValue
        return [Violation("agreementOnBehalf.reason", .unknownCode, rule: .c2, arguments: [mandate])]
    }

    /// Why a case manager cannot be spoken for; nil when it can (C-2).
    ///
    /// A mandate stands in for what was not said, never against what was: two persons give an advice. `saidLast` is the
    /// code with which that case manager agreed last, by an act of its own.
    package static func refusal(speakingFor role: Role, with code: String, saidLast: String?) -> Refusal? {
        guard let saidLast, saidLast != code else { return nil }
        return Refusal(.c2, .otherAdviceGiven, arguments: [role.rawValue, saidLast])
    }
}
