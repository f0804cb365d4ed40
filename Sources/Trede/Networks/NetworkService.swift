package import SQLite
package import TredeDomain

/// Registers networks, their partners and prices, and shows them to whom they concern.
package struct NetworkService: Sendable {
    let ids: IDSource
    let regimes: Regimes

    /// Registers a network; administrators may.
    ///
    /// One that lacks partners is registered and shown as such (N-2).
    ///
    /// - Throws: `invalid`, `refused` when its code is taken.
    package func register(
        _ content: Network.Content, in transaction: borrowing WriteTransaction
    ) throws -> RegisteredNetwork {
        let organisations = try check(content, in: transaction)
        try refuseTaken(content.code, by: nil, in: transaction)
        let leadPartner = try organisation(content.leadPartner, of: organisations)
        let network = try NetworkStore.insert(content, leadPartner: leadPartner, id: ids.id(), in: transaction)
        try NetworkPartnerStore.replace(
            content.partners, of: network.number, organisations: organisations, in: transaction)
        try NetworkPriceStore.replace(content.pricesCents, of: network.number, in: transaction)
        return try registered(network, in: transaction)
    }

    /// Replaces what is registered; administrators may.
    ///
    /// - Throws: `notFound`, `stale`, `invalid`, `refused` when its code is taken or its scheme is in use.
    package func replace(
        _ id: ID<Network>, with content: Network.Content, expecting version: Int64,
        in transaction: borrowing WriteTransaction
    ) throws -> RegisteredNetwork {
        let network = try current(id, version, in: transaction)
        return try replace(network, with: content, in: transaction)
    }

    /// Registers the network of an imported line, or replaces the one with its code where the content differs.
    ///
    /// - Throws: `invalid`, `refused`.
    package func importLine(
        _ content: Network.Content, in transaction: borrowing WriteTransaction
    ) throws -> ImportOutcome {
        guard let network = try NetworkStore.find(code: content.code, in: transaction) else {
            _ = try register(content, in: transaction)
            return .created
        }
        let earlier = try registered(network, in: transaction).content
        guard !earlier.saysTheSame(as: content) else { return .unchanged }
        _ = try replace(network, with: content, in: transaction)
        return .replaced
    }

    /// The network with that identifier: with its money for administrators, controllers and who leads it.
    ///
    /// - Throws: `notFound`.
    package func find(
        _ id: ID<Network>, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> NetworkView {
        let network = try NetworkStore.find(id, in: transaction)
        if actor.seesMoney(of: network) { return .full(try registered(network, in: transaction)) }
        return .open(
            OpenNetwork(
                network: network, regions: try NetworkStore.regions(of: network.number, in: transaction),
                missing: try NetworkPartnerStore.missingKinds(in: network.number, in: transaction)))
    }

    /// A page of networks in order of registration; everybody may read it.
    package func list(
        code: String?, page: PageRequest, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<Network> {
        try NetworkStore.list(code: code, page: page, in: transaction)
    }

    /// All that is registered of a network.
    func registered(
        _ network: Network, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> RegisteredNetwork {
        let money = try NetworkStore.money(of: network.number, in: transaction)
        let partners = try NetworkPartnerStore.list(of: network.number, in: transaction).map(\.partner)
        let content = Network.Content(
            code: network.code, name: network.name, leadPartner: money.leadPartner, mandate: network.mandate,
            regions: try NetworkStore.regions(of: network.number, in: transaction), partners: partners,
            distribution: money.distribution,
            pricesCents: try NetworkPriceStore.prices(of: network.number, in: transaction))
        return RegisteredNetwork(network: network, content: content, recordedAt: money.recordedAt)
    }

    /// The network, when the caller knows its current version.
    func current(
        _ id: ID<Network>, _ version: Int64, in transaction: borrowing WriteTransaction
    ) throws -> Network {
        let network = try NetworkStore.find(id, in: transaction)
        guard network.version == version else { throw Failure.stale(.network, current: network.version) }
        return network
    }

    /// The types of action that any regime knows.
    var actionTypes: Set<String> { Set(regimes.list.flatMap(\.actionTypes).map(\.code)) }

    private func replace(
        _ network: Network, with content: Network.Content, in transaction: borrowing WriteTransaction
    ) throws -> RegisteredNetwork {
        let organisations = try check(content, in: transaction)
        try refuseTaken(content.code, by: network, in: transaction)
        try refuseNewScheme(content.distribution, of: network, in: transaction)
        let leadPartner = try organisation(content.leadPartner, of: organisations)
        let replaced = try NetworkStore.replace(network, with: content, leadPartner: leadPartner, in: transaction)
        if replaced.leadPartnerNumber != network.leadPartnerNumber {
            try SettlementStore.markUnnamed(network: network.number, in: transaction)
        }
        try NetworkPartnerStore.replace(
            content.partners, of: network.number, organisations: organisations, in: transaction)
        try NetworkPriceStore.replace(content.pricesCents, of: network.number, in: transaction)
        return try registered(replaced, in: transaction)
    }

    /// Everything wrong with the content at once; returns the organisations it names.
    private func check(
        _ content: Network.Content, in transaction: borrowing WriteTransaction
    ) throws -> [EnterpriseNumber: Organisation] {
        var found = try PartnerLookup(content.partners, at: "partners", in: transaction)
        try found.require(content.leadPartner, at: "leadPartner", in: transaction)
        let violations = NetworkRules.violations(in: content, actionTypes: actionTypes) + found.violations
        guard violations.isEmpty else { throw Failure.invalid(violations) }
        return found.organisations
    }

    private func organisation(
        _ number: EnterpriseNumber, of organisations: [EnterpriseNumber: Organisation]
    ) throws -> Organisation {
        guard let organisation = organisations[number] else { throw Failure.notFound(.organisation) }
        return organisation
    }

    private func refuseTaken(
        _ code: String, by network: Network?, in transaction: borrowing WriteTransaction
    ) throws {
        let holder = try NetworkStore.find(code: code, in: transaction)
        guard let holder, holder.id != network?.id else { return }
        throw Failure.refused([Refusal(.n1, .alreadyRegistered, arguments: [code])])
    }

    /// The scheme is chosen per network and mandate: what trajectories already earn under it is not worked out anew.
    private func refuseNewScheme(
        _ distribution: Distribution, of network: Network, in transaction: borrowing WriteTransaction
    ) throws {
        let money = try NetworkStore.money(of: network.number, in: transaction)
        guard money.distribution != distribution else { return }
        guard try NetworkStore.hasTrajectories(network.number, in: transaction) else { return }
        throw Failure.refused([Refusal(distribution.rule, .distributionInUse, arguments: [network.code])])
    }
}

extension Actor {
    /// Administrators and controllers see the money of every network, a lead partner that of the one it leads.
    func seesMoney(of network: Network) -> Bool {
        switch role {
        case .administrator, .controller: true
        case .leadPartner: organisation == network.leadPartnerNumber
        default: false
        }
    }
}

extension Distribution {
    /// The rule that tells how the scheme pays.
    fileprivate var rule: Rule {
        switch self {
        case .perAction: .e8
        case .perTrajectory: .e9
        case .tranches: .e10
        case .pooled: .e11
        }
    }
}

extension Network.Content {
    /// Whether the order of partners is all that differs.
    fileprivate func saysTheSame(as other: Network.Content) -> Bool {
        let order: (Network.Partner, Network.Partner) -> Bool = {
            $0.enterpriseNumber.text < $1.enterpriseNumber.text
        }
        return code == other.code && name == other.name && leadPartner == other.leadPartner
            && mandate == other.mandate && regions == other.regions && distribution == other.distribution
            && pricesCents == other.pricesCents && partners.sorted(by: order) == other.partners.sorted(by: order)
    }
}
