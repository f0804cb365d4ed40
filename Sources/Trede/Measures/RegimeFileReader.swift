import JSON
import TredeDomain

/// Decodes the JSON of a regime file.
enum RegimeFileReader {
    private static let codeLengths = 1...60
    private static let textLengths = 1...1000
    private static let levels = 1...6

    static func regime(_ file: inout JSONObject) -> Regime? {
        let code = file.string("code", codeLengths)
        let measure = file.code("measure", as: Measure.self)
        let from = day("applicationsFrom", &file)
        let until = file.optionalValue("applicationsUntil", format: "day") { Day($0) }
        let source = file.strings("source", counts: 1...20, textLengths)
        let readOn = day("readOn", &file)
        let terms = file.object("terms", terms)
        let deadlines = file.array("deadlines", counts: 0...50, element: deadline)
        let actionTypes = file.array("actionTypes", counts: 1...200, element: actionType)
        let adviceCodes = file.array("adviceCodes", counts: 1...50, element: adviceCode)
        let financing = file.object("financing", financing)
        let labels = labels(&file)
        guard let code, let measure, let from, let source, let readOn, let terms, let deadlines, let actionTypes,
            let adviceCodes, let financing, let labels
        else { return nil }
        return Regime(
            code: code, measure: measure.rawValue, applicationsFrom: from, applicationsUntil: until,
            source: (source + ["Read \(readOn)."]).joined(separator: " "), terms: terms, deadlines: deadlines,
            actionTypes: actionTypes, adviceCodes: adviceCodes, financing: financing, labels: labels)
    }

    private static func terms(_ object: inout JSONObject) -> Regime.Terms? {
        let startLevels = object.integers("startLevels", counts: 1...6, in: levels)
        let targetLevels = object.integers("targetLevels", counts: 1...6, in: levels)
        let durationMonthsMin = object.integer("durationMonthsMin", in: 0...120)
        let durationMonthsMax = object.integer("durationMonthsMax", in: 1...120)
        let heavyProfile = object.integer("heavyProfileSeriousProblemsMin", in: 1...IcfFactor.allCases.count)
        let actionGapDaysMax = object.integer("actionGapDaysMax", in: 1...366)
        let signatures = object.codes("requiredSignatures", counts: 1...11, as: Role.self)
        let redirections = object.array("redirections", counts: 0...6, element: redirection)
        let reasons = object.codes("terminationReasons", counts: 1...4, as: TerminationReason.self)
        guard let startLevels, let targetLevels, let durationMonthsMin, let durationMonthsMax, let heavyProfile,
            let actionGapDaysMax, let signatures, let redirections, let reasons
        else { return nil }
        return Regime.Terms(
            startLevels: startLevels, targetLevels: targetLevels, durationMonthsMin: durationMonthsMin,
            durationMonthsMax: durationMonthsMax, heavyProfileSeriousProblemsMin: heavyProfile,
            actionGapDaysMax: actionGapDaysMax, requiredSignatures: signatures.map(\.rawValue),
            redirections: redirections, terminationReasons: reasons.map(\.rawValue))
    }

    private static func redirection(_ object: inout JSONObject) -> Regime.Redirection? {
        let levels = object.integers("levels", counts: 1...6, in: levels)
        let measures = object.codes("measures", counts: 1...Measure.allCases.count, as: Measure.self)
        guard let levels, let measures else { return nil }
        return Regime.Redirection(levels: levels, measures: measures.map(\.rawValue))
    }

    private static func deadline(_ object: inout JSONObject) -> Regime.DeadlineRule? {
        let code = object.string("code", codeLengths)
        let term = term(&object)
        let from = object.code("from", as: TrajectoryFact.self)
        let until = object.code("until", as: TrajectoryFact.self)
        let owner = object.code("owner", as: Role.self)
        let label = text("label", &object)
        guard let code, let term, let from, let until, let owner, let label else { return nil }
        return Regime.DeadlineRule(
            code: code, term: term, from: from.rawValue, until: until.rawValue, owner: owner, label: label)
    }

    private static func term(_ object: inout JSONObject) -> Regime.Term? {
        guard !object.has("weeks") || !object.has("months") else {
            object.report(.custom(code: "must not be given beside weeks"), at: "months")
            return nil
        }
        if object.has("months") { return object.integer("months", in: 1...120).map(Regime.Term.months) }
        return object.integer("weeks", in: 1...520).map(Regime.Term.weeks)
    }

    private static func actionType(_ object: inout JSONObject) -> Regime.ActionType? {
        let code = object.string("code", codeLengths)
        let domain = object.code("domain", as: ActionDomain.self)
        let providerRole = object.code("providerRole", as: Role.self)
        let label = text("label", &object)
        guard let code, let domain, let providerRole, let label else { return nil }
        return Regime.ActionType(code: code, domain: domain.rawValue, providerRole: providerRole, label: label)
    }

    private static func adviceCode(_ object: inout JSONObject) -> Regime.AdviceCode? {
        let code = object.string("code", 2...2)
        let group = object.code("group", as: AdviceGroup.self)
        let label = text("label", &object)
        guard let code, let group, let label else { return nil }
        return Regime.AdviceCode(code: code, group: group.rawValue, label: label)
    }

    private static func financing(_ object: inout JSONObject) -> Regime.Financing? {
        let cents = 0...1_000_000_000
        let caseManagerCents = object.optionalInteger("caseManagerCents", in: cents)
        let caseManagerShares = object.integers("caseManagerSharesPercent", counts: 2...2, in: 0...100)
        let leadPartnerCents = object.optionalInteger("leadPartnerCents", in: cents)
        let leadPartnerShares = object.integers("leadPartnerSharesPercent", counts: 2...2, in: 0...100)
        let ownSharePercent = object.integer("ownSharePercent", in: 0...100)
        let paidAfterMonths = object.integer("paidAfterMonths", in: 0...24)
        guard let caseManagerShares, let leadPartnerShares, let ownSharePercent, let paidAfterMonths
        else { return nil }
        return Regime.Financing(
            caseManagerCents: caseManagerCents.map(Int64.init), caseManagerSharesPercent: caseManagerShares,
            leadPartnerCents: leadPartnerCents.map(Int64.init), leadPartnerSharesPercent: leadPartnerShares,
            ownSharePercent: ownSharePercent, paidAfterMonths: paidAfterMonths)
    }

    /// A label per code; one given twice is reported at `labels`.
    private static func labels(_ file: inout JSONObject) -> [String: LocalizedText]? {
        let entries = file.array("labels", counts: 0...200) { object -> (String, LocalizedText)? in
            let code = object.string("code", codeLengths)
            let text = text("text", &object)
            guard let code, let text else { return nil }
            return (code, text)
        }
        guard let entries else { return nil }
        let labels = Dictionary(entries, uniquingKeysWith: { first, _ in first })
        if labels.count < entries.count { file.report(.custom(code: "must not hold a code twice"), at: "labels") }
        return labels
    }

    private static func text(_ name: StaticString, _ object: inout JSONObject) -> LocalizedText? {
        object.object(name) { text in
            let dutch = text.string("nl", textLengths)
            let french = text.optionalString("fr", textLengths)
            let german = text.optionalString("de", textLengths)
            let english = text.optionalString("en", textLengths)
            return dutch.map { LocalizedText(nl: $0, fr: french, de: german, en: english) }
        }
    }

    private static func day(_ name: StaticString, _ object: inout JSONObject) -> Day? {
        object.value(name, format: "day") { Day($0) }
    }
}
