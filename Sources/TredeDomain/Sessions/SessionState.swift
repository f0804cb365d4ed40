/// What became of one session of an action.
package enum SessionState: String, CaseIterable, Sendable {
    case planned
    case held
    /// The participant did not come.
    case noShow
    case cancelled
    /// Held, and found right.
    case verified
    /// Held, as one side says and another does not.
    case disputed

    /// Whether it took place, so that it has a length.
    package var tookPlace: Bool { self == .held || self == .verified || self == .disputed }

    /// The states that may follow this one.
    package var next: Set<SessionState> {
        switch self {
        case .planned: [.held, .noShow, .cancelled]
        case .held: [.verified, .disputed]
        case .disputed: [.held]
        case .noShow, .cancelled, .verified: []
        }
    }

    /// Why another state may not follow this one; nil when it may.
    package func refusal(becoming state: SessionState) -> Refusal? {
        next.contains(state) ? nil : Refusal(.x1, .wrongSessionState, arguments: [rawValue, state.rawValue])
    }
}
