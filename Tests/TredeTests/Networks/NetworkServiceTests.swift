import Testing
import TredeDomain
import TredeTesting

@testable import Trede

@Suite("Networks")
struct NetworkServiceTests {
    @Test(
        "E-8 to E-11: what is registered comes back with the figures of its scheme",
        arguments: [
            Distribution.perAction, .pooled, .perTrajectory(amountCents: [.workProvider: 1, .careProvider: 2]),
            .perTrajectory(amountCents: [.careProvider: 2]),
            .tranches(
                startCents: [.workProvider: 3], laterCents: [.workProvider: 4, .careProvider: 5], afterMonths: 6),
        ])
    func roundTrip(distribution: Distribution) throws {
        let house = try House()
        let parties = try Parties(in: house)
        let content = try Sample.network(
            "gent", led: parties.leadPartner, partners: [parties.leadPartner], distribution: distribution)
        let networks = house.services.networks
        let registered = try house.services.storage.write { try networks.register(content, in: $0) }
        #expect(registered.content == content)
        let administrator = Actor(client: 0, role: .administrator)
        let view = try house.services.storage.makeReader().read {
            try networks.find(registered.network.id, by: administrator, in: $0)
        }
        guard case .full(let found) = view else { throw TestFault("not the full view") }
        #expect(found == registered)
    }

    @Test("N-3: capacity and work area come back, and replacing partners leaves nothing of the old ones")
    func partners() throws {
        let house = try House()
        let parties = try Parties(in: house)
        let networks = house.services.networks
        let partner = Network.Partner(
            enterpriseNumber: parties.caw.content.enterpriseNumber, kind: .caw, capacityPerMonth: 0,
            workArea: [try Sample.nisCode("11002"), try Sample.nisCode("13040")])
        let leader = Actor(client: 0, role: .leadPartner, organisation: parties.leadPartner.number)
        let id = parties.network.network.id
        let replaced = try house.services.storage.write {
            try networks.replacePartners(of: id, with: [partner], expecting: 1, by: leader, in: $0)
        }
        #expect(replaced.items.map(\.partner) == [partner])
        #expect(replaced.network.version == 2)
        let none = try house.services.storage.write {
            try networks.replacePartners(of: id, with: [], expecting: 2, by: leader, in: $0)
        }
        #expect(none.items.isEmpty)
    }

    @Test("E-8: a scheme is changed while no trajectory is paid by it, and everything else at any time")
    func schemeInUse() throws {
        let house = try House()
        let parties = try Parties(in: house)
        let networks = house.services.networks
        let id = parties.network.network.id
        let pooled = try Sample.network("antwerpen", led: parties.leadPartner, partners: [], distribution: .pooled)
        let replaced = try house.services.storage.write {
            try networks.replace(id, with: pooled, expecting: 1, in: $0)
        }
        #expect(replaced.content.distribution == .pooled)
        #expect(replaced.network.version == 2)
        try PartyRows.insertTrajectory(in: house, network: parties.network.network.number)
        let perAction = try Sample.network("antwerpen", led: parties.leadPartner, partners: [])
        let reasons = try refusals {
            _ = try house.services.storage.write { try networks.replace(id, with: perAction, expecting: 2, in: $0) }
        }
        #expect(reasons == [Refusal(.e8, .distributionInUse, arguments: ["antwerpen"])])
        let renamed = try Sample.network("stad", led: parties.caw, partners: [], distribution: .pooled)
        let other = try house.services.storage.write {
            try networks.replace(id, with: renamed, expecting: 2, in: $0)
        }
        #expect(other.network.code == "stad")
        #expect(other.network.leadPartner == parties.caw.id)
    }

    @Test("N-3: what a partner carries counts each trajectory once, started or expected")
    func loads() throws {
        let house = try House()
        let parties = try Parties(in: house)
        let network = parties.network.network
        let states = [("admitted", 1), ("startUp", 1), ("inExecution", 2), ("closing", 1), ("closed", 3)]
        for (state, count) in states {
            for _ in 0..<count {
                try PartyRows.insertTrajectory(
                    in: house, network: network.number, state: state,
                    members: [("careProvider", parties.caw.number), ("caseManagerCare", parties.caw.number)])
            }
        }
        let networks = house.services.networks
        let leader = Actor(client: 0, role: .leadPartner, organisation: parties.leadPartner.number)
        let partners = try house.services.storage.makeReader().read {
            try networks.partners(of: network.id, by: leader, in: $0)
        }
        let caw = try #require(partners.items.first { $0.organisation == parties.caw.id })
        #expect([caw.running, caw.expected] == [4, 1])
        let other = try #require(partners.items.first { $0.organisation == parties.leadPartner.id })
        #expect([other.running, other.expected] == [0, 0])
    }

    @Test("a line imported again is recognised: unchanged, or a new version")
    func importLine() throws {
        let house = try House()
        let parties = try Parties(in: house)
        let networks = house.services.networks
        let all = [parties.leadPartner, parties.caw]
        let content = try Sample.network("gent", led: parties.leadPartner, partners: all)
        let shuffled = try Sample.network("gent", led: parties.leadPartner, partners: all.reversed())
        let other = try Sample.network("gent", led: parties.leadPartner, partners: [])
        let outcomes = try [content, content, shuffled, other, other].map { content in
            try house.services.storage.write { try networks.importLine(content, in: $0) }
        }
        #expect(outcomes == [.created, .unchanged, .unchanged, .replaced, .unchanged])
        let found = try house.services.storage.makeReader().read { try NetworkStore.find(code: "gent", in: $0) }
        #expect(found?.version == 2)
    }

    @Test("N-1, N-2: everything wrong with a network is told at once")
    func allViolations() throws {
        let house = try House()
        let parties = try Parties(in: house)
        let unknown = Network.Partner(
            enterpriseNumber: try Sample.enterpriseNumber(99), kind: .caw, capacityPerMonth: nil, workArea: [])
        let wrongKind = Network.Partner(
            enterpriseNumber: parties.caw.content.enterpriseNumber, kind: .ocmw, capacityPerMonth: nil, workArea: [])
        let content = Network.Content(
            code: "gent", name: "Gent", leadPartner: try Sample.enterpriseNumber(98),
            mandate: try Sample.period("2018-07-01", nil), regions: parties.network.content.regions,
            partners: [unknown, wrongKind], distribution: .perTrajectory(amountCents: [:]), pricesCents: ["dance": 1])
        let networks = house.services.networks
        let found = try violations {
            _ = try house.services.storage.write { try networks.register(content, in: $0) }
        }
        #expect(
            found.map(\.name).sorted() == [
                "distribution.amountCents", "leadPartner", "partners[0].enterpriseNumber", "partners[1].kind",
                "pricesCents.dance",
            ])
        let stored = try house.services.storage.makeReader().read { try NetworkStore.find(code: "gent", in: $0) }
        #expect(stored == nil)
    }
}
