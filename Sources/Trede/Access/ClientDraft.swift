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

    /// Makes a draft.
    package init(
        name: String, role: Role, organisation: Int64? = nil, professional: Int64? = nil,
        trajectory: ID<Trajectory>? = nil, referral: ID<Referral>? = nil, scopes: Scopes = .ofRole
    ) {
        self.name = name
        self.role = role
        self.organisation = organisation
        self.professional = professional
        self.trajectory = trajectory
        self.referral = referral
        self.scopes = scopes
    }
}
