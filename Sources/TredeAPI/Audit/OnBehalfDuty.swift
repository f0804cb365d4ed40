internal import TredeDomain

/// Whether a client of an organisation that works in files must name the professional on whose behalf it looks at data of
/// persons, or changes them (V-4, V-5).
///
/// The books of an organisation are its own: its program reads them for nobody.
package enum OnBehalfDuty: String, CaseIterable, Sendable {
    /// It may; without, it has what is its organisation's, and the audit names the organisation.
    case optional
    /// It must; a call without is refused.
    case required

    /// Refuses a call to that route in the name of nobody.
    ///
    /// - Throws: `ProfessionalMissing`.
    func check(_ actor: Actor, _ route: Route) throws {
        let isInFile = route.concernsPersons && !route.isOfBooks && actor.role.worksInFiles
        guard self == .optional || !isInFile || actor.professional != nil else { throw ProfessionalMissing() }
    }
}

extension Role {
    /// Whether who has it works in files for an organisation, beside others who do; a source that hands in referrals
    /// does not, nor does who screens, watches or pays.
    fileprivate var worksInFiles: Bool {
        switch self {
        case .caseManagerWork, .caseManagerCare, .leadPartner, .workProvider, .careProvider: true
        case .referrer, .screener, .counsellor, .controller, .administrator, .participant: false
        }
    }
}
