internal import TredeDomain

/// What a file of an import holds.
package enum ImportKind: String, CaseIterable, Sendable {
    case organisations
    case networks
    case professionals
    case referrals
    case histories

    /// What a line of it is about.
    var noun: Noun {
        switch self {
        case .organisations: .organisation
        case .networks: .network
        case .professionals: .professional
        case .referrals: .referral
        case .histories: .trajectory
        }
    }
}
