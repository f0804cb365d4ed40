internal import JSON
internal import Trede
internal import TredeDomain

/// A regime with its numbers as they stand in this installation.
struct RegimeState: Sendable {
    let regime: Regime
    let values: [RegimeValue]
}

// Measures and their regimes as they are answered.
extension Call {
    /// A measure with every regime it has.
    func body(_ measure: Measure, _ states: [RegimeState]) -> [UInt8] {
        JSONWriter.object(byteCapacity: 16_384) { object in
            writeItem(measure, into: &object)
            if let terms = states.last?.regime.terms {
                object.memberIfPresent("startLevel", terms.startLevels.first)
                object.array("targetLevels") { array in
                    for level in terms.targetLevels { array.element(level) }
                }
            }
            object.array("regimes") { array in
                for state in states { array.object { write(state, measure, into: &$0) } }
            }
        }
    }

    /// A number of a regime.
    func body(_ value: RegimeValue, regime: String, measure: String) -> [UInt8] {
        JSONWriter.object { write(value, regime: regime, measure: measure, into: &$0) }
    }

    /// A measure as it stands in a list.
    func writeItem(_ measure: Measure, into object: inout JSONObjectWriter) {
        object.member("href", "\(base)/refData/measures/\(measure.rawValue)")
        object.member("code", code: measure)
        object.member("title", localized: measure.label)
    }

    private func write(_ state: RegimeState, _ measure: Measure, into object: inout JSONObjectWriter) {
        let regime = state.regime
        object.member("code", regime.code)
        object.member("title", localized: regime.title(of: measure))
        object.member("applicationsFrom", regime.applicationsFrom.description)
        object.memberIfPresent("applicationsUntil", regime.applicationsUntil?.description)
        object.array("values") { array in
            for value in state.values {
                array.object { write(value, regime: regime.code, measure: measure.rawValue, into: &$0) }
            }
        }
        object.array("deadlines") { array in
            for deadline in regime.deadlines { array.object { write(deadline, into: &$0) } }
        }
        object.array("labels") { array in
            for (code, text) in regime.labels.sorted(by: { $0.key < $1.key }) {
                array.object { label in
                    label.member("code", code)
                    label.member("text", localized: text)
                }
            }
        }
    }

    private func write(
        _ value: RegimeValue, regime: String, measure: String, into object: inout JSONObjectWriter
    ) {
        object.member("code", value.figure.code)
        object.member(
            "href", "\(base)/refData/measures/\(measure)/regimes/\(regime)/values/\(value.figure.code)")
        object.member("version", Int(value.version))
        object.member("state", code: value.state)
        object.member("unit", code: value.figure.unit)
        object.memberIfPresent("value", value.figure.value.map(Int.init))
        object.memberIfPresent("source", value.source)
        object.memberIfPresent("setAt", value.setAt?.description)
    }

    private func write(_ deadline: Regime.DeadlineRule, into object: inout JSONObjectWriter) {
        object.member("code", deadline.code)
        object.member("title", localized: deadline.label)
        switch deadline.term {
        case .weeks(let count): object.member("within", "\(count) weeks")
        case .months(let count): object.member("within", "\(count) months")
        }
        object.member("ownerRole", code: deadline.owner)
    }
}

extension Regime {
    /// What tells this regime from the others of its measure: the applications it holds for (Z-1).
    fileprivate func title(of measure: Measure) -> LocalizedText {
        let from = applicationsFrom
        return LocalizedText(
            nl: "\(measure.label[.nl]), aanvragen vanaf \(from)",
            fr: "\(measure.label[.fr]), demandes depuis le \(from)",
            de: "\(measure.label[.de]), Anträge ab \(from)", en: "\(measure.label[.en]), applications from \(from)")
    }
}
