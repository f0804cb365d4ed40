import HTTPServer
import JSON
import Testing
import Trede
import TredeDomain
import TredeTesting

@Suite("Organisations over HTTP")
struct OrganisationAPITests {
    private static func draft(_ number: Int, kind: String = "caw", more: String = "") throws -> String {
        """
        {"enterpriseNumber":"\(try Sample.enterpriseNumber(number).text)","iban":"\(try Sample.iban(number).text)",\
        "kind":"\(kind)","name":"CAW De Brug","province":"antwerpen","network":"antwerpen",\
        "address":{"postalCode":"2300","nisCode":"13040"}\(more)}
        """
    }

    @Test("only administrators and lead partners register an organisation", arguments: Role.allCases)
    func registerByRole(role: Role) throws {
        let house = try House()
        let response = try house.call(
            .post, "/organisations", token: try house.token(role), body: try Self.draft(1))
        #expect(response.status == (role == .administrator || role == .leadPartner ? 201 : 403))
        #expect(response.text.contains("CAW De Brug") == (response.status == 201))
    }

    @Test(
        "A-2, N-4: a lead partner neither recognises an organisation for care nor registers a public service",
        arguments: [
            ("caw", #","careRecognition":{"from":"2018-04-01"}"#, ["careRecognition"]), ("gtb", "", ["kind"]),
            ("vdab", #","careRecognition":{"from":"2018-04-01"}"#, ["careRecognition", "kind"]), ("ocmw", "", []),
        ])
    func recognition(kind: String, more: String, faults: [String]) throws {
        let house = try House()
        let body = try Self.draft(1, kind: kind, more: more)
        let response = try house.call(.post, "/organisations", token: try house.token(.leadPartner), body: body)
        #expect(response.status == (faults.isEmpty ? 201 : 400))
        #expect(try response.issueNames().sorted() == faults)
        let administrator = try house.token(.administrator)
        let other = try Self.draft(2, kind: kind, more: more)
        #expect(try house.call(.post, "/organisations", token: administrator, body: other).status == 201)
    }

    @Test("only administrators replace an organisation", arguments: Role.allCases)
    func replaceByRole(role: Role) throws {
        let house = try House()
        let location = try register(house, 1)
        let response = try house.call(
            .put, location, token: try house.token(role), body: try Self.draft(1),
            fields: [Field("If-Match", "\"1\"")])
        #expect(response.status == (role == .administrator ? 200 : 403))
    }

    @Test("every role reads organisations, one and in a list", arguments: Role.allCases)
    func readByRole(role: Role) throws {
        let house = try House()
        let location = try register(house, 1)
        let token = try house.token(role)
        #expect(try house.call(.get, location, token: token).status == 200)
        let list = try house.call(.get, "/organisations", token: token)
        #expect(list.status == 200)
        #expect(list.text.contains("CAW De Brug"))
        #expect(!list.text.contains(try Sample.iban(1).text))
    }

    @Test(
        "V-6: the account number is shown to administrators and controllers only, of an organisation not their own",
        arguments: Role.allCases)
    func accountByRole(role: Role) throws {
        let house = try House()
        let parties = try Parties(in: house)
        let token = try house.token(role, organisation: parties.gtb.number)
        let response = try house.call(.get, "/organisations/\(parties.caw.id)", token: token)
        let seesAccount = role == .administrator || role == .controller
        #expect(response.text.contains(try Sample.iban(3).text) == seesAccount)
        #expect(response.text.contains("\"iban\"") == seesAccount)
    }

    @Test("V-6: an organisation sees its own account number, but not through a participant")
    func ownAccount() throws {
        let house = try House()
        let parties = try Parties(in: house)
        for (role, sees) in [(Role.careProvider, true), (.referrer, true), (.participant, false)] {
            let token = try house.token(role, organisation: parties.caw.number)
            let text = try house.call(.get, "/organisations/\(parties.caw.id)", token: token).text
            #expect(text.contains("\"iban\"") == sees, "\(role)")
        }
    }

    @Test("V-6: a lead partner sees the account numbers of its partners and of no other organisation")
    func partnersAccounts() throws {
        let house = try House()
        let parties = try Parties(in: house)
        let own = try house.token(.leadPartner, organisation: parties.leadPartner.number)
        let foreign = try house.token(.leadPartner, organisation: parties.otherLeadPartner.number)
        let path = "/organisations/\(parties.caw.id)"
        #expect(try house.call(.get, path, token: own).text.contains("\"iban\""))
        #expect(try !house.call(.get, path, token: foreign).text.contains("\"iban\""))
        #expect(try !house.call(.get, "/organisations/\(parties.vdab.id)", token: own).text.contains("\"iban\""))
    }

    @Test("without a token, or with a wrong one, nothing is answered", arguments: [nil, "trede_wrong", ""])
    func noToken(token: String?) throws {
        let house = try House()
        let response = try house.call(.get, "/organisations", token: token)
        #expect(response.status == 401)
        #expect(response.field("WWW-Authenticate")?.hasPrefix("Bearer") == true)
    }

    @Test("what is registered comes back with its place, its version and its representation")
    func created() throws {
        let house = try House()
        let token = try house.token(.administrator)
        let more = #","careRecognition":{"from":"2018-04-01","until":"2021-03-31"}"#
        let created = try house.call(.post, "/organisations", token: token, body: try Self.draft(1, more: more))
        #expect(created.status == 201)
        #expect(created.versionTag == "\"1\"")
        let body = try created.json()
        #expect(created.location == "/organisations/\(body["id"]?.string ?? "")")
        #expect(body["href"]?.string == "https://trede.test/trede/v1" + created.location)
        #expect(body["careRecognition"]?["until"]?.string == "2021-03-31")
        #expect(body["address"]?["nisCode"]?.string == "13040")
        #expect(body["recordedAt"]?.string == "2020-06-30T12:00:00.000Z")
        let read = try house.call(.get, created.location, token: token)
        #expect(read.body == created.body)
        #expect(read.field("Cache-Control") == "no-store, max-age=0")
    }

    @Test(
        "an unknown identifier and one that is none are answered alike",
        arguments: [
            "00000000-0000-4000-8000-000000000000", "1", "nothing",
        ])
    func unknown(id: String) throws {
        let house = try House()
        let response = try house.call(.get, "/organisations/\(id)", token: try house.token(.administrator))
        #expect(response.status == 404)
        #expect(try response.json()["type"]?.string == "urn:problem-type:belgif:resourceNotFound")
    }

    @Test("who holds the current version gets 304, who holds another gets the document")
    func conditionalGet() throws {
        let house = try House()
        let location = try register(house, 1)
        let token = try house.token(.administrator)
        let held = try #require(try house.call(.get, location, token: token).field("ETag"))
        let asked = [
            (held, 304), ("W/\(held)", 304), ("*", 304), ("\"2\", \(held)", 304), ("\"2\"", 200), ("\"1\"", 200),
        ]
        for (tag, status) in asked {
            let response = try house.call(.get, location, token: token, fields: [Field("If-None-Match", tag)])
            #expect(response.status == status, "\(tag)")
            #expect(response.body.isEmpty == (status == 304))
        }
    }

    @Test("a change needs the version it rests on: 428 without, 412 with an old one, a new version with the current")
    func versions() throws {
        let house = try House()
        let location = try register(house, 1)
        let token = try house.token(.administrator)
        let body = try Self.draft(1, kind: "cgg")
        #expect(try house.call(.put, location, token: token, body: body).status == 428)
        for tag in ["\"2\"", "\"0\"", "W/\"1\"", "1", "\"x\""] {
            let response = try house.call(.put, location, token: token, body: body, fields: [Field("If-Match", tag)])
            #expect(response.status == 412, "\(tag)")
        }
        let first = try house.call(.put, location, token: token, body: body, fields: [Field("If-Match", "\"1\"")])
        #expect(first.status == 200)
        #expect(first.versionTag == "\"2\"")
        #expect(try first.json()["kind"]?.string == "cgg")
        let again = try house.call(.put, location, token: token, body: body, fields: [Field("If-Match", "\"1\"")])
        #expect(again.status == 412)
        #expect(again.field("ETag") == "\"2\"")
    }

    @Test("every fault of a body is named at once")
    func allFaults() throws {
        let house = try House()
        let body = """
            {"enterpriseNumber":"0900003712","iban":"BE00","kind":"bank","name":"","nmae":1,\
            "address":{"postalCode":"200"},"careRecognition":{"from":"2018-04-01","until":"2018-03-31"}}
            """
        let response = try house.call(
            .post, "/organisations", token: try house.token(.administrator), body: body)
        #expect(response.status == 400)
        #expect(
            try response.issueNames().sorted() == [
                "address.nisCode", "address.postalCode", "careRecognition.until", "enterpriseNumber", "iban", "kind",
                "name", "nmae",
            ])
        #expect(!response.text.contains("0900003712"))
    }

    @Test(
        "what is no JSON object is refused",
        arguments: ["", "[]", "null", "{", "{\"name\":\"a\",\"name\":\"b\"}", "\u{FEFF}{}"])
    func noObject(body: String) throws {
        let house = try House()
        let response = try house.call(
            .post, "/organisations", token: try house.token(.administrator), body: body)
        #expect(response.status == 400)
        #expect(response.field("Content-Type") == "application/problem+json")
    }

    @Test("a body of another type is refused")
    func mediaType() throws {
        let house = try House()
        let response = try house.call(
            .post, "/organisations", token: try house.token(.administrator),
            fields: [Field("Content-Type", "text/plain")])
        #expect(response.status == 415)
    }

    @Test("A-1: an enterprise number is registered once")
    func duplicate() throws {
        let house = try House()
        let token = try house.token(.administrator)
        _ = try register(house, 1)
        let response = try house.call(.post, "/organisations", token: token, body: try Self.draft(1))
        #expect(response.status == 409)
        #expect(try response.json()["rule"]?.string == "A-1")
        let other = try register(house, 2)
        let change = try house.call(
            .put, other, token: token, body: try Self.draft(1), fields: [Field("If-Match", "\"1\"")])
        #expect(change.status == 409)
    }

    @Test("a request with the same key is answered as the first time; with another body it is refused")
    func idempotency() throws {
        let house = try House()
        let token = try house.token(.administrator)
        let key = [Field("Idempotency-Key", "\"a-1\"")]
        let first = try house.call(.post, "/organisations", token: token, body: try Self.draft(1), fields: key)
        let again = try house.call(.post, "/organisations", token: token, body: try Self.draft(1), fields: key)
        #expect(first.status == 201)
        #expect(again.status == 201)
        #expect(again.body == first.body)
        #expect(again.field("Location") == first.field("Location"))
        #expect(again.field("ETag") == first.field("ETag"))
        #expect(again.field("Trede-Idempotent-Replayed") == "true")
        let other = try house.call(.post, "/organisations", token: token, body: try Self.draft(2), fields: key)
        #expect(other.status == 422)
        let stranger = try house.call(
            .post, "/organisations", token: try house.token(.administrator), body: try Self.draft(2), fields: key)
        #expect(stranger.status == 201)
    }

    @Test("pages follow each other without gap or repetition, also when organisations come in between")
    func paging() throws {
        let house = try House()
        let token = try house.token(.counsellor)
        for number in 1...5 { _ = try register(house, number) }
        var path = "/organisations?pageSize=2"
        var numbers: [String] = []
        while !path.isEmpty {
            let page = try house.call(.get, path, token: token).json()
            #expect(page["pageSize"]?.integer == 2)
            numbers += page["items"]?.elements.compactMap { $0["enterpriseNumber"]?.string } ?? []
            if numbers.count == 4 { _ = try register(house, 6) }
            path = (page["next"]?.string ?? "").replacing("https://trede.test/trede/v1", with: "")
        }
        #expect(numbers == (try (1...6).map { try Sample.enterpriseNumber($0).text }))
    }

    @Test("lists are filtered by kind and by enterprise number, and the next page keeps the filter")
    func filters() throws {
        let house = try House()
        let token = try house.token(.referrer)
        for number in 1...3 { _ = try register(house, number) }
        _ = try register(house, 4, kind: "cgg")
        let page = try house.call(.get, "/organisations?kind=caw&pageSize=2", token: token).json()
        #expect(page["items"]?.elements.count == 2)
        #expect(page["next"]?.string?.hasSuffix("&kind=caw") == true)
        let number = try Sample.enterpriseNumber(4).text
        let one = try house.call(.get, "/organisations?enterpriseNumber=\(number)", token: token).json()
        #expect(one["items"]?.elements.compactMap { $0["kind"]?.string } == ["cgg"])
        let none = try house.call(.get, "/organisations?kind=caw&enterpriseNumber=\(number)", token: token).json()
        #expect(none["items"]?.elements.isEmpty == true)
    }

    @Test(
        "a query that is not understood is refused, each parameter by its name",
        arguments: [
            ("sort=name", ["sort"]), ("kind=bank", ["kind"]), ("kind=caw&kind=cgg", ["kind"]),
            ("enterpriseNumber=1", ["enterpriseNumber"]), ("pageSize=0", ["pageSize"]), ("pageSize=501", ["pageSize"]),
            ("pageSize=+5", ["pageSize"]), ("after=x", ["after"]),
            ("after=00000000000000000000000000000000", ["after"]),
            ("iban=BE71&pageSize=x&kind=y", ["kind", "pageSize", "iban"]),
        ])
    func wrongQuery(query: String, names: [String]) throws {
        let house = try House()
        let response = try house.call(.get, "/organisations?\(query)", token: try house.token(.administrator))
        #expect(response.status == 400)
        #expect(try response.issueNames() == names)
    }

    @Test("the sizes of a page reach from 1 to 500", arguments: [1, 500])
    func pageSizes(size: Int) throws {
        let house = try House()
        _ = try register(house, 1)
        let path = "/organisations?pageSize=\(size)"
        #expect(try house.call(.get, path, token: try house.token(.administrator)).status == 200)
    }

    @Test("a method that does not exist names those that do")
    func methods() throws {
        let house = try House()
        let response = try house.call(.delete, "/organisations", token: try house.token(.administrator))
        #expect(response.status == 405)
        #expect(response.field("Allow")?.contains("GET") == true)
        #expect(response.field("Allow")?.contains("POST") == true)
        #expect(response.field("Allow")?.contains("DELETE") == false)
    }

    @Test("what is registered and replaced stands in the audit; what is refused does not")
    func audit() throws {
        let house = try House()
        let token = try house.token(.administrator)
        let location = try register(house, 1)
        _ = try house.call(.post, "/organisations", token: token, body: try Self.draft(1))
        _ = try house.call(
            .put, location, token: token, body: try Self.draft(1), fields: [Field("If-Match", "\"1\"")])
        let entries = try house.services.storage.makeReader().read {
            try AuditStore.entries(after: 0, count: 10, in: $0)
        }.filter { $0.operation != "createClient" }
        #expect(entries.map(\.operation) == ["registerOrganisation", "replaceOrganisation"])
        #expect(Set(entries.map(\.compartment)) == ["parties"])
    }

    private func register(_ house: House, _ number: Int, kind: String = "caw") throws -> String {
        let response = try house.call(
            .post, "/organisations", token: try house.token(.administrator),
            body: try Self.draft(number, kind: kind))
        #expect(response.status == 201)
        return response.location
    }
}
