package import SQLite
package import TredeDomain

/// Shows the numbers of regimes and sets those that their files leave open (Z-3).
package struct RegimeValueService: Sendable {
    let regimes: Regimes

    /// Every number of a regime.
    package func values(
        of regime: Regime, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [RegimeValue] {
        let entries = try RegimeValueStore.all(of: regime.code, in: transaction)
        return regime.figures.map { figure in
            if figure.value != nil {
                return RegimeValue(figure: figure, state: .frozen, source: regime.source, setAt: nil)
            }
            guard let entry = entries[figure.code] else {
                return RegimeValue(figure: figure, state: .open, source: nil, setAt: nil)
            }
            let filled = Regime.Figure(code: figure.code, unit: figure.unit, value: entry.cents)
            return RegimeValue(
                figure: filled, state: .set, source: entry.source, setAt: entry.setAt, version: entry.version)
        }
    }

    /// One number of a regime of a measure.
    ///
    /// - Throws: `notFound`.
    package func find(
        _ code: String, of regime: String, measure: String,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> RegimeValue {
        let regime = try find(regime, of: measure)
        let value = try values(of: regime, in: transaction).first { $0.figure.code == code }
        guard let value else { throw Failure.notFound(.regimeValue) }
        return value
    }

    /// Sets a number that the file leaves open; administrators may, and correct it while nothing is booked on it.
    ///
    /// The calendar then settles every trajectory under the regime anew, in batches.
    ///
    /// - Throws: `notFound`, `stale`, `refused` when the number is fixed.
    package func set(
        _ code: String, of regime: String, measure: String, to cents: Int64, source: String, expecting version: Int64,
        by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws -> RegimeValue {
        let value = try find(code, of: regime, measure: measure, in: transaction)
        guard value.version == version else { throw Failure.stale(.regimeValue, current: value.version) }
        guard let open = Regime.OpenValue(rawValue: code), try mayChange(value, open, of: regime, in: transaction)
        else {
            let number = value.figure.value.map(String.init) ?? ""
            throw Failure.refused([Refusal(.z3, .regimeValueFrozen, arguments: [code, number])])
        }
        let draft = RegimeValueStore.Draft(regime: regime, code: open, cents: cents, source: source)
        if value.state == .set {
            try RegimeValueStore.replace(draft, client: actor.client, in: transaction)
        } else {
            try RegimeValueStore.insert(draft, client: actor.client, in: transaction)
        }
        try SettlementStore.check(regime: regime, on: transaction.today, in: transaction)
        return try find(code, of: regime, measure: measure, in: transaction)
    }

    private func mayChange(
        _ value: RegimeValue, _ open: Regime.OpenValue, of regime: String,
        in transaction: borrowing WriteTransaction
    ) throws -> Bool {
        switch value.state {
        case .open: true
        case .frozen: false
        case .set: try !RegimeValueStore.isBooked(open, of: regime, in: transaction)
        }
    }

    private func find(_ code: String, of measure: String) throws -> Regime {
        let regime = try regimes.find(code)
        guard regime.measure == measure else { throw Failure.notFound(.regime) }
        return regime
    }
}
