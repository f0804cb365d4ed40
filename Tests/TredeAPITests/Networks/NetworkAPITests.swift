import HTTPServer
import JSON
import Testing
import TredeDomain
import TredeTesting

@Suite("Networks over HTTP")
struct NetworkAPITests {
    @Test("N-1: only administrators register and replace a network", arguments: Role.allCases)
    func writeByRole(role: Role) throws {
        let house = try House()
        let parties = try Parties(in: house)
        let token = try house.token(role, organisation: parties.leadPartner.number)
        let draft = Self.draft("kortrijk", led: parties.leadPartner)
        #expect(
            try house.call(.post, "/networks", token: token, body: draft).status == (role == .administrator ? 201 : 403)
        )
        let replaced = try house.call(
            .put, "/networks/\(parties.otherNetwork.network.id)", token: token,
            body: Self.draft("limburg", led: parties.leadPartner, scheme: #"{"scheme":"pooled"}"#),
            fields: [Field("If-Match", "\"1\"")])
        #expect(replaced.status == (role == .administrator ? 200 : 403))
    }

    @Test("V-6: a network's money is shown to administrators, controllers and who leads it", arguments: Role.allCases)
    func readByRole(role: Role) throws {
        let house = try House()
        let parties = try Parties(in: house)
        let path = "/networks/\(parties.network.network.id)"
        let own = try house.call(
            .get, path, token: try house.token(role, organisation: parties.leadPartner.number))
        let foreign = try house.call(
            .get, path, token: try house.token(role, organisation: parties.otherLeadPartner.number))
        let seesAny = role == .administrator || role == .controller
        for (response, sees) in [(own, seesAny || role == .leadPartner), (foreign, seesAny)] {
            #expect(response.status == 200)
            #expect(response.text.contains("Netwerk antwerpen"))
            for needle in [":6850", "perAction", parties.caw.content.enterpriseNumber.text, "distribution"] {
                #expect(response.text.contains(needle) == sees, "\(needle)")
            }
        }
    }

    @Test(
        "who reads the parts of a network it has no part in",
        arguments: [
            (Role.administrator, [200, 200, 200]), (.controller, [200, 200, 200]), (.screener, [200, 200, 403]),
            (.caseManagerWork, [200, 403, 200]), (.caseManagerCare, [200, 403, 200]), (.leadPartner, [403, 403, 403]),
            (.workProvider, [403, 403, 403]), (.careProvider, [403, 403, 403]), (.counsellor, [403, 403, 403]),
            (.referrer, [403, 403, 403]), (.participant, [403, 403, 403]),
        ])
    func partsByRole(role: Role, statuses: [Int]) throws {
        let house = try House()
        let parties = try Parties(in: house)
        let token = try house.token(role, organisation: parties.otherLeadPartner.number)
        for (part, status) in zip(["partners", "composition", "prices"], statuses) {
            let response = try house.call(.get, "/networks/\(parties.network.network.id)/\(part)", token: token)
            #expect(response.status == status, "\(part)")
        }
    }

    @Test("the lead partner and the providers of a network read its prices")
    func ownPrices() throws {
        let house = try House()
        let parties = try Parties(in: house)
        let path = "/networks/\(parties.network.network.id)/prices"
        for (role, organisation) in [
            (Role.leadPartner, parties.leadPartner), (.workProvider, parties.leadPartner), (.careProvider, parties.caw),
        ] {
            let token = try house.token(role, organisation: organisation.number)
            let response = try house.call(.get, path, token: token)
            #expect(response.status == 200)
            #expect(try response.json()["pricesCents"]?["jobOrientation"]?.integer == 6850)
        }
        #expect(try house.call(.get, path, token: try house.token(.workProvider)).status == 403)
    }

    @Test("N-3: what partners carry is shown to who leads the network and not to case managers")
    func loads() throws {
        let house = try House()
        let parties = try Parties(in: house)
        let path = "/networks/\(parties.network.network.id)/partners"
        let leader = try house.token(.leadPartner, organisation: parties.leadPartner.number)
        let manager = try house.token(.caseManagerWork, organisation: parties.gtb.number)
        #expect(try house.call(.get, path, token: leader).text.contains("\"trajectoriesRunning\":0"))
        let seen = try house.call(.get, path, token: manager)
        #expect(seen.text.contains("caw 3"))
        #expect(!seen.text.contains("trajectories"))
    }

