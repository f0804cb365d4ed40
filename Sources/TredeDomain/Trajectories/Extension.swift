/// A decision of VDAB that moves the last day of a trajectory (T-3).
package struct Extension: Equatable, Sendable {
    /// Its identifier.
    package let id: ID<Extension>
    /// The day it was decided.
    package let decidedOn: Day
    /// The last day from then on.
    package let newEndOn: Day
    /// Why; nil for those who may not see it.
    package let motivation: Confidential<String>?
    /// When it was recorded.
    package let recordedAt: Instant

    /// Makes an extension of what is stored.
    package init(
        id: ID<Extension>, decidedOn: Day, newEndOn: Day, motivation: Confidential<String>?, recordedAt: Instant
    ) {
        self.id = id
        self.decidedOn = decidedOn
        self.newEndOn = newEndOn
        self.motivation = motivation
        self.recordedAt = recordedAt
    }

    /// What is registered of it.
    package struct Content: Equatable, Sendable {
        /// The day it was decided.
        package let decidedOn: Day
        /// The last day from then on.
        package let newEndOn: Day
        /// Why.
        package let motivation: String
        /// The extension whose place it takes, which must be the latest; nil when it comes on top.
        package let corrects: ID<Extension>?

        /// Makes the content.
        package init(decidedOn: Day, newEndOn: Day, motivation: String, corrects: ID<Extension>? = nil) {
            self.decidedOn = decidedOn
            self.newEndOn = newEndOn
            self.motivation = motivation
            self.corrects = corrects
        }

        /// Everything that stands in its way; `endBefore` is the end it moves, nil for that of the regime.
        package func refusals(
            in trajectory: Trajectory, endBefore: Day?, terms: Regime.Terms
        ) -> [Refusal] {
            guard let startedOn = trajectory.days.startedOn else {
                return [Refusal(.t3, .wrongTrajectoryState, arguments: [trajectory.state.rawValue])]
            }
            let length = TrajectoryLength(startedOn: startedOn)
            let term = length.refusal(
                extendingTo: newEndOn, after: endBefore, state: trajectory.state, in: terms)
            let order =
                decidedOn < startedOn ? Refusal(.t2, .notBeforeEarlierFact, arguments: ["\(startedOn)"]) : nil
            return [term, order].compactMap { $0 }
        }
    }
}
