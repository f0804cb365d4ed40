/// Something that moved a trajectory, as it was recorded (T-2, Z-5).
package struct TrajectoryEvent: Equatable, Sendable {
    /// Its identifier.
    package let id: ID<TrajectoryEvent>
    /// What it was.
    package let kind: TrajectoryEventKind
    /// The state before; nil for the first event.
    package let fromState: TrajectoryState?
    /// The state after; the same as before when only the team moved.
    package let toState: TrajectoryState
    /// The day on which it happened.
    package let occurredOn: Day
    /// When it was recorded.
    package let recordedAt: Instant
    /// The role in which it was recorded.
    package let actorRole: Role
    /// Why; nil for those who may not see it.
    package let reason: String?
    /// Whether it was imported; false for those who may not see it.
    package let isImported: Bool

    /// Makes an event of what is stored.
    package init(
        id: ID<TrajectoryEvent>, kind: TrajectoryEventKind, fromState: TrajectoryState?, toState: TrajectoryState,
        occurredOn: Day, recordedAt: Instant, actorRole: Role, reason: String?, isImported: Bool
    ) {
        self.id = id
        self.kind = kind
        self.fromState = fromState
        self.toState = toState
        self.occurredOn = occurredOn
        self.recordedAt = recordedAt
        self.actorRole = actorRole
        self.reason = reason
        self.isImported = isImported
    }
}
