/// How things stood with a participant in one month after close (O-2).
package struct Outcome: Equatable, Sendable {
    /// Its identifier.
    package let id: ID<Outcome>
    /// What is registered of it.
    package let content: Content
    /// When it was recorded.
    package let recordedAt: Instant

    /// Makes an outcome of what is stored.
    package init(id: ID<Outcome>, content: Content, recordedAt: Instant) {
        self.id = id
        self.content = content
        self.recordedAt = recordedAt
    }

    /// Where one was at work.
    package enum Status: String, CaseIterable, Sendable {
        case regular
        case socialEconomy
        case none
    }

    /// What brings one nearer to work without being work.
    package enum IntensifyingAction: String, CaseIterable, Sendable {
        case training
        case workplaceLearning
        case competenceBuilding
    }

    /// What is registered of it.
    package struct Content: Equatable, Sendable {
        /// The month.
        package let month: Month
        /// Where one was at work in it.
        package let status: Status
        /// What was done towards work, if anything.
        package let intensifyingAction: IntensifyingAction?

        /// Makes the content.
        package init(month: Month, status: Status, intensifyingAction: IntensifyingAction? = nil) {
            self.month = month
            self.status = status
            self.intensifyingAction = intensifyingAction
        }

        /// Everything that stands in its way: months count from the one after closing.
        package func refusals(in trajectory: Trajectory) -> [Refusal] {
            guard trajectory.state == .closed, let closedOn = trajectory.days.endedOn else {
                return [Refusal(.o2, .notClosed, arguments: [trajectory.state.rawValue])]
            }
            guard month <= Month(of: closedOn) else { return [] }
            return [Refusal(.o2, .notBeforeEarlierFact, arguments: ["\(closedOn)"])]
        }
    }
}
