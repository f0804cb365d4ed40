/// How far a referral has come (F-4).
package enum ReferralState: String, CaseIterable, Sendable {
    case draft
    case submitted
    case inScreening
    case informationRequested
    case admitted
    case redirected
    case rejected
    case withdrawn

    /// Whether a screener has decided.
    package var isDecided: Bool { self == .admitted || self == .redirected || self == .rejected }

    /// Whether nothing is to come any more: decided or withdrawn.
    package var isFinal: Bool { isDecided || self == .withdrawn }

    /// Whether something is to come.
    package var isOpen: Bool { !isFinal }

    /// The states that may follow this one.
    package var next: Set<ReferralState> {
        switch self {
        case .draft: [.submitted, .withdrawn]
        case .submitted: [.inScreening, .withdrawn]
        case .inScreening: [.informationRequested, .admitted, .redirected, .rejected, .withdrawn]
        case .informationRequested: [.inScreening, .withdrawn]
        case .admitted, .redirected, .rejected, .withdrawn: []
        }
    }

    /// The state from which a screener who acts on it goes on: acting on what was submitted takes it up.
    package var takenUp: ReferralState { self == .submitted ? .inScreening : self }

    /// Why its content may not change any more; nil while it may (F-5).
    package var refusalOfChange: Refusal? {
        guard isFinal else { return nil }
        return Refusal(.f4, isDecided ? .alreadyDecided : .wrongReferralState, arguments: [rawValue])
    }

    /// Why another state may not follow this one; nil when it may.
    package func refusal(becoming state: ReferralState) -> Refusal? {
        guard !next.contains(state) else { return nil }
        if isDecided { return Refusal(.f4, .alreadyDecided, arguments: [rawValue]) }
        return Refusal(.f4, .wrongReferralState, arguments: [rawValue, state.rawValue])
    }
}
