extension Regime {
    /// A figure that a regime's file may leave open for an administrator to set (Z-3).
    package enum OpenValue: String, CaseIterable, Sendable {
        case caseManagerCents
        case leadPartnerCents
    }

    /// This regime with figures set where its file leaves them open; a figure of the file is never replaced.
    package func with(values: [String: Int64]) -> Regime {
        guard !values.isEmpty else { return self }
        var filled = financing
        filled.caseManagerCents = financing.caseManagerCents ?? values[OpenValue.caseManagerCents.rawValue]
        filled.leadPartnerCents = financing.leadPartnerCents ?? values[OpenValue.leadPartnerCents.rawValue]
        return Regime(
            code: code, measure: measure, applicationsFrom: applicationsFrom, applicationsUntil: applicationsUntil,
            source: source, terms: terms, deadlines: deadlines, actionTypes: actionTypes, adviceCodes: adviceCodes,
            financing: filled, labels: labels)
    }
}
