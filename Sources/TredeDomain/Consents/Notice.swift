/// Something that the participant was told of the own file (V-3, V-4).
package struct Notice: Equatable, Sendable {
    /// What of.
    package enum Kind: String, CaseIterable, Sendable {
        /// That there is a confidential compartment.
        case compartmentExists
        /// That somebody opened it without consent.
        case emergencyAccess
        /// That somebody else entered a consent for the participant.
        case consentGiven
        /// That somebody else took a consent back for the participant.
        case consentWithdrawn
    }

    /// The identifier.
    package let id: ID<Notice>
    /// What of.
    package let kind: Kind
    /// On which day.
    package let toldOn: Day
    /// As what who told it.
    package let toldBy: Role
    /// The access it tells of.
    package let emergencyAccess: ID<EmergencyAccess>?
    /// The consent it tells of.
    package let consent: ID<Consent>?
    /// When it was recorded.
    package let recordedAt: Instant

    /// Makes a notice as it is stored.
    package init(
        id: ID<Notice>, kind: Kind, toldOn: Day, toldBy: Role, emergencyAccess: ID<EmergencyAccess>?,
        consent: ID<Consent>?, recordedAt: Instant
    ) {
        self.id = id
        self.kind = kind
        self.toldOn = toldOn
        self.toldBy = toldBy
        self.emergencyAccess = emergencyAccess
        self.consent = consent
        self.recordedAt = recordedAt
    }
}
