import Testing
import TredeDomain

@Suite("Rules of professionals")
struct ProfessionalRulesTests {
    @Test("A-2: which kinds of organisation may have case managers", arguments: OrganisationKind.allCases)
    func caseManagers(kind: OrganisationKind) {
        let work = ProfessionalRules.refusals(roles: [.caseManagerWork], kind: kind)
        let care = ProfessionalRules.refusals(roles: [.caseManagerCare], kind: kind)
        #expect(work.isEmpty == kind.mayProvideCaseManagerWork)
        #expect(care.isEmpty == kind.mayProvideCaseManagerCare)
        #expect(ProfessionalRules.refusals(roles: [.caseManagerWork, .caseManagerCare], kind: kind) == work + care)
    }

    @Test("A-1: other roles are held together by anybody", arguments: OrganisationKind.allCases)
    func otherRoles(kind: OrganisationKind) {
        let roles = Set(Role.allCases.filter { !$0.isCaseManager })
        #expect(ProfessionalRules.refusals(roles: roles, kind: kind).isEmpty)
    }
}
