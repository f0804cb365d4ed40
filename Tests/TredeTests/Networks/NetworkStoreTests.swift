import Testing
import TredeDomain
import TredeTesting

@testable import Trede

@Suite("Networks in the store")
struct NetworkStoreTests {
    @Test(
        "S-6, N-1: a municipality has the network whose mandate covers the day",
        arguments: [
            ("11002", "2018-06-30", nil), ("11002", "2018-07-01", "antwerpen"), ("11002", "2022-06-30", "antwerpen"),
            ("11002", "2022-07-01", "second"), ("11002", "2030-01-01", "second"), ("71022", "2020-01-01", "limburg"),
            ("21004", "2020-01-01", nil),
        ] as [(String, String, String?)])
    func expected(nisCode: String, day: String, code: String?) throws {
        let house = try House()
        let parties = try Parties(in: house)
        let networks = house.services.networks
        let found = try house.services.storage.write { transaction in
            let content = try Sample.network(
                "second", led: parties.leadPartner, partners: [], mandate: try Sample.period("2022-07-01", nil))
            _ = try networks.register(content, in: transaction)
            return try NetworkStore.expected(
                forNisCode: Sample.nisCode(nisCode), on: Sample.day(day), in: transaction)
        }
        #expect(found?.code == code)
    }

    @Test("N-1: of two networks with a mandate over a municipality, the one appointed last is expected")
    func overlap() throws {
        let house = try House()
        let parties = try Parties(in: house)
        let networks = house.services.networks
        let found = try house.services.storage.write { transaction in
            let content = try Sample.network(
                "later", led: parties.leadPartner, partners: [], mandate: try Sample.period("2020-01-01", nil))
            _ = try networks.register(content, in: transaction)
            let nisCode = try Sample.nisCode("11002")
            return [
                try NetworkStore.expected(forNisCode: nisCode, on: Sample.day("2019-12-31"), in: transaction)?.code,
                try NetworkStore.expected(forNisCode: nisCode, on: Sample.day("2020-01-01"), in: transaction)?.code,
            ]
        }
        #expect(found == ["antwerpen", "later"])
    }

    @Test("a network is found by identifier, code and number, with who leads it")
    func find() throws {
        let house = try House()
        let parties = try Parties(in: house)
        let network = parties.network.network
        #expect(network.leadPartner == parties.leadPartner.id)
        #expect(network.leadPartnerNumber == parties.leadPartner.number)
        let found = try house.services.storage.makeReader().read { transaction in
            [
                try NetworkStore.find(network.id, in: transaction),
                try NetworkStore.find(code: "antwerpen", in: transaction),
                try NetworkStore.find(number: network.number, in: transaction),
                try NetworkStore.find(code: "gent", in: transaction),
            ]
        }
        #expect(found == [network, network, network, nil])
    }

    @Test("N-2: what a network lacks follows from the kinds of its partners")
    func missing() throws {
        let house = try House()
        let parties = try Parties(in: house)
        let missing = try house.services.storage.makeReader().read { transaction in
            try [parties.network, parties.otherNetwork].map {
                try NetworkPartnerStore.missingKinds(in: $0.network.number, in: transaction)
            }
        }
        #expect(missing == [[], [.shelteredWorkshop, .mentalHealth, .vaphProvision, .caw, .ocmw]])
    }

    @Test("E-8: a type of action has its network's price, or none")
    func prices() throws {
        let house = try House()
        let network = try Parties(in: house).network.network.number
        let prices = try house.services.storage.makeReader().read { transaction in
            [
                try NetworkPriceStore.price(of: "jobOrientation", in: network, in: transaction),
                try NetworkPriceStore.price(of: "teamMeeting", in: network, in: transaction),
                try NetworkPriceStore.price(of: "jobOrientation", in: network + 99, in: transaction),
            ]
        }
        #expect(prices == [6850, nil, nil])
    }

    @Test("N-3: who is a partner, and who leads those it is a partner of")
    func partners() throws {
        let house = try House()
        let parties = try Parties(in: house)
        let network = parties.network.network.number
        let organisations = [parties.caw.number, parties.vdab.number]
        let found = try house.services.storage.makeReader().read { transaction in
            try organisations.map { organisation in
                (
                    try NetworkPartnerStore.isPartner(organisation, of: network, in: transaction),
                    try NetworkPartnerStore.leadPartners(over: organisation, in: transaction)
                )
            }
        }
        #expect(found.map(\.0) == [true, false])
        #expect(found.map(\.1) == [[parties.leadPartner.number], []])
    }
}
