package import TredeDomain

/// Who may call an operation; what they then see is the service's to decide.
package enum Access: Equatable, Sendable {
    /// Anybody, without a token.
    case open
    /// Every client with a token.
    case any
    /// Clients in one of these roles.
    case roles(Set<Role>)

    /// Clients in one of these roles.
    package static func only(_ roles: Role...) -> Access { .roles(Set(roles)) }

    func admits(_ role: Role) -> Bool {
        guard case .roles(let roles) = self else { return true }
        return roles.contains(role)
    }
}
