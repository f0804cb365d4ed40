/// A version of the trajectory plan as those read it who write and sign it (P-1).
package struct Plan: Sendable {
    /// Where a version stands.
    package enum State: String, CaseIterable, Sendable {
        /// Written, and not yet signed by all.
        case draft
        /// Signed by all, and in force.
        case approved
        /// Followed by a later version.
        case superseded
    }

    /// The identifier.
    package let id: ID<Plan>
    /// The trajectory it is the plan of.
    package let trajectory: ID<Trajectory>
    /// Which version it is, from 1 on.
    package let ordinal: Int
    /// Where it stands.
    package let state: State
    /// All that is signed.
    package let content: PlanContent
    /// What differs from the version before.
    package let changes: [PlanChange]
    /// What it lacks to be approved (P-4); empty once it is.
    package let missing: [Refusal]
    /// Stretches without action that are long; they refuse nothing (P-3).
    package let gaps: [PlanOrder.Gap]
    /// The day of the signature that completed it.
    package let approvedOn: Day?
    /// What signatures cover: the SHA-256 of the canonical text, as 64 hexadecimal digits (P-7).
    package let digest: String
    /// When it was written.
    package let recordedAt: Instant
    /// Grows by one with every change.
    package let version: Int64

    /// Makes a plan as it is stored.
    package init(
        id: ID<Plan>, trajectory: ID<Trajectory>, ordinal: Int, state: State, content: PlanContent,
        changes: [PlanChange], missing: [Refusal], gaps: [PlanOrder.Gap], approvedOn: Day?, digest: String,
        recordedAt: Instant, version: Int64
    ) {
        self.id = id
        self.trajectory = trajectory
        self.ordinal = ordinal
        self.state = state
        self.content = content
        self.changes = changes
        self.missing = missing
        self.gaps = gaps
        self.approvedOn = approvedOn
        self.digest = digest
        self.recordedAt = recordedAt
        self.version = version
    }
}
