/// What became of one factor between two assessments (I-2).
package struct IcfChange: Equatable, Sendable {
    /// Which way a score went.
    package enum Direction: String, CaseIterable, Sendable {
        case better
        case same
        case worse
        /// At least one of the two assessments did not score it.
        case unknown
    }

    /// The factor.
    package let factor: IcfFactor
    /// Its score in the earlier assessment.
    package let before: IcfScore?
    /// Its score in the later one.
    package let after: IcfScore?

    /// Which way it went.
    package var direction: Direction {
        guard let before, let after else { return .unknown }
        if before.severity == after.severity { return .same }
        return after.severity < before.severity ? .better : .worse
    }
}

extension IcfScores {
    /// What became of each of the 43 factors from this assessment to a later one, in the order of the list.
    package func changes(to later: IcfScores) -> [IcfChange] {
        IcfFactor.allCases.map { IcfChange(factor: $0, before: self[$0], after: later[$0]) }
    }
}
