package import TredeDomain

/// A client to be registered.
package struct ClientDraft: Sendable {
    /// What administrators call it; used once.
    package let name: String
    /// What it acts as.
    package let role: Role
    /// The number of the organisation it acts for.
    package let organisation: Int64?
    /// The number of the professional it acts for.
    package let professional: Int64?
    /// The one trajectory a participant may see.
    package let trajectory: ID<Trajectory>?
    /// The one referral a participant may see, and the trajectory it leads to.
    package let referral: ID<Referral>?
    /// The scopes it is limited to.
    package let scopes: Scopes
    /// Who vouches for it instead of a key.
    package let issuer: Issuer?

    /// Another issuer of access tokens, and whom it names.
    package struct Issuer: Equatable, Sendable {
        /// What it calls itself.
        package let name: String
        /// What it calls the client; nil for anybody whose person's number it gives.
        package let subject: String?

        /// Names an issuer and a subject.
        package init(name: String, subject: String?) {
            self.name = name
            self.subject = subject
        }
    }

    /// Makes a draft.
    package init(
        name: String, role: Role, organisation: Int64? = nil, professional: Int64? = nil,
        trajectory: ID<Trajectory>? = nil, referral: ID<Referral>? = nil, scopes: Scopes = .ofRole,
        issuer: Issuer? = nil
    ) {
        self.name = name
        self.role = role
        self.organisation = organisation
        self.professional = professional
        self.trajectory = trajectory
        self.referral = referral
        self.scopes = scopes
        self.issuer = issuer
    }
}
