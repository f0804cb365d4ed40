/// How far a trajectory has come (T-1).
package enum TrajectoryState: String, CaseIterable, Sendable {
    /// Not started.
    case admitted
    /// First conversation held.
    case startUp
    /// Plan approved.
    case inExecution
    /// End report delivered.
    case closing
    /// End advice registered.
    case closed
    /// Ended early.
    case terminated

    /// Whether it has ended, by end advice or early.
    package var isEnded: Bool { self == .closed || self == .terminated }

    /// Whether it counts as a running trajectory of its person (F-6).
    package var isRunning: Bool { !isEnded }

    /// The states that may follow this one.
    package var next: Set<TrajectoryState> {
        switch self {
        case .admitted: [.startUp, .terminated]
        case .startUp: [.inExecution, .terminated]
        case .inExecution: [.closing, .terminated]
        case .closing: [.closed, .terminated]
        case .closed, .terminated: []
        }
    }

    /// Why another state may not follow this one; nil when it may (T-2).
    package func refusal(becoming state: TrajectoryState) -> Refusal? {
        next.contains(state) ? nil : Refusal(.t1, .wrongTrajectoryState, arguments: [rawValue, state.rawValue])
    }
}
