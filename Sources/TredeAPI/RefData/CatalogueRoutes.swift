internal import HTTPServer
internal import JSON
internal import Trede
internal import TredeDomain

/// The operations on the lists that plans, assessments and advices choose from.
///
/// Action types and advices are told in the words of the regime for today's applications; an older file shows its own.
enum CatalogueRoutes {
    static func routes(_ regimes: Regimes) -> [Route] {
        let actionTypes = regimes.latest.flatMap(\.actionTypes)
        let advices = regimes.latest.flatMap(\.adviceCodes)
        return [
            Route(.getLadder, .get, "/refData/ladder") { call in
                try call.noQuery()
                return .answer(.reference(ladder(call, regimes.latest.first)))
            },
            Route(.getAccessMatrix, .get, "/refData/accessMatrix") { call in
                try call.noQuery()
                return .answer(.reference(AccessMatrixBody.bytes(base: call.base)))
            },
        ]
            + pair(.listIcfFactors, .getIcfFactor, "/refData/icfFactors", "icfFactorCode", IcfFactor.allCases, \.code) {
                $0.write($1, &$2)
            }
            + pair(.listActionTypes, .getActionType, "/refData/actionTypes", "actionTypeCode", actionTypes, \.code) {
                $0.write($1, &$2)
            }
            + pair(.listAdviceCodes, .getAdviceCode, "/refData/adviceCodes", "adviceCode", advices, \.code) {
                $0.write($1, &$2)
            }
    }

    /// The operation that lists and the one that gets; an item in the list is the item itself.
    private static func pair<Item: Sendable>(
        _ list: ContractOperation, _ get: ContractOperation, _ path: String, _ parameter: String, _ items: [Item],
        _ code: @escaping @Sendable (Item) -> String,
        write: @escaping @Sendable (Call, Item, inout JSONObjectWriter) -> Void
    ) -> [Route] {
        [
            Route(list, .get, path) { call in
                .answer(
                    .reference(try call.referencePage(items, at: path, code: code) { write(call, $0, &$1) }))
            },
            Route(get, .get, "\(path)/{\(parameter)}") { call in
                try call.noQuery()
                guard let item = items.first(where: { code($0) == call.parameters[0] }) else {
                    throw Failure.notFound(.code)
                }
                return .answer(.reference(JSONWriter.object { write(call, item, &$0) }))
            },
        ]
    }

    private static func ladder(_ call: Call, _ regime: Regime?) -> [UInt8] {
        JSONWriter.object(byteCapacity: 4096) { object in
            object.member("href", "\(call.base)/refData/ladder")
            object.array("levels") { array in
                for level in ParticipationLevel.all {
                    array.object { step in
                        step.member("level", level.number)
                        step.member("title", localized: level.label)
                        step.member("offer", localized: LocalizedText(nl: level.offer))
                        step.memberIfPresent("measure", regime?.measure(at: level.number))
                    }
                }
            }
        }
    }
}

extension Regimes {
    /// Of each measure the regime that applications of the latest day fall under.
    var latest: [Regime] { list.filter { $0.applicationsUntil == nil } }
}

extension Regime {
    /// The measure for somebody at a level: this one where it admits, else the first it redirects to (M-2, M-3).
    fileprivate func measure(at level: Int) -> String? {
        if terms.startLevels.contains(level) { return measure }
        return terms.redirections.first { $0.levels.contains(level) }?.measures.first
    }
}

extension Call {
    fileprivate func write(_ factor: IcfFactor, _ object: inout JSONObjectWriter) {
        object.member("href", "\(base)/refData/icfFactors/\(factor.code)")
        object.member("code", factor.code)
        object.member("title", localized: factor.label)
        object.member("component", code: factor.component)
        object.member("sphere", code: factor.sphere)
        object.member("domain", code: factor.domain)
    }

    fileprivate func write(_ type: Regime.ActionType, _ object: inout JSONObjectWriter) {
        object.member("href", "\(base)/refData/actionTypes/\(type.code)")
        object.member("code", type.code)
        object.member("title", localized: type.label)
        object.member("domain", type.domain)
        object.member("providerRole", code: type.providerRole)
    }

    fileprivate func write(_ advice: Regime.AdviceCode, _ object: inout JSONObjectWriter) {
        object.member("href", "\(base)/refData/adviceCodes/\(advice.code)")
        object.member("code", advice.code)
        object.member("title", localized: advice.label)
        object.member("group", advice.group)
    }
}
