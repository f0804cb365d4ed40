package import TredeDomain

/// A client as an administrator sees it in a list; of its tokens only whether one is good.
package struct ClientItem: Equatable, Sendable {
    /// Whether one of its tokens is good.
    package enum Token: Equatable, Sendable {
        case valid
        case revoked(at: Instant)
        /// Its time is over.
        case expired(at: Instant)
        /// It never had one: in its name is imported.
        case none
    }

    /// What it is called.
    package let name: String
    /// What it acts as.
    package let role: Role
    /// The number of the organisation it acts for.
    package let enterpriseNumber: String?
    /// The address of the professional it acts for.
    package let email: String?
    /// The one trajectory it may see.
    package let trajectory: ID<Trajectory>?
    /// When it was registered.
    package let createdAt: Instant
    /// Whether one of its tokens is good.
    package let token: Token
}
