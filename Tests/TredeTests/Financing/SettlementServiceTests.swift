import SQLite
import Testing
import TredeDomain
import TredeTesting

@testable import Trede

@Suite("Booking what facts make due")
struct SettlementServiceTests {
    @Test("E-13, E-17: an admitted trajectory has instalments and held sessions as expected, and no ledger entry")
    func expected() throws {
        let house = try House()
        let fixture = try Fixture(house)
        try fixture.session("2019-02-01", cents: 100, state: "held")
        #expect(
            try house.rows(.lines, fixture) == [
                "E-1/caseManagerWork/1 expected 48000 - -", "E-1/caseManagerWork/2 expected 32000 - -",
                "E-1/caseManagerCare/1 expected 48000 - -", "E-1/caseManagerCare/2 expected 32000 - -",
                "E-2/leadPartner/1 expected 196000 - -", "E-2/leadPartner/2 expected 84000 - -",
                "E-3/leadPartnerOwnShare/1 expected 19600 - -", "E-3/leadPartnerOwnShare/2 expected 8400 - -",
                "session/1 expected 100 - -",
            ])
        #expect(try house.rows(.entries, fixture).isEmpty)
    }

    @Test("E-12: what falls due moves from government to budget, and from budget to own share and provider")
    func due() throws {
        let house = try House()
        let fixture = try Fixture(house)
        try fixture.start("2019-01-31")
        try fixture.session("2019-02-10", cents: 5000)
        #expect(
            try house.rows(.entries, fixture) == [
                "due government>networkBudget 196000 2019-01-31",
                "due networkBudget>leadPartnerOwnShare 19600 2019-01-31",
                "due networkBudget>provider 5000 2019-02-10",
            ])
        #expect(try house.findings() == [])
    }

    @Test("E-18: amounts still expected when the plan is approved are pending until posted or voided, once")
    func pending() throws {
        let house = try House()
        let fixture = try Fixture(house)
        try fixture.start("2019-01-10")
        #expect(try house.rows(.pending, fixture).isEmpty)
        try fixture.approvePlan("2019-02-10")
        #expect(
            try house.rows(.pending, fixture) == [
                "E-1/caseManagerWork/2 32000 open -", "E-1/caseManagerCare/2 32000 open -",
                "E-2/leadPartner/2 84000 open -", "E-3/leadPartnerOwnShare/2 8400 open -",
            ])
        try fixture.deliverReport("2019-05-01")
        #expect(try house.rows(.pending, fixture)[2] == "E-2/leadPartner/2 84000 84000 -")
        try fixture.terminate("2019-05-02")
        #expect(
            try house.rows(.pending, fixture) == [
                "E-1/caseManagerWork/2 32000 0 endAdviceRegistered",
                "E-1/caseManagerCare/2 32000 0 endAdviceRegistered",
                "E-2/leadPartner/2 84000 84000 -", "E-3/leadPartnerOwnShare/2 8400 8400 -",
            ])
        #expect(try house.findings() == [])
    }

    @Test("E-12: a fact that no longer holds is reversed, never changed")
    func reversal() throws {
        let house = try House()
        let fixture = try Fixture(house)
        try fixture.start("2019-01-10")
        try fixture.start("2019-01-11")
        #expect(
            try house.rows(.lines, fixture).filter { !$0.contains("expected") } == [
                "E-2/leadPartner/1 reversed 196000 2019-01-10 -",
                "E-3/leadPartnerOwnShare/1 reversed 19600 2019-01-10 -",
                "E-2/leadPartner/1 due 196000 2019-01-11 -", "E-3/leadPartnerOwnShare/1 due 19600 2019-01-11 -",
            ])
        #expect(try house.rows(.entries, fixture).filter { $0.hasPrefix("reversal") }.count == 2)
        #expect(try house.findings() == [])
    }

    @Test("E-7, E-14: what was paid stays with whom it was paid when a team is appointed later for an earlier day")
    func paidToPredecessor() throws {
        let house = try House()
        let fixture = try Fixture(house)
        let other = try #require(fixture.organisations[.careProvider])
        let first = try #require(fixture.organisations[.caseManagerCare])
        try fixture.start("2019-01-10")
        try fixture.approvePlan("2019-02-10")
        _ = try house.services.calendar.bringUpToDate()
        try fixture.handOver(.caseManagerCare, to: other, from: "2019-02-01")
        let rows = try house.rows(.organisations, fixture)
        #expect(rows.contains("E-1/caseManagerCare/1 paid \(first)"))
        #expect(rows.contains("E-1/caseManagerCare/2 expected \(other)"))
        #expect(!rows.contains { $0.contains("reversed") })
        #expect(try house.findings() == [])
    }

    @Test("E-7, E-12: what was paid and lost its facts is a receivable on the suspense account")
    func receivable() throws {
        let house = try House()
        let fixture = try Fixture(house)
        try fixture.start("2019-01-10")
        try fixture.session("2019-02-10", cents: 5000)
        _ = try house.services.calendar.bringUpToDate()
        try fixture.setSessions("noShow")
        #expect(try house.rows(.entries, fixture).last == "receivable suspense>networkBudget 5000 2020-06-30")
        #expect(try house.findings() == [])
        try fixture.setSessions("verified")
        #expect(try house.rows(.entries, fixture).last == "reversal networkBudget>suspense 5000 2020-06-30")
        #expect(try house.findings() == [])
    }

    @Test("E-1: who held the part on the day it fell due keeps it when another takes over")
    func successor() throws {
        let house = try House()
        let fixture = try Fixture(house)
        let other = try #require(fixture.organisations[.caseManagerCare])
        let first = try #require(fixture.organisations[.caseManagerWork])
        try fixture.start("2019-01-10")
        try fixture.approvePlan("2019-02-10")
        try fixture.handOver(.caseManagerWork, to: other, from: "2019-02-11")
        let rows = try house.rows(.organisations, fixture)
        #expect(rows[0] == "E-1/caseManagerWork/1 due \(first)")
        #expect(rows[1] == "E-1/caseManagerWork/2 expected \(other)")
        #expect(!rows.contains { $0.contains("reversed") })
        #expect(try house.findings() == [])
    }

    @Test("E-2, E-17: the instalments are the network's lead partner's, whether the team names somebody for it or not")
    func unnamedLeadPartner() throws {
        let house = try House()
        let fixture = try Fixture(house)
        try fixture.forget(.leadPartner)
        try fixture.start("2019-01-10")
        let leadPartner = try #require(fixture.organisations[.leadPartner])
        let rows = try house.rows(.organisations, fixture)
        #expect(rows.contains("E-2/leadPartner/1 due \(leadPartner)"))
        #expect(rows.contains("E-3/leadPartnerOwnShare/1 due \(leadPartner)"))
        #expect(try house.findings() == [])
    }

    @Test("E-2, E-17: the books follow from the day of admission, before there is a team")
    func admitted() throws {
        let house = try House()
        _ = try house.network("antwerpen", nisCodes: ["11002"], prefix: 1)
        _ = try house.admit(SampleReferral())
        #expect(try house.findings() == [])
    }

    @Test("E-2, N-1: where the team names nobody for it, who comes to lead the network earns what is still expected")
    func newLeadPartner() throws {
        let house = try House()
        let parties = try Parties(in: house)
        let number = try PartyRows.insertTrajectory(
            in: house, network: parties.network.network.number, state: "admitted", regime: "activation-2018",
            members: [("caseManagerWork", parties.gtb.number)])
        let (networks, before, network) = (
            house.services.networks, parties.network.content, parties.network.network
        )
        let content = Network.Content(
            code: before.code, name: before.name, leadPartner: parties.otherLeadPartner.content.enterpriseNumber,
            mandate: before.mandate, regions: before.regions, partners: before.partners,
            distribution: before.distribution, pricesCents: before.pricesCents)
        let storage = house.services.storage
        try storage.write { try SettlementStore.mark(number, in: $0) }
        #expect(try leadPartners(of: number, in: house) == [parties.leadPartner.number, parties.leadPartner.number])
        _ = try storage.write {
            try networks.replace(network.id, with: content, expecting: network.version, in: $0)
        }
        let other = parties.otherLeadPartner.number
        #expect(try leadPartners(of: number, in: house) == [other, other])
    }

    private func leadPartners(of trajectory: Int64, in house: House) throws -> [Int64] {
        let reader = try house.services.storage.makeReader()
        return try reader.read { try EntitlementStore.living(trajectory, in: $0) }.filter { $0.rule == .e2 }
            .map(\.organisation)
    }

    @Test("Z-3: an open amount books nothing until it is set, and then everything")
    func openValue() throws {
        let house = try House(today: "2024-06-30")
        let fixture = try Fixture(house, regime: "activation-2023", admittedOn: "2024-01-01")
        try fixture.start("2024-01-10")
        try fixture.approvePlan("2024-02-10")
        #expect(try house.rows(.lines, fixture).allSatisfy { $0.contains("expected ?") })
        #expect(try house.rows(.entries, fixture).isEmpty)
        try fixture.setValue("activation-2023", .caseManagerCents, cents: 100_001)
        try fixture.setValue("activation-2023", .leadPartnerCents, cents: 300_009)
        let lines = try house.rows(.lines, fixture)
        #expect(lines.contains("E-1/caseManagerWork/1 due 60001 2024-02-10 -"))
        #expect(lines.contains("E-1/caseManagerWork/2 expected 40000 - -"))
        #expect(try house.findings() == [])
    }

    @Test("E-22: the tables of the ledger have no column for a person")
    func impersonal() throws {
        let house = try House()
        let columns = try house.services.storage.makeReader().read { transaction in
            try transaction.all(BooksQuery.accountColumns) { try $0.text(0) }
                + transaction.all(BooksQuery.entryColumns) { try $0.text(0) }
        }
        #expect(columns.contains("trajectory_id"))
        #expect(!columns.contains { $0.contains("person") || $0.contains("referral") || $0.contains("name") })
    }
}
