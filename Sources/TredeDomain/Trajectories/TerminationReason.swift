/// Why a trajectory may end before its end advice (T-4).
///
/// - Source: decision of the Flemish Government of 2 February 2018, article 35, as told by HIVA (2021), 7.1.
package enum TerminationReason: String, CaseIterable, Sendable {
    /// (a) The participant does not meet obligations or agreed actions.
    case participantObligations
    /// (b) Illness, maternity leave, accident or force majeure seriously hinders re-entry.
    case interrupted
    /// (c) The aim cannot be reached.
    case aimUnreachable
    /// (d) The participant is at work.
    case atWork

    /// The letter the law lists it under, as imported histories write it.
    package var letter: String {
        switch self {
        case .participantObligations: "a"
        case .interrupted: "b"
        case .aimUnreachable: "c"
        case .atWork: "d"
        }
    }

    /// Finds the reason of a letter; nil for any other than a to d.
    package init?(letter: String) {
        guard let reason = TerminationReason.allCases.first(where: { $0.letter == letter }) else { return nil }
        self = reason
    }
}
