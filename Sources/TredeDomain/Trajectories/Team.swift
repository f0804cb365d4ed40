/// Who works with the participant in one trajectory.
package struct Team: Equatable, Sendable {
    /// The roles that must be filled; the counsellor may be named beside them.
    package static let requiredRoles: [Role] = [
        .caseManagerWork, .caseManagerCare, .leadPartner, .workProvider, .careProvider,
    ]
    /// The roles one may have in a team.
    package static let roles: [Role] = requiredRoles + [.counsellor]

    /// The trajectory it works in.
    package let trajectory: ID<Trajectory>
    /// Grows by one with every change of the team.
    package let version: Int64
    /// The first day on which it had both case managers.
    package let appointedOn: Day?
    /// Who is in it now; of those only the own for a provider, whom the names of others would tell too much (V-10).
    package let members: [Member]
    /// The roles in which somebody is present.
    package let filledRoles: [Role]
    /// The team member whom the participant trusts most.
    package let trustedPersonRole: Role?
    /// What a human should see.
    package let warnings: [Warning]

    /// Makes a team of what is stored.
    package init(
        trajectory: ID<Trajectory>, version: Int64, appointedOn: Day?, members: [Member], filledRoles: [Role],
        trustedPersonRole: Role?, warnings: [Warning]
    ) {
        self.trajectory = trajectory
        self.version = version
        self.appointedOn = appointedOn
        self.members = members
        self.filledRoles = filledRoles
        self.trustedPersonRole = trustedPersonRole
        self.warnings = warnings
    }

    /// The required roles in which nobody is present, not even as backup.
    package var gaps: [Role] { Team.gaps(in: filledRoles) }

    /// The required roles that are not among those filled.
    package static func gaps(in filled: [Role]) -> [Role] {
        requiredRoles.filter { !filled.contains($0) }
    }

    /// A professional in a role, for an organisation.
    package struct Member: Hashable, Sendable {
        /// The role.
        package let role: Role
        /// Who.
        package let professional: ID<Professional>
        /// For which organisation.
        package let organisation: ID<Organisation>
        /// Whether as backup of the member in the same role.
        package let isBackup: Bool

        /// Makes a member.
        package init(role: Role, professional: ID<Professional>, organisation: ID<Organisation>, isBackup: Bool) {
            self.role = role
            self.professional = professional
            self.organisation = organisation
            self.isBackup = isBackup
        }
    }

    /// Something about a team that a human should see; it refuses nothing.
    package enum Warning: String, CaseIterable, Sendable {
        /// The care provider is the institution that referred the person.
        case sameOrganisationAsReferrer

        /// The rule it comes from.
        package var rule: Rule { .a3 }

        /// What it says.
        package var text: LocalizedText {
            LocalizedText(
                nl: "De dienstverlener zorg is ook de toeleidende instelling.",
                fr: "Le prestataire soins est aussi l'institution qui a orienté la personne.",
                de: "Der Dienstleister Pflege ist auch die zuweisende Einrichtung.",
                en: "The care provider is also the institution that referred the person.")
        }
    }
}

/// A whole team as it is to be from a day on.
package struct TeamDraft: Equatable, Sendable {
    /// The day of the appointment.
    package let appointedOn: Day
    /// Everybody in it.
    package let members: [Team.Member]
    /// The team member whom the participant trusts most.
    package let trustedPersonRole: Role?

    /// Makes a draft.
    package init(appointedOn: Day, members: [Team.Member], trustedPersonRole: Role? = nil) {
        self.appointedOn = appointedOn
        self.members = members
        self.trustedPersonRole = trustedPersonRole
    }
}
