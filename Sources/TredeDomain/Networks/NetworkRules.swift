/// What must hold of a network by itself, before it is compared with what else is registered.
package enum NetworkRules {
    /// Everything wrong with the content, each named by its place in it; `actionTypes` are the codes that exist.
    package static func violations(in content: Network.Content, actionTypes: Set<String>) -> [Violation] {
        partnerViolations(content.partners, at: "partners") + content.distribution.violations(at: "distribution")
            + priceViolations(content.pricesCents, actionTypes: actionTypes)
    }

    /// An organisation is a partner once.
    package static func partnerViolations(_ partners: [Network.Partner], at path: String) -> [Violation] {
        var seen: Set<EnterpriseNumber> = []
        return partners.enumerated().compactMap { position, partner in
            guard !seen.insert(partner.enterpriseNumber).inserted else { return nil }
            return Violation(
                "\(path)[\(position)].enterpriseNumber", .duplicateEntry, rule: .n2,
                arguments: [partner.enterpriseNumber.text])
        }
    }

    /// Only types of a catalogue have a price (M-1).
    package static func priceViolations(_ prices: [String: Int64], actionTypes: Set<String>) -> [Violation] {
        prices.keys.filter { !actionTypes.contains($0) }.sorted().map { code in
            Violation(
                "pricesCents.\(code)", .unknownCode, rule: .m1,
                arguments: [actionTypes.sorted().joined(separator: ", ")])
        }
    }
}
