package import TredeDomain

/// The regimes in force in this installation: the shipped ones, each fixed to its period of application (Z-1).
package struct Regimes: Sendable {
    private let all: [Regime]

    /// Takes the regimes.
    package init(_ regimes: [Regime]) {
        all = regimes
    }

    /// Reads the shipped regimes.
    ///
    /// - Throws: `RegimeFileError` with every fault of every file.
    package static func shipped() throws(RegimeFileError) -> Regimes {
        Regimes(try RegimeFiles.load())
    }

    /// Every regime, in order of code.
    package var list: [Regime] { all }

    /// The regime with that code.
    ///
    /// - Throws: `notFound`.
    package func find(_ code: String) throws(Failure) -> Regime {
        guard let regime = all.first(where: { $0.code == code }) else { throw .notFound(.regime) }
        return regime
    }

    /// The regime of a measure under which an application of that day falls; nil when there is none (Z-1).
    package func regime(of measure: String, applicationOn day: Day) -> Regime? {
        all.first { $0.measure == measure && $0.covers(applicationOn: day) }
    }
}
