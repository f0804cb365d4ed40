import HTTPServer
import JSON
import Testing
import Trede
import TredeDomain
import TredeTesting

@Suite("Professionals over HTTP")
struct ProfessionalAPITests {
    private static let readers: Set<Role> = [
        .administrator, .leadPartner, .screener, .caseManagerWork, .caseManagerCare, .controller,
    ]

    @Test("A-1: who reads and who registers professionals", arguments: Role.allCases)
    func byRole(role: Role) throws {
        let house = try House()
        let parties = try Parties(in: house)
        let token = try house.token(role, organisation: parties.leadPartner.number)
        let location = try register(house, 1, parties.caw)
        let isReader = Self.readers.contains(role)
        for path in ["/professionals", location] {
            let response = try house.call(.get, path, token: token)
            #expect(response.status == (isReader ? 200 : 403))
            #expect(response.text.contains("Family1") == isReader)
        }
        let mayWrite = role == .administrator || role == .leadPartner
        let created = try house.call(.post, "/professionals", token: token, body: Self.draft(2, parties.caw))
        #expect(created.status == (mayWrite ? 201 : 403))
        let replaced = try house.call(
            .put, location, token: token, body: Self.draft(1, parties.caw), fields: [Field("If-Match", "\"1\"")])
        #expect(replaced.status == (mayWrite ? 200 : 403))
    }

    @Test("lists leave out address and reference; one professional shows them")
    func projections() throws {
        let house = try House()
        let parties = try Parties(in: house)
        let location = try register(house, 1, parties.caw)
        let token = try house.token(.screener)
        let list = try house.call(.get, "/professionals", token: token).text
        #expect(!list.contains("@") && !list.contains("PRO-1"))
        let one = try house.call(.get, location, token: token)
        #expect(try one.json()["email"]?.string == "pro.1@house.example")
        #expect(try one.json()["organisationId"]?.string == parties.caw.id.description)
        #expect(try one.json()["roles"]?.elements.compactMap(\.string) == ["caseManagerCare", "careProvider"])
    }

