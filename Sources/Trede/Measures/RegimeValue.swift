package import TredeDomain

/// A number of a regime as it stands in this installation.
package struct RegimeValue: Equatable, Sendable {
    /// Whether there is a number and who gave it.
    package enum State: String, CaseIterable, Sendable {
        /// No verified figure is known (Z-3).
        case open
        /// An administrator set it; it stays once something is booked on it.
        case set
        /// The regime's file fixes it.
        case frozen
    }

    /// Its code and unit, and the number where there is one.
    package let figure: Regime.Figure
    /// Whether there is a number and who gave it.
    package let state: State
    /// Where the number was found; nil while open.
    package let source: String?
    /// When an administrator set it.
    package let setAt: Instant?
    /// 1 as the file has it, 2 once it is set; one more for each correction.
    package var version: Int64 = 1
}
