internal import HTTPServer
internal import JSON
internal import Trede
internal import TredeDomain

/// The operations on measures, their regimes and the numbers in them.
enum MeasureRoutes {
    private static let valuePath = "/refData/measures/{measureCode}/regimes/{regimeCode}/values/{valueCode}"

    static func routes(_ services: Services) -> [Route] {
        let (values, calendar) = (services.regimeValues, services.calendar)
        let regimes = services.regimes
        return [
            Route(.listMeasures, .get, "/refData/measures") { call in
                .answer(
                    .reference(
                        try call.referencePage(
                            Measure.allCases, at: "/refData/measures", code: \.rawValue, write: call.writeItem)))
            },
            Route(.getMeasure, .get, "/refData/measures/{measureCode}") { call in
                try call.noQuery()
                guard let measure = Measure(rawValue: call.parameters[0]) else { throw Failure.notFound(.measure) }
                let own = regimes.list.filter { $0.measure == measure.rawValue }
                return .read { transaction in
                    let states = try own.map { regime in
                        RegimeState(regime: regime, values: try values.values(of: regime, in: transaction))
                    }
                    return .referenceToRevalidate(call.body(measure, states))
                }
            },
            Route(.getRegimeValue, .get, valuePath) { call in
                try call.noQuery()
                let (measure, regime, code) = (call.parameters[0], call.parameters[1], call.parameters[2])
                return .read { transaction in
                    let value = try values.find(code, of: regime, measure: measure, in: transaction)
                    return .ok(call.body(value, regime: regime, measure: measure), version: value.version)
                }
            },
            Route(.setRegimeValue, .put, valuePath) { call in
                try call.noQuery()
                let (measure, regime, code) = (call.parameters[0], call.parameters[1], call.parameters[2])
                let version = try call.expectedVersion(of: .regimeValue)
                let draft = try call.body(RegimeValueBody.decode)
                return .write { transaction in
                    let value = try values.set(
                        code, of: regime, measure: measure, to: draft.cents, source: draft.source,
                        expecting: version, by: call.actor, in: transaction)
                    var answer = Answer.ok(
                        call.body(value, regime: regime, measure: measure), version: value.version
                    ).about(.regimeValue, ID<Regime>?.none, .open)
                    answer.afterwards = { _ = try calendar.bringUpToDate() }
                    return answer
                }
            },
        ]
    }
}

/// A figure for a number that is open, as it is sent.
enum RegimeValueBody {
    static func decode(_ object: inout JSONObject) -> (cents: Int64, source: String)? {
        let value = object.integer("value", in: 1...1_000_000_000_000)
        let source = object.string("source", 1...4000)
        guard let value, let source else { return nil }
        return (Int64(value), source)
    }
}
