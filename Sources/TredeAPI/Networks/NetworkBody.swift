package import JSON
package import TredeDomain

/// A network as it is sent.
package enum NetworkBody {
    private static let centsMax = 1_000_000_000_000

    /// Reads the content of a network; what is sent as `missingKinds` is not used, for it is always computed.
    package static func decode(_ object: inout JSONObject) -> Network.Content? {
        let code = object.value("code", format: InputFormat.code, parse: CodeText.init)
        let name = object.string("name", 1...200)
        let mandate = object.object("mandate", MandateBody.decode)
        let leadPartner = object.value(
            "leadPartner", format: InputFormat.enterpriseNumber, parse: EnterpriseNumber.init)
        let regions = object.object("regions", regions)
        let partners = object.array("partners", counts: 0...500, element: PartnerBody.decode)
        _ = object.optionalStrings("missingKinds", counts: 0...10, 1...64)
        let distribution = object.object("distribution", DistributionBody.decode)
        let prices = prices(&object)
        guard let code, let name, let mandate, let leadPartner, let regions, let partners, let distribution,
            let prices, !object.hasIssues
        else { return nil }
        return Network.Content(
            code: code.text, name: name, leadPartner: leadPartner, mandate: mandate, regions: regions,
            partners: partners, distribution: distribution, pricesCents: prices)
    }

    /// Reads all partners of a network.
    static func decodePartners(_ object: inout JSONObject) -> [Network.Partner]? {
        object.array("items", counts: 0...500, element: PartnerBody.decode)
    }

    /// Reads all prices of a network.
    static func decodePrices(_ object: inout JSONObject) -> [String: Int64]? {
        prices(&object)
    }

    private static func prices(_ object: inout JSONObject) -> [String: Int64]? {
        let prices = object.integers(byName: "pricesCents", countMax: 100, in: 0...centsMax) { CodeText($0)?.text }
        return prices?.mapValues(Int64.init)
    }

    private static func regions(_ object: inout JSONObject) -> Network.Regions? {
        let ranges = object.optionalArray("postalCodeRanges", counts: 0...50, element: range)
        let nisCodes = NisCodesBody.decode("nisCodes", counts: 1...600, &object)
        guard let nisCodes, !object.hasIssues else { return nil }
        return Network.Regions(nisCodes: nisCodes, postalCodeRanges: ranges ?? [])
    }

    private static func range(_ object: inout JSONObject) -> ClosedRange<PostalCode>? {
        let from = object.value("from", format: InputFormat.postalCode, parse: PostalCode.init)
        let to = object.value("to", format: InputFormat.postalCode, parse: PostalCode.init)
        guard let from, let to else { return nil }
        guard from <= to else {
            object.report(.custom(code: Reason.invalidPeriod.rawValue), at: "to")
            return nil
        }
        return from...to
    }
}

/// A period with both ends, as `from` and `until`.
enum MandateBody {
    static func decode(_ object: inout JSONObject) -> Period? {
        guard let period = PeriodBody.decode(&object) else {
            if !object.has("until") { object.report(.missing, at: "until") }
            return nil
        }
        guard period.until != nil else {
            object.report(.missing, at: "until")
            return nil
        }
        return period
    }
}

/// A partner of a network, as it is sent.
enum PartnerBody {
    static func decode(_ object: inout JSONObject) -> Network.Partner? {
        let number = object.value(
            "enterpriseNumber", format: InputFormat.enterpriseNumber, parse: EnterpriseNumber.init)
        let kind = object.code("kind", as: OrganisationKind.self)
        let capacity = object.optionalInteger("capacityPerMonth", in: 0...10_000)
        let workArea = object.has("workArea") ? NisCodesBody.decode("workArea", counts: 0...600, &object) : []
        guard let number, let kind, let workArea, !object.hasIssues else { return nil }
        return Network.Partner(
            enterpriseNumber: number, kind: kind, capacityPerMonth: capacity, workArea: workArea)
    }
}

/// Municipalities, each named once.
enum NisCodesBody {
    static func decode(_ name: StaticString, counts: ClosedRange<Int>, _ object: inout JSONObject) -> Set<NisCode>? {
        let codes = object.values(name, counts: counts, format: InputFormat.nisCode, parse: NisCode.init)
        guard let codes else { return nil }
        let unique = Set(codes)
        guard unique.count == codes.count else {
            object.report(.custom(code: Reason.duplicateEntry.rawValue), at: name)
            return nil
        }
        return unique
    }
}

/// How a network pays its providers, as it is sent: only the figures of its scheme may be there.
enum DistributionBody {
    private static let centsMax = 1_000_000_000_000

    static func decode(_ object: inout JSONObject) -> Distribution? {
        guard let scheme = object.code("scheme", as: Distribution.Scheme.self) else { return nil }
        switch scheme {
        case .perAction: return .perAction
        case .pooled: return .pooled
        case .perTrajectory:
            return amounts("amountCents", &object).map { .perTrajectory(amountCents: $0) }
        case .tranches:
            let start = amounts("startCents", &object)
            let later = amounts("laterCents", &object)
            let months = object.integer("afterMonths", in: 1...60)
            guard let start, let later, let months else { return nil }
            return .tranches(startCents: start, laterCents: later, afterMonths: months)
        }
    }

    private static func amounts(_ name: StaticString, _ object: inout JSONObject) -> [Role: Int64]? {
        let amounts = object.integers(byName: name, countMax: 10, in: 0...centsMax) { text -> Role? in
            Role(rawValue: text).flatMap { $0.isProvider ? $0 : nil }
        }
        return amounts?.mapValues(Int64.init)
    }
}
