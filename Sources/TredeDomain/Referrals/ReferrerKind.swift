/// In what capacity somebody refers a person (F-1).
package enum ReferrerKind: String, CaseIterable, Sendable {
    case vdabCounsellor
    case gtb
    case ocmw
    case healthInsuranceFund
    case occupationalPhysician
    case careInstitution
    /// The person refers themself; there is then no organisation.
    case oneself = "self"

    /// Whether the organisation that refers must be named (F-2).
    package var needsOrganisation: Bool { self != .oneself }
}
