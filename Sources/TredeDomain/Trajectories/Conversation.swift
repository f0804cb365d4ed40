/// A conversation with the participant (T-5).
package struct Conversation: Equatable, Sendable {
    /// Its identifier.
    package let id: ID<Conversation>
    /// The day it was held and who was present.
    package let content: Content
    /// Whether the trajectory started with it (T-8).
    package let startsTrajectory: Bool
    /// When it was recorded.
    package let recordedAt: Instant

    /// Makes a conversation of what is stored.
    package init(id: ID<Conversation>, content: Content, startsTrajectory: Bool, recordedAt: Instant) {
        self.id = id
        self.content = content
        self.startsTrajectory = startsTrajectory
        self.recordedAt = recordedAt
    }

    /// What is registered of it.
    package struct Content: Equatable, Sendable {
        /// The day it was held.
        package let heldOn: Day
        /// Who was present.
        package let present: Set<Role>

        /// Makes the content.
        package init(heldOn: Day, present: Set<Role>) {
            self.heldOn = heldOn
            self.present = present
        }

        /// Whoever was present, in the order of the roles.
        package var presentInOrder: [Role] { Role.allCases.filter(present.contains) }

        /// What is wrong with it as the first one: a case manager holds it (T-5).
        package var violationsAsFirst: [Violation] {
            present.contains(where: \.isCaseManager) ? [] : [Violation("present", .required, rule: .t5)]
        }

        /// Why it is refused when these roles are filled: whoever is of the team must be in it.
        package func refusal(inTeamOf filled: [Role]) -> Refusal? {
            let missing = presentInOrder.filter { Team.requiredRoles.contains($0) && !filled.contains($0) }
            return missing.isEmpty ? nil : Refusal(.a4, .teamRoleMissing, arguments: missing.map(\.rawValue))
        }
    }
}
