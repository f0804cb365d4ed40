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

    /// What changed since somebody's last signature, versions in between that they never signed included (P-7).
    package struct SinceSigned: Equatable, Sendable {
        /// Which version they signed last, from 1 on.
        package let ordinal: Int
        /// Every difference from that version.
        package let changes: [PlanChange]

        /// Makes it.
        package init(ordinal: Int, changes: [PlanChange]) {
            self.ordinal = ordinal
            self.changes = changes
        }
    }

    /// What a plan says, and what that changes.
    package struct Account: Sendable {
        /// All that is signed.
        package let content: PlanContent
        /// What differs from the version before.
        package let changes: [PlanChange]
        /// What the reader is asked to sign beyond what they signed last; nil when they signed nothing earlier, or are
        /// asked nothing (P-7).
        package let sinceSigned: SinceSigned?

        /// Makes the account.
        package init(content: PlanContent, changes: [PlanChange], sinceSigned: SinceSigned?) {
            self.content = content
            self.changes = changes
            self.sinceSigned = sinceSigned
        }
    }

    /// The identifier.
    package let id: ID<Plan>
    /// The trajectory it is the plan of.
    package let trajectory: ID<Trajectory>
    /// Which version it is, from 1 on.
    package let ordinal: Int
    /// Where it stands.
    package let state: State
    /// What it says, and what that changes.
    package let account: Confidential<Account>
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
        id: ID<Plan>, trajectory: ID<Trajectory>, ordinal: Int, state: State,
        account: Confidential<Account>, missing: [Refusal], gaps: [PlanOrder.Gap],
        approvedOn: Day?, digest: String, recordedAt: Instant, version: Int64
    ) {
        self.id = id
        self.trajectory = trajectory
        self.ordinal = ordinal
        self.state = state
        self.account = account
        self.missing = missing
        self.gaps = gaps
        self.approvedOn = approvedOn
        self.digest = digest
        self.recordedAt = recordedAt
        self.version = version
    }
}
