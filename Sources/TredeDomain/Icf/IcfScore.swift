/// How a person functions on one factor, judged against the job goal (I-1).
package enum IcfScore: String, CaseIterable, Sendable {
    case strength
    case noProblem
    case mildProblem
    case seriousProblem

    /// Whether it hinders: a mild or a serious problem (S-5).
    package var isBarrier: Bool { self == .mildProblem || self == .seriousProblem }

    /// From 0 for a strength to 3 for a serious problem.
    package var severity: Int {
        switch self {
        case .strength: 0
        case .noProblem: 1
        case .mildProblem: 2
        case .seriousProblem: 3
        }
    }

    /// The character it is stored as.
    var mark: UInt8 {
        switch self {
        case .strength: UInt8(ascii: "+")
        case .noProblem: UInt8(ascii: "0")
        case .mildProblem: UInt8(ascii: "1")
        case .seriousProblem: UInt8(ascii: "2")
        }
    }

    /// Reads the character it is stored as; nil for any other.
    init?(mark: UInt8) {
        switch mark {
        case UInt8(ascii: "+"): self = .strength
        case UInt8(ascii: "0"): self = .noProblem
        case UInt8(ascii: "1"): self = .mildProblem
        case UInt8(ascii: "2"): self = .seriousProblem
        default: return nil
        }
    }
}
