/// What a regime must hold to be usable, beyond the shape of its parts.
package enum RegimeRules {
    /// A place in a regime and what is wrong there, as the end of a sentence.
    package struct Fault: Equatable, Sendable {
        /// The place, as `financing.ownSharePercent`.
        package let path: String
        /// What must be otherwise.
        package let sentence: String
    }

    /// Every fault of a regime.
    package static func faults(of regime: Regime) -> [Fault] {
        periodFaults(regime) + levelFaults(regime.terms) + shareFaults(regime.financing) + codeFaults(regime)
            + labelFaults(regime)
    }

    private static func periodFaults(_ regime: Regime) -> [Fault] {
        var faults: [Fault] = []
        if let until = regime.applicationsUntil, until < regime.applicationsFrom {
            faults.append(Fault(path: "applicationsUntil", sentence: "must not be before applicationsFrom"))
        }
        if regime.terms.durationMonthsMin > regime.terms.durationMonthsMax {
            faults.append(Fault(path: "terms.durationMonthsMin", sentence: "must not exceed durationMonthsMax"))
        }
        return faults
    }

    /// A level is either admitted or redirected, once (M-2, M-3).
    private static func levelFaults(_ terms: Regime.Terms) -> [Fault] {
        let levels = terms.startLevels + terms.redirections.flatMap(\.levels)
        return (1...6).compactMap { level in
            let count = levels.count { $0 == level }
            guard count != 1 else { return nil }
            return Fault(
                path: "terms.redirections",
                sentence: "level \(level) must be admitted or redirected exactly once, not \(count) times")
        }
    }

    private static func shareFaults(_ financing: Regime.Financing) -> [Fault] {
        let shares = [
            ("caseManagerSharesPercent", financing.caseManagerSharesPercent),
            ("leadPartnerSharesPercent", financing.leadPartnerSharesPercent),
        ]
        return shares.filter { $0.1.reduce(0, +) != 100 }.map { name, _ in
            Fault(path: "financing.\(name)", sentence: "must sum to 100")
        }
    }

    private static func codeFaults(_ regime: Regime) -> [Fault] {
        let lists = [
            ("deadlines", regime.deadlines.map(\.code)), ("actionTypes", regime.actionTypes.map(\.code)),
            ("adviceCodes", regime.adviceCodes.map(\.code)),
        ]
        return lists.filter { Set($0.1).count < $0.1.count }.map { name, _ in
            Fault(path: name, sentence: "must not hold a code twice")
        }
    }

    /// Every role and every reason to end early has a name (Z-4).
    private static func labelFaults(_ regime: Regime) -> [Fault] {
        let wanted = Role.allCases.map(\.rawValue) + regime.terms.terminationReasons
        return wanted.filter { regime.labels[$0] == nil }.map { Fault(path: "labels", sentence: "must hold \($0)") }
    }
}

extension Regime {
    /// Whether some application would fall under both this and another regime of the same measure (Z-1).
    package func overlaps(_ other: Regime) -> Bool {
        measure == other.measure
            && (covers(applicationOn: other.applicationsFrom) || other.covers(applicationOn: applicationsFrom))
    }
}
