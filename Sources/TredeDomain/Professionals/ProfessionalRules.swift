/// Which roles a professional may hold (domain.md, chapter 1).
package enum ProfessionalRules {
    /// Why somebody of an organisation of that kind may not hold these roles; empty when it may.
    ///
    /// Whether a recognition holds on a day is asked when a team is appointed, not here.
    package static func refusals(roles: Set<Role>, kind: OrganisationKind) -> [Refusal] {
        var refusals: [Refusal] = []
        if roles.contains(.caseManagerWork), !kind.mayProvideCaseManagerWork {
            refusals.append(Refusal(.a2, .caseManagerWorkNotGtb))
        }
        if roles.contains(.caseManagerCare), !kind.mayProvideCaseManagerCare {
            refusals.append(
                Refusal(.a2, .kindMayNotHoldRole, arguments: [kind.rawValue, Role.caseManagerCare.rawValue]))
        }
        return refusals
    }
}
