/// The scores of one assessment: one for each of the 43 factors, or none where it was not scored.
///
/// What was not scored is never taken for "no problem" (O-4).
package struct IcfScores: Hashable, Sendable {
    /// One character per factor in the order of the list: `+` strength, `0` none, `1` mild, `2` serious, `.` not
    /// scored.
    package private(set) var marks: [UInt8]

    private static let missingMark = UInt8(ascii: ".")

    /// Makes an assessment with nothing scored.
    package init() {
        marks = [UInt8](repeating: IcfScores.missingMark, count: IcfFactor.allCases.count)
    }

    /// Reads the stored spelling; nil unless it is 43 of the five characters.
    package init?(_ text: String) {
        let marks = Array(text.utf8)
        guard marks.count == IcfFactor.allCases.count else { return nil }
        guard marks.allSatisfy({ $0 == IcfScores.missingMark || IcfScore(mark: $0) != nil }) else { return nil }
        self.marks = marks
    }

    /// The stored spelling.
    package var text: String { String(decoding: marks, as: UTF8.self) }

    /// The score of a factor; nil where it was not scored.
    package subscript(factor: IcfFactor) -> IcfScore? {
        get { IcfScore(mark: marks[factor.index]) }
        set { marks[factor.index] = newValue?.mark ?? IcfScores.missingMark }
    }

    /// The factors with that score, in the order of the list.
    package func factors(scored score: IcfScore) -> [IcfFactor] {
        IcfFactor.allCases.filter { marks[$0.index] == score.mark }
    }

    /// The factors that were not scored.
    package var missing: [IcfFactor] {
        IcfFactor.allCases.filter { marks[$0.index] == IcfScores.missingMark }
    }

    /// Whether some factor has that score.
    package func contains(_ score: IcfScore) -> Bool { marks.contains(score.mark) }

    /// Whether every factor was scored.
    package var isWhole: Bool { !marks.contains(IcfScores.missingMark) }

    /// Whether some factor of a sphere is a mild or serious problem (S-5).
    package func hasBarrier(in sphere: IcfFactor.Sphere) -> Bool {
        IcfFactor.allCases.contains { self[$0]?.isBarrier == true && $0.sphere == sphere }
    }

    /// The factors of a sphere that are a mild or serious problem (S-5).
    package func barriers(in sphere: IcfFactor.Sphere) -> [IcfFactor] {
        IcfFactor.allCases.filter { self[$0]?.isBarrier == true && $0.sphere == sphere }
    }
}
