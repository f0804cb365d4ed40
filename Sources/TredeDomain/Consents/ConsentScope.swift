/// What a consent lets somebody do (V-3, V-4).
package enum ConsentScope: String, CaseIterable, Sendable {
    /// Providers register what they carry out.
    case providerRegistration
    /// A backup or successor of a case manager has the confidential compartment.
    case fileAccess

    /// The roles that may receive it.
    package var receivers: [Role] {
        switch self {
        case .providerRegistration: [.workProvider, .careProvider]
        case .fileAccess: [.caseManagerWork, .caseManagerCare]
        }
    }
}