    @Test("N-4: a lead partner registers for itself, its partners and externals, not for others")
    func leadPartner() throws {
        let house = try House()
        let parties = try Parties(in: house)
        let services = house.services
        let external = try services.storage.write {
            try services.organisations.register(
                Sample.organisation(77, .caw), by: Actor(client: 1, role: .administrator), in: $0)
        }
        let token = try house.token(.leadPartner, organisation: parties.leadPartner.number)
        let cases = [
            (parties.leadPartner, 201), (parties.caw, 201), (external, 201), (parties.otherLeadPartner, 403),
            (parties.vdab, 403), (parties.gtb, 403),
        ]
        for (index, (organisation, status)) in cases.enumerated() {
            let body = Self.draft(index + 1, organisation, roles: #"["careProvider"]"#)
            let response = try house.call(.post, "/professionals", token: token, body: body)
            #expect(response.status == status, "\(organisation.content.name)")
        }
        let foreign = try register(house, 50, parties.vdab, roles: #"["screener"]"#)
        let taken = try house.call(
            .put, foreign, token: token, body: Self.draft(50, parties.caw), fields: [Field("If-Match", "\"1\"")])
        #expect(taken.status == 403)
        let outsider = try register(house, 51, external, roles: #"["referrer"]"#)
        for organisation in [external, parties.leadPartner] {
            let changed = try house.call(
                .put, outsider, token: token, body: Self.draft(51, organisation), fields: [Field("If-Match", "\"1\"")])
            #expect(changed.status == 403, "A-1: who is registered outside is not taken over")
        }
        let nobody = try house.token(.leadPartner)
        let unbound = try house.call(.post, "/professionals", token: nobody, body: Self.draft(60, parties.caw))
        #expect(unbound.status == 403)
    }

    @Test(
        "A-2: case managers work come from GTB, case managers care from recognised kinds",
        arguments: [
            ("gtb", #"["caseManagerWork"]"#, 201), ("caw", #"["caseManagerWork"]"#, 409),
            ("caw", #"["caseManagerCare"]"#, 201), ("gtb", #"["caseManagerCare"]"#, 409),
            ("workProvider", #"["caseManagerCare"]"#, 409), ("vdab", #"["screener"]"#, 201),
        ])
    func kinds(kind: String, roles: String, status: Int) throws {
        let house = try House()
        let parties = try Parties(in: house)
        let organisation = try #require(
            [parties.gtb, parties.caw, parties.vdab, parties.leadPartner].first { $0.content.kind.rawValue == kind })
        let response = try house.call(
            .post, "/professionals", token: try house.token(.administrator),
            body: Self.draft(1, organisation, roles: roles))
        #expect(response.status == status)
        if status == 409 { #expect(try response.json()["rule"]?.string == "A-2") }
    }

    @Test("A-1: reference and address are taken once, and both are named")
    func taken() throws {
        let house = try House()
        let parties = try Parties(in: house)
        _ = try register(house, 1, parties.caw)
        let response = try house.call(
            .post, "/professionals", token: try house.token(.administrator), body: Self.draft(1, parties.caw))
        #expect(response.status == 409)
        #expect(try response.json()["issues"]?.elements.count == 2)
    }

    @Test("every fault of a body is named at once; an unknown organisation is a fault of the body")
    func faults() throws {
        let house = try House()
        let token = try house.token(.administrator)
        let body = """
            {"externalId":"a b","givenName":"","email":"x","roles":["boss"],"organisation":"1","network":"No"}
            """
        let response = try house.call(.post, "/professionals", token: token, body: body)
        #expect(response.status == 400)
        #expect(
            try response.issueNames().sorted()
                == ["email", "externalId", "familyName", "givenName", "network", "organisation", "roles[0]"])
        let unknown = try Sample.enterpriseNumber(99).text
        let missing = try house.call(
            .post, "/professionals", token: token,
            body: #"{"externalId":"a","givenName":"A","familyName":"B","email":"a@b.be","roles":["referrer"],"#
                + #""organisation":"\#(unknown)"}"#)
        #expect(missing.status == 400)
        #expect(try missing.issueNames() == ["organisation"])
        let twice = try house.call(
            .post, "/professionals", token: token,
            body: #"{"externalId":"a","givenName":"A","familyName":"B","email":"a@b.be","#
                + #""roles":["referrer","referrer"],"organisation":"\#(unknown)"}"#)
        #expect(try twice.issueNames() == ["roles"])
    }

    @Test("a change needs the current version and makes a new one")
    func versions() throws {
        let house = try House()
        let parties = try Parties(in: house)
        let location = try register(house, 1, parties.caw)
        let token = try house.token(.administrator)
        let body = Self.draft(1, parties.caw, roles: #"["careProvider"]"#)
        #expect(try house.call(.put, location, token: token, body: body).status == 428)
        let stale = try house.call(.put, location, token: token, body: body, fields: [Field("If-Match", "\"2\"")])
        #expect(stale.status == 412)
        let right = try house.call(.put, location, token: token, body: body, fields: [Field("If-Match", "\"1\"")])
        #expect(right.status == 200)
        #expect(right.versionTag == "\"2\"")
        #expect(try right.json()["roles"]?.elements.compactMap(\.string) == ["careProvider"])
        #expect(try house.call(.get, location, token: token).body == right.body)
    }

    @Test("professionals are listed in pages, and by organisation")
    func list() throws {
        let house = try House()
        let parties = try Parties(in: house)
        for number in 1...3 { _ = try register(house, number, parties.caw) }
        _ = try register(house, 4, parties.gtb, roles: #"["caseManagerWork"]"#)
        let token = try house.token(.caseManagerWork)
        let filter = "organisationId=\(parties.caw.id)"
        let first = try house.call(.get, "/professionals?\(filter)&pageSize=2", token: token).json()
        #expect(first["items"]?.elements.count == 2)
        let next = (first["next"]?.string ?? "").replacing("https://trede.test/trede/v1", with: "")
        #expect(next.contains(filter))
        let second = try house.call(.get, next, token: token).json()
        #expect(second["items"]?.elements.compactMap { $0["familyName"]?.string } == ["Family3"])
        let all = try house.call(.get, "/professionals", token: token).json()
        #expect(all["items"]?.elements.count == 4)
        let nobody = "organisationId=00000000-0000-4000-8000-000000000000"
        let none = try house.call(.get, "/professionals?\(nobody)", token: token).json()
        #expect(none["items"]?.elements.isEmpty == true)
        #expect(try house.call(.get, "/professionals?email=x", token: token).status == 400)
    }

    private func register(
        _ house: House, _ number: Int, _ organisation: Organisation,
        roles: String = #"["caseManagerCare","careProvider"]"#
    ) throws -> String {
        let response = try house.call(
            .post, "/professionals", token: try house.token(.administrator),
            body: Self.draft(number, organisation, roles: roles))
        #expect(response.status == 201)
        return response.location
    }

    private static func draft(
        _ number: Int, _ organisation: Organisation, roles: String = #"["caseManagerCare","careProvider"]"#
    ) -> String {
        """
        {"externalId":"PRO-\(number)","givenName":"Given\(number)","familyName":"Family\(number)",\
        "email":"pro.\(number)@house.example","roles":\(roles),\
        "organisation":"\(organisation.content.enterpriseNumber.text)","network":"antwerpen"}
        """
    }
}
