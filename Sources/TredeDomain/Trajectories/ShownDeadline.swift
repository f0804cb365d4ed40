/// A term of a trajectory as it is shown, also while it does not run yet (T-7).
package struct ShownDeadline: Sendable {
    /// Where a term stands, one that does not run yet included.
    package enum State: String, CaseIterable, Sendable {
        /// What it counts from has not happened.
        case pending
        case open
        case late
        case waived
        case met
    }

    /// The rule of the regime.
    package let rule: Regime.DeadlineRule
    /// The term, once it runs.
    package let deadline: Deadline?
    /// Why it was dropped, if it was.
    package let waiver: DeadlineWaiver?
    /// The version of the trajectory it was worked out from.
    let trajectoryVersion: Int64

    /// Makes a shown term.
    package init(
        rule: Regime.DeadlineRule, deadline: Deadline?, waiver: DeadlineWaiver?, trajectoryVersion: Int64
    ) {
        self.rule = rule
        self.deadline = deadline
        self.waiver = waiver
        self.trajectoryVersion = trajectoryVersion
    }

    /// The same without why it was dropped.
    package var withoutReason: ShownDeadline {
        ShownDeadline(
            rule: rule, deadline: deadline,
            waiver: waiver.map { DeadlineWaiver(reason: nil, recordedAt: $0.recordedAt) },
            trajectoryVersion: trajectoryVersion)
    }

    /// Where it stands.
    package var state: State {
        switch deadline?.state {
        case .met?: .met
        case .late?: waiver == nil ? .late : .waived
        case .open?: waiver == nil ? .open : .waived
        case .waived?: .waived
        case nil: waiver == nil ? .pending : .waived
        }
    }

    /// Grows with every change of the trajectory, and with every state that the passing of time alone brings.
    package var version: Int64 {
        let position = State.allCases.firstIndex(of: state) ?? 0
        return trajectoryVersion * Int64(State.allCases.count) + Int64(position)
    }
}

/// Why a term was dropped.
package struct DeadlineWaiver: Equatable, Sendable {
    /// Why; nil for who may not see it: it tells of the person (V-2, V-6).
    package let reason: Confidential<String>?
    /// When it was recorded.
    package let recordedAt: Instant

    /// Makes a waiver.
    package init(reason: Confidential<String>?, recordedAt: Instant) {
        self.reason = reason
        self.recordedAt = recordedAt
    }
}
