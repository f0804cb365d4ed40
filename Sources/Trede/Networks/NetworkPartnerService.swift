package import SQLite
package import TredeDomain

// What a network consists of and what its actions cost. A lead partner reads and changes its own network only.
extension NetworkService {
    /// The partners of a network, with what they carry for administrators, controllers and who leads it (N-3).
    ///
    /// - Throws: `notFound`, `forbidden` for a lead partner of another network.
    package func partners(
        of id: ID<Network>, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> NetworkPartners {
        let network = try NetworkStore.find(id, in: transaction)
        try refuseForeignLeadPartner(actor, network)
        return try partners(of: network, by: actor, in: transaction)
    }

    /// Replaces all partners; administrators and who leads the network may.
    ///
    /// - Throws: `notFound`, `forbidden`, `stale`, `invalid`.
    package func replacePartners(
        of id: ID<Network>, with partners: [Network.Partner], expecting version: Int64, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> NetworkPartners {
        try refuseForeignLeadPartner(actor, try NetworkStore.find(id, in: transaction))
        let network = try current(id, version, in: transaction)
        let found = try PartnerLookup(partners, at: "items", in: transaction)
        let violations = NetworkRules.partnerViolations(partners, at: "items") + found.violations
        guard violations.isEmpty else { throw Failure.invalid(violations) }
        try NetworkPartnerStore.replace(
            partners, of: network.number, organisations: found.organisations, in: transaction)
        try NetworkStore.touch(network.number, in: transaction)
        return try self.partners(of: try NetworkStore.find(id, in: transaction), by: actor, in: transaction)
    }

    /// Which of the partners that must be there are there (N-2).
    ///
    /// - Throws: `notFound`, `forbidden` for a lead partner of another network.
    package func composition(
        of id: ID<Network>, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> NetworkComposition {
        let network = try NetworkStore.find(id, in: transaction)
        try refuseForeignLeadPartner(actor, network)
        let partners = try NetworkPartnerStore.list(of: network.number, in: transaction).map(\.partner)
        let needs = Composition.Need.allCases.map { need in
            NetworkComposition.Met(
                need: need, partners: partners.filter { need.kinds.contains($0.kind) }.map(\.enterpriseNumber))
        }
        return NetworkComposition(network: network, needs: needs)
    }

    /// The agreed prices, for whoever orders, carries out or pays actions of the network.
    ///
    /// - Throws: `notFound`, `forbidden` for lead partners and providers of other networks.
    package func prices(
        of id: ID<Network>, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> NetworkPrices {
        let network = try NetworkStore.find(id, in: transaction)
        try refuseForeignLeadPartner(actor, network)
        if actor.role.isProvider {
            let isPartner =
                try actor.organisation.map {
                    try NetworkPartnerStore.isPartner($0, of: network.number, in: transaction)
                } ?? false
            guard isPartner else { throw Failure.forbidden }
        }
        return NetworkPrices(
            network: network, pricesCents: try NetworkPriceStore.prices(of: network.number, in: transaction))
    }

    /// Replaces all prices, for orders from now on; who leads the network may.
    ///
    /// - Throws: `notFound`, `forbidden`, `stale`, `invalid`.
    package func replacePrices(
        of id: ID<Network>, with pricesCents: [String: Int64], expecting version: Int64, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> NetworkPrices {
        try refuseForeignLeadPartner(actor, try NetworkStore.find(id, in: transaction))
        let network = try current(id, version, in: transaction)
        let violations = NetworkRules.priceViolations(pricesCents, actionTypes: actionTypes)
        guard violations.isEmpty else { throw Failure.invalid(violations) }
        try NetworkPriceStore.replace(pricesCents, of: network.number, in: transaction)
        try NetworkStore.touch(network.number, in: transaction)
        return NetworkPrices(network: try NetworkStore.find(id, in: transaction), pricesCents: pricesCents)
    }

    private func partners(
        of network: Network, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> NetworkPartners {
        let loads =
            actor.seesMoney(of: network) ? try NetworkPartnerStore.loads(in: network.number, in: transaction) : nil
        let items = try NetworkPartnerStore.list(of: network.number, in: transaction).map { entry in
            NetworkPartners.Item(
                organisation: entry.organisation, name: entry.name, partner: entry.partner,
                running: loads.map { $0[entry.number]?.running ?? 0 },
                expected: loads.map { $0[entry.number]?.expected ?? 0 })
        }
        return NetworkPartners(network: network, items: items)
    }

    private func refuseForeignLeadPartner(_ actor: Actor, _ network: Network) throws {
        guard actor.role == .leadPartner, actor.organisation != network.leadPartnerNumber else { return }
        throw Failure.forbidden
    }
}
