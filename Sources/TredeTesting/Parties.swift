internal import Trede
package import TredeDomain

/// Organisations and networks as tests need them: one network that is complete, and one that is not.
package struct Parties: Sendable {
    /// VDAB.
    package let vdab: Organisation
    /// GTB, which provides case managers work.
    package let gtb: Organisation
    /// A CAW, recognised to provide case managers care from 2018-07-01 until 2021-12-31.
    package let caw: Organisation
    /// The lead partner of the complete network, and its work provider.
    package let leadPartner: Organisation
    /// The complete network, `antwerpen`: municipality 11002, mandate 2018-07-01 until 2022-06-30, per action.
    package let network: RegisteredNetwork
    /// The lead partner and only partner of the other network.
    package let otherLeadPartner: Organisation
    /// A network that lacks partners, `limburg`: municipality 71022, a fixed amount per trajectory.
    package let otherNetwork: RegisteredNetwork

    /// Registers all of them.
    package init(in house: House) throws {
        let services = house.services
        self = try services.storage.write { transaction in
            let kinds: [OrganisationKind] = [.cgg, .ocmw, .shelteredWorkshop, .vaphProvision]
            let others = try kinds.enumerated().map { offset, kind in
                try Parties.register(20 + offset, kind, services, in: transaction)
            }
            let caw = try Parties.register(
                3, .caw, recognition: Sample.period("2018-07-01", "2021-12-31"), services, in: transaction)
            let leadPartner = try Parties.register(4, .workProvider, services, in: transaction)
            let otherLeadPartner = try Parties.register(5, .workProvider, services, in: transaction)
            let network = try services.networks.register(
                Sample.network("antwerpen", led: leadPartner, partners: [leadPartner, caw] + others), in: transaction)
            let otherNetwork = try services.networks.register(
                Sample.network(
                    "limburg", led: otherLeadPartner, partners: [otherLeadPartner], nisCode: "71022",
                    distribution: .perTrajectory(amountCents: [.workProvider: 86_000, .careProvider: 85_000])),
                in: transaction)
            return Parties(
                vdab: try Parties.register(1, .vdab, services, in: transaction),
                gtb: try Parties.register(2, .gtb, services, in: transaction), caw: caw, leadPartner: leadPartner,
                network: network, otherLeadPartner: otherLeadPartner, otherNetwork: otherNetwork)
        }
    }

    private static func register(
        _ number: Int, _ kind: OrganisationKind, recognition: Period? = nil, _ services: Services,
        in transaction: borrowing WriteTransaction
    ) throws -> Organisation {
        try services.organisations.register(
            Sample.organisation(number, kind, recognition: recognition), by: Actor(client: 1, role: .administrator),
            in: transaction)
    }

    private init(
        vdab: Organisation, gtb: Organisation, caw: Organisation, leadPartner: Organisation,
        network: RegisteredNetwork, otherLeadPartner: Organisation, otherNetwork: RegisteredNetwork
    ) {
        self.vdab = vdab
        self.gtb = gtb
        self.caw = caw
        self.leadPartner = leadPartner
        self.network = network
        self.otherLeadPartner = otherLeadPartner
        self.otherNetwork = otherNetwork
    }
}
