import Testing
import TredeDomain
import TredeTesting

@testable import Trede

@Suite("Professionals")
struct ProfessionalServiceTests {
    private static let administrator = Actor(client: 0, role: .administrator)

    @Test("A-1: several roles come back as they were registered, under identifier, reference and address")
    func roundTrip() throws {
        let house = try House()
        let parties = try Parties(in: house)
        let professionals = house.services.professionals
        let content = try Sample.professional(
            1, of: parties.caw, roles: [.careProvider, .caseManagerCare, .referrer], network: "antwerpen")
        let registered = try house.services.storage.write {
            try professionals.register(content, by: Self.administrator, in: $0)
        }
        #expect(registered.content == content)
        #expect(registered.organisation == parties.caw.id)
        #expect(registered.organisationNumber == parties.caw.number)
        let found = try house.services.storage.makeReader().read { transaction in
            [
                try professionals.find(registered.id, in: transaction),
                try professionals.find(email: content.email, in: transaction),
                try ProfessionalStore.find(externalId: "PRO-1", in: transaction),
                try ProfessionalStore.find(externalId: "pro-1", in: transaction),
            ]
        }
        #expect(found == [registered, registered, registered, nil])
    }

    @Test("a line imported again is recognised: unchanged, or a new version")
    func importLine() throws {
        let house = try House()
        let parties = try Parties(in: house)
        let professionals = house.services.professionals
        let first = try Sample.professional(1, of: parties.caw, roles: [.careProvider])
        let moved = try Sample.professional(1, of: parties.gtb, roles: [.caseManagerWork])
        let outcomes = try [first, first, moved, moved, first].map { content in
            try house.services.storage.write { try professionals.importLine(content, in: $0) }
        }
        #expect(outcomes == [.created, .unchanged, .replaced, .unchanged, .replaced])
        let found = try house.services.storage.makeReader().read {
            try ProfessionalStore.find(externalId: "PRO-1", in: $0)
        }
        #expect(found?.version == 3)
        #expect(found?.content == first)
    }

    @Test("A-2: an imported line is held to the same rules")
    func importRefused() throws {
        let house = try House()
        let parties = try Parties(in: house)
        let professionals = house.services.professionals
        let content = try Sample.professional(
            1, of: parties.vdab, roles: [.caseManagerWork, .caseManagerCare])
        let found = try refusals {
            _ = try house.services.storage.write { try professionals.importLine(content, in: $0) }
        }
        #expect(found.map(\.reason) == [.caseManagerWorkNotGtb, .kindMayNotHoldRole])
        #expect(found.map(\.rule) == [.a2, .a2])
    }

    @Test("a replaced professional keeps its own reference and address")
    func keepsOwn() throws {
        let house = try House()
        let parties = try Parties(in: house)
        let professionals = house.services.professionals
        let content = try Sample.professional(1, of: parties.caw, roles: [.careProvider])
        let second = try house.services.storage.write { transaction in
            let first = try professionals.register(content, by: Self.administrator, in: transaction)
            return try professionals.replace(
                first.id, with: content, expecting: 1, by: Self.administrator, in: transaction)
        }
        #expect(second.version == 2)
        let other = try Sample.professional(2, of: parties.caw, roles: [.careProvider])
        let taken = try refusals {
            _ = try house.services.storage.write { transaction in
                let number = try professionals.register(other, by: Self.administrator, in: transaction)
                _ = try professionals.replace(
                    number.id, with: content, expecting: 1, by: Self.administrator, in: transaction)
            }
        }
        #expect(taken.map(\.arguments) == [["PRO-1"], ["pro.1@house.example"]])
        let kept = try house.services.storage.makeReader().read {
            try ProfessionalStore.find(externalId: "PRO-2", in: $0)
        }
        #expect(kept == nil)
    }
}
