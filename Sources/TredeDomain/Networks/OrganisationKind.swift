/// What an organisation is, as far as the rules tell kinds apart.
package enum OrganisationKind: String, CaseIterable, Sendable {
    case vdab
    case gtb
    case caw
    case cgg
    case ocmw
    case healthInsuranceFund
    case psychiatricHospital
    case psychiatricWard
    case shelteredLiving
    case rehabilitationCentre
    case shelteredWorkshop
    case vaphProvision
    case occupationalHealthService
    case workProvider
    case employer

    /// Whether it may provide a case manager care, once recognised.
    ///
    /// - Source: decree of 25 April 2014, article 10, as told by HIVA (2021), table 0.1, note 2.
    package var mayProvideCaseManagerCare: Bool {
        switch self {
        case .caw, .healthInsuranceFund, .cgg, .shelteredLiving, .psychiatricHospital, .psychiatricWard,
            .vaphProvision, .rehabilitationCentre, .ocmw:
            true
        case .vdab, .gtb, .shelteredWorkshop, .occupationalHealthService, .workProvider, .employer: false
        }
    }

    /// Whether it may provide a case manager work: GTB only (chapter 1).
    package var mayProvideCaseManagerWork: Bool { self == .gtb }
}
