extension Regime {
    /// A figure that a regime's file may leave open for an administrator to set (Z-3).
    package enum OpenValue: String, CaseIterable, Sendable {
        case caseManagerCents
        case leadPartnerCents

        /// The figure that the amount of a line by that rule is a part of; nil when it is of none (E-1 to E-3).
        init?(amountOf rule: Rule) {
            switch rule {
            case .e1: self = .caseManagerCents
            case .e2, .e3: self = .leadPartnerCents
            default: return nil
            }
        }
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
