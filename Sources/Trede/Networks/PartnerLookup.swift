internal import SQLite
internal import TredeDomain

/// Looks up the organisations that are to be partners, and collects what is wrong with them.
struct PartnerLookup {
    private(set) var organisations: [EnterpriseNumber: Organisation] = [:]
    private(set) var violations: [Violation] = []

    /// Looks up partners that stand at a place in the request.
    init(
        _ partners: [Network.Partner], at path: String, in transaction: borrowing Transaction<some TransactionMode>
    ) throws {
        for (position, partner) in partners.enumerated() {
            let name = "\(path)[\(position)]"
            try require(partner.enterpriseNumber, at: name + ".enterpriseNumber", in: transaction)
            guard let organisation = organisations[partner.enterpriseNumber] else { continue }
            guard organisation.content.kind != partner.kind else { continue }
            violations.append(
                Violation(
                    name + ".kind", .kindDiffers, rule: .n2, arguments: [organisation.content.kind.rawValue]))
        }
    }

    /// Looks up one more organisation.
    mutating func require(
        _ number: EnterpriseNumber, at path: String, in transaction: borrowing Transaction<some TransactionMode>
    ) throws {
        guard organisations[number] == nil else { return }
        if let organisation = try OrganisationStore.find(enterpriseNumber: number, in: transaction) {
            organisations[number] = organisation
        } else {
            violations.append(Violation(path, .notFoundReference, arguments: [number.text]))
        }
    }
}
