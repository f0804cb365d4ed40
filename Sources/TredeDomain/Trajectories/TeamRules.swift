/// Who may be appointed to a team.
package enum TeamRules {
    /// Everything wrong with a draft in itself: a place given twice, a trusted person in no place, or no case manager at
    /// all, which would leave nobody to fill the gaps.
    package static func violations(in draft: TeamDraft) -> [Violation] {
        var violations: [Violation] = []
        for (index, member) in draft.members.enumerated() {
            let before = draft.members[..<index]
            let isTaken = before.contains { $0.role == member.role && $0.isBackup == member.isBackup }
            let isSamePerson = before.contains { $0.role == member.role && $0.professional == member.professional }
            guard isTaken || isSamePerson else { continue }
            violations.append(Violation("members[\(index)]", .duplicateEntry, rule: .a4))
        }
        if !draft.members.contains(where: { $0.role.isCaseManager && !$0.isBackup }) {
            let missing = [Role.caseManagerWork, .caseManagerCare].map(\.rawValue)
            violations.append(Violation("members", .teamRoleMissing, rule: .a4, arguments: missing))
        }
        if let role = draft.trustedPersonRole, !draft.members.contains(where: { $0.role == role }) {
            violations.append(Violation("trustedPersonRole", .notFoundReference, rule: .a5))
        }
        return violations
    }

    /// Somebody to be appointed, with what is registered of person and organisation.
    package struct Candidate: Sendable {
        /// The role.
        package let role: Role
        /// Who.
        package let professional: Professional
        /// For which organisation.
        package let organisation: Organisation

        /// Makes a candidate.
        package init(role: Role, professional: Professional, organisation: Organisation) {
            self.role = role
            self.professional = professional
            self.organisation = organisation
        }
    }

    /// Everything that keeps somebody from being appointed on a day, in a network that `leadPartner` leads.
    package static func refusals(of candidate: Candidate, leadPartner: Int64, on day: Day) -> [Refusal] {
        let holds =
            candidate.professional.content.roles.contains(candidate.role)
            && candidate.professional.organisationNumber == candidate.organisation.number
        let role = holds ? nil : Refusal(.a1, .roleNotHeld, arguments: [candidate.role.rawValue])
        return [role, organisationRefusal(of: candidate, leadPartner: leadPartner, on: day)].compactMap { $0 }
    }

    private static func organisationRefusal(
        of candidate: Candidate, leadPartner: Int64, on day: Day
    ) -> Refusal? {
        let content = candidate.organisation.content
        switch candidate.role {
        case .caseManagerWork where !content.kind.mayProvideCaseManagerWork:
            return Refusal(.a2, .caseManagerWorkNotGtb)
        case .caseManagerCare:
            let isRecognised = content.kind.mayProvideCaseManagerCare && content.careRecognition?.covers(day) == true
            return isRecognised ? nil : Refusal(.a2, .careNotRecognised, arguments: ["\(day)"])
        case .leadPartner where candidate.organisation.number != leadPartner:
            return Refusal(.n1, .leadPartnerNotOfNetwork)
        default: return nil
        }
    }
}
