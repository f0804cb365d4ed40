import Testing
import TredeDomain
import TredeTesting

@testable import Trede

@Suite("Organisations")
struct OrganisationServiceTests {
    @Test(
        "A-2: a recognition comes back with the end it has",
        arguments: [nil, ("2018-04-01", nil), ("2018-04-01", "2018-04-01")] as [(String, String?)?])
    func recognition(days: (String, String?)?) throws {
        let house = try House()
        let organisations = house.services.organisations
        let period = try days.map { try Sample.period($0.0, $0.1) }
        let content = try Sample.organisation(1, .caw, recognition: period, network: "antwerpen")
        let registered = try house.services.storage.write {
            try organisations.register(content, by: Actor(client: 1, role: .administrator), in: $0)
        }
        let administrator = Actor(client: 0, role: .administrator)
        let found = try house.services.storage.makeReader().read {
            try organisations.find(registered.id, by: administrator, in: $0)
        }
        #expect(found == registered)
        #expect(found.content == content)
    }

    @Test("V-6: who may not see the account number does not even load it")
    func open() throws {
        let house = try House()
        let parties = try Parties(in: house)
        let organisations = house.services.organisations
        let stranger = Actor(client: 0, role: .careProvider, organisation: parties.vdab.number)
        let found = try house.services.storage.makeReader().read { transaction in
            let page = try organisations.list(
                kind: nil, enterpriseNumber: nil, page: PageRequest(size: 50, after: nil), in: transaction)
            return [try organisations.find(parties.caw.id, by: stranger, in: transaction)] + page.items
        }
        #expect(found.count > 2)
        #expect(found.allSatisfy { $0.content.iban == nil })
        #expect(parties.caw.content.iban != nil)
    }

    @Test("a line imported again is recognised: unchanged, or a new version")
    func importLine() throws {
        let house = try House()
        let organisations = house.services.organisations
        let first = try Sample.organisation(1, .caw)
        let second = try Sample.organisation(1, .cgg)
        let outcomes = try [first, first, second, second].map { content in
            try house.services.storage.write { try organisations.importLine(content, in: $0) }
        }
        #expect(outcomes == [.created, .unchanged, .replaced, .unchanged])
    }
}