    @Test("N-2, N-3: a lead partner replaces its own partners, with capacity and work area")
    func replacePartners() throws {
        let house = try House()
        let parties = try Parties(in: house)
        let leader = try house.token(.leadPartner, organisation: parties.leadPartner.number)
        let number = parties.caw.content.enterpriseNumber.text
        let body =
            #"{"items":[{"enterpriseNumber":"\#(number)","kind":"caw","capacityPerMonth":4,"workArea":["13040"]}]}"#
        let path = "/networks/\(parties.network.network.id)"
        let match = [Field("If-Match", "\"1\"")]
        let foreign = try house.call(
            .put, "/networks/\(parties.otherNetwork.network.id)/partners", token: leader, body: body, fields: match)
        #expect(foreign.status == 403)
        #expect(try house.call(.put, path + "/partners", token: leader, body: body).status == 428)
        let replaced = try house.call(.put, path + "/partners", token: leader, body: body, fields: match)
        #expect(replaced.status == 200)
        #expect(replaced.versionTag == "\"2\"")
        let item = try #require(try replaced.json()["items"]?[0])
        #expect(item["capacityPerMonth"]?.integer == 4)
        #expect(item["workArea"]?.elements.map(\.string) == ["13040"])
        #expect(try house.call(.put, path + "/partners", token: leader, body: body, fields: match).status == 412)
        let composition = try house.call(.get, path + "/composition", token: leader).json()
        #expect(composition["complete"]?.bool == false)
        #expect(
            composition["missingKinds"]?.elements.compactMap(\.string)
                == ["workProvider", "shelteredWorkshop", "mentalHealth", "vaphProvision", "ocmw"])
        #expect(composition["required"]?.elements.count == 6)
    }

    @Test("X-1: prices are replaced by who leads the network, for types of action that exist")
    func replacePrices() throws {
        let house = try House()
        let parties = try Parties(in: house)
        let path = "/networks/\(parties.network.network.id)/prices"
        let leader = try house.token(.leadPartner, organisation: parties.leadPartner.number)
        let match = [Field("If-Match", "\"1\"")]
        let wrong = try house.call(
            .put, path, token: leader, body: #"{"pricesCents":{"teamMeeting":-1,"Dance":1,"teamMeetings":"1"}}"#,
            fields: match)
        #expect(wrong.status == 400)
        #expect(
            try wrong.issueNames().sorted()
                == ["pricesCents.Dance", "pricesCents.teamMeeting", "pricesCents.teamMeetings"])
        let unknown = try house.call(
            .put, path, token: leader, body: #"{"pricesCents":{"dance":1}}"#, fields: match)
        #expect(try unknown.issueNames() == ["pricesCents.dance"])
        let right = try house.call(
            .put, path, token: leader, body: #"{"pricesCents":{"teamMeeting":5400}}"#, fields: match)
        #expect(right.status == 200)
        #expect(try right.json()["pricesCents"]?.members.map(\.name) == ["teamMeeting"])
        let administrator = try house.token(.administrator)
        #expect(try house.call(.put, path, token: administrator, body: "{}", fields: match).status == 403)
    }

    @Test("N-2: what is wrong with partners is named at each")
    func wrongPartners() throws {
        let house = try House()
        let parties = try Parties(in: house)
        let caw = parties.caw.content.enterpriseNumber.text
        let unknown = try Sample.enterpriseNumber(99).text
        let body = """
            {"items":[{"enterpriseNumber":"\(caw)","kind":"ocmw"},{"enterpriseNumber":"\(unknown)","kind":"caw"},\
            {"enterpriseNumber":"\(caw)","kind":"caw"}]}
            """
        let response = try house.call(
            .put, "/networks/\(parties.network.network.id)/partners", token: try house.token(.administrator),
            body: body, fields: [Field("If-Match", "\"1\"")])
        #expect(response.status == 400)
        #expect(
            try response.issueNames().sorted()
                == ["items[0].kind", "items[1].enterpriseNumber", "items[2].enterpriseNumber"])
    }

    @Test(
        "E-8 to E-11: only the figures of the scheme are taken, and all of them",
        arguments: [
            (#"{"scheme":"perAction"}"#, [String]()), (#"{"scheme":"pooled"}"#, []),
            (#"{"scheme":"perTrajectory","amountCents":{"workProvider":1}}"#, []),
            (
                #"{"scheme":"tranches","startCents":{"workProvider":1},"laterCents":{"careProvider":1},"afterMonths":60}"#,
                []
            ),
            (#"{"scheme":"perAction","amountCents":{"workProvider":1}}"#, ["distribution.amountCents"]),
            (#"{"scheme":"perTrajectory"}"#, ["distribution.amountCents"]),
            (
                #"{"scheme":"perTrajectory","amountCents":{"workProvider":0}}"#,
                ["distribution.amountCents.workProvider"]
            ),
            (#"{"scheme":"perTrajectory","amountCents":{"controller":1}}"#, ["distribution.amountCents.controller"]),
            (
                #"{"scheme":"tranches","startCents":{"workProvider":1},"afterMonths":61}"#,
                ["distribution.afterMonths", "distribution.laterCents"]
            ),
            (#"{"scheme":"lottery"}"#, ["distribution.scheme"]),
        ])
    func schemes(scheme: String, names: [String]) throws {
        let house = try House()
        let parties = try Parties(in: house)
        let response = try house.call(
            .post, "/networks", token: try house.token(.administrator),
            body: Self.draft("kortrijk", led: parties.leadPartner, scheme: scheme))
        #expect(response.status == (names.isEmpty ? 201 : 400))
        if !names.isEmpty { #expect(try response.issueNames().sorted() == names) }
    }

    @Test("N-1: mandate, regions and lead partner are checked, everything at once")
    func wrongNetwork() throws {
        let house = try House()
        let body = """
            {"code":"Kortrijk","name":"","mandate":{"from":"2018-07-01"},"leadPartner":"1",\
            "regions":{"postalCodeRanges":[{"from":"8599","to":"8500"}],"nisCodes":["34022","34022"]},\
            "partners":[],"distribution":{"scheme":"pooled"},"pricesCents":{}}
            """
        let response = try house.call(.post, "/networks", token: try house.token(.administrator), body: body)
        #expect(response.status == 400)
        #expect(
            try response.issueNames().sorted() == [
                "code", "leadPartner", "mandate.until", "name", "regions.nisCodes", "regions.postalCodeRanges[0].to",
            ])
    }

    @Test("networks are listed in pages and found by their code")
    func list() throws {
        let house = try House()
        _ = try Parties(in: house)
        let token = try house.token(.participant)
        let first = try house.call(.get, "/networks?pageSize=1", token: token).json()
        #expect(first["items"]?.elements.compactMap { $0["code"]?.string } == ["antwerpen"])
        let next = (first["next"]?.string ?? "").replacing("https://trede.test/trede/v1", with: "")
        let second = try house.call(.get, next, token: token).json()
        #expect(second["items"]?.elements.compactMap { $0["code"]?.string } == ["limburg"])
        #expect(second["next"] == nil)
        let one = try house.call(.get, "/networks?code=limburg", token: token).json()
        #expect(one["items"]?.elements.count == 1)
        #expect(try house.call(.get, "/networks?code=Limburg", token: token).status == 400)
        #expect(try house.call(.get, "/networks?lead=x", token: token).status == 400)
    }

    @Test("the ETag of a network changes with its prices, and 304 answers who holds it")
    func conditional() throws {
        let house = try House()
        let parties = try Parties(in: house)
        let leader = try house.token(.leadPartner, organisation: parties.leadPartner.number)
        let path = "/networks/\(parties.network.network.id)"
        for part in ["", "/partners", "/prices"] {
            let held = try #require(try house.call(.get, path + part, token: leader).field("ETag"))
            let response = try house.call(.get, path + part, token: leader, fields: [Field("If-None-Match", held)])
            #expect(response.status == 304, "\(part)")
        }
        _ = try house.call(
            .put, path + "/prices", token: leader, body: #"{"pricesCents":{}}"#, fields: [Field("If-Match", "\"1\"")])
        for part in ["", "/partners", "/prices"] {
            #expect(try house.call(.get, path + part, token: leader).versionTag == "\"2\"")
        }
    }

    @Test("an unknown network is answered alike everywhere", arguments: ["", "/partners", "/composition", "/prices"])
    func unknown(part: String) throws {
        let house = try House()
        let path = "/networks/00000000-0000-4000-8000-000000000000" + part
        #expect(try house.call(.get, path, token: try house.token(.administrator)).status == 404)
    }

    @Test("N-1: a code names one network")
    func duplicateCode() throws {
        let house = try House()
        let parties = try Parties(in: house)
        let response = try house.call(
            .post, "/networks", token: try house.token(.administrator),
            body: Self.draft("antwerpen", led: parties.leadPartner))
        #expect(response.status == 409)
        #expect(try response.json()["rule"]?.string == "N-1")
    }

    private static func draft(
        _ code: String, led leadPartner: Organisation, scheme: String = #"{"scheme":"perAction"}"#
    ) -> String {
        let number = leadPartner.content.enterpriseNumber.text
        return """
            {"code":"\(code)","name":"Netwerk","mandate":{"from":"2018-07-01","until":"2022-06-30"},\
            "leadPartner":"\(number)","regions":{"nisCodes":["34022"]},\
            "partners":[{"enterpriseNumber":"\(number)","kind":"workProvider"}],"missingKinds":["ocmw"],\
            "distribution":\(scheme),"pricesCents":{"teamMeeting":5400}}
            """
    }
}
