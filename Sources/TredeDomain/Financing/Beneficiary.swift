/// In which part an organisation earns money from a trajectory.
package enum Beneficiary: String, CaseIterable, Sendable {
    case caseManagerWork
    case caseManagerCare
    case leadPartner
    /// The part of the lead partner's amount that it keeps for its own tasks (E-3).
    case leadPartnerOwnShare
    case workProvider
    case careProvider

    /// The part that a provider role earns in; nil for the other roles.
    package init?(provider role: Role) {
        switch role {
        case .workProvider: self = .workProvider
        case .careProvider: self = .careProvider
        default: return nil
        }
    }

    /// The role in the team whose organisation earns it.
    package var teamRole: Role {
        switch self {
        case .caseManagerWork: .caseManagerWork
        case .caseManagerCare: .caseManagerCare
        case .leadPartner, .leadPartnerOwnShare: .leadPartner
        case .workProvider: .workProvider
        case .careProvider: .careProvider
        }
    }
}
