import HTTPServer
import JSON
import Testing
import TredeDomain
import TredeTesting

@Suite("Figures of regimes over HTTP")
struct RegimeValueAPITests {
    private static let regimes = "/refData/measures/activationTrajectory/regimes"
    private static let open = regimes + "/activation-2023/values/caseManagerCents"
    private static let body = #"{"value":85000,"source":"Ministerial decision, article 3"}"#
    private static let match = [Field("If-Match", "\"1\"")]

    @Test("Z-3: everybody reads a figure, only administrators set it", arguments: Role.allCases)
    func byRole(role: Role) throws {
        let house = try House()
        let token = try house.token(role)
        #expect(try house.call(.get, Self.open, token: token).status == 200)
        let set = try house.call(.put, Self.open, token: token, body: Self.body, fields: Self.match)
        #expect(set.status == (role == .administrator ? 200 : 403))
        let state = try house.call(.get, Self.open, token: token).json()["state"]?.string
        #expect(state == (role == .administrator ? "set" : "open"))
    }

    @Test("Z-3, E-17: who sets a figure has every amount that rests on it booked by the time the answer comes")
    func settled() throws {
        let scene = try MoneyScene(regime: "activation-2023", today: "2024-03-15", year: "2024")
        let path = "/entitlements/\(try scene.entitlement("caseManagerWork", 1))"
        let controller = try scene.token(.controller)
        let before = try scene.house.call(.get, path + "/blockers", token: controller).json()
        #expect(before["blockers"]?.elements.map { $0["kind"]?.string } == ["openValue"])
        let token = try scene.house.token(.administrator)
        #expect(try scene.house.call(.put, Self.open, token: token, body: Self.body, fields: Self.match).status == 200)
        let line = try scene.house.call(.get, path, token: controller).json()
        #expect(line["state"]?.string == "due")
        #expect(line["amountCents"]?.integer == 51_000)
    }

    @Test("Z-3: an open figure is set with its source; what the file fixes is frozen, and so is what was booked on")
    func once() throws {
        let scene = try MoneyScene(regime: "activation-2023", today: "2024-03-15", year: "2024")
        let house = scene.house
        let token = try house.token(.administrator)
        let before = try house.call(.get, Self.open, token: token)
        #expect(try before.json()["value"] == nil)
        #expect(try house.call(.put, Self.open, token: token, body: Self.body).status == 428)
        let set = try house.call(.put, Self.open, token: token, body: Self.body, fields: Self.match)
        #expect(set.versionTag == "\"2\"")
        #expect(try set.json()["value"]?.integer == 85_000)
        #expect(try set.json()["source"]?.string == "Ministerial decision, article 3")
        #expect(try set.json()["setAt"]?.string == "2024-03-15T12:00:00.000Z")
        #expect(try house.call(.put, Self.open, token: token, body: Self.body, fields: Self.match).status == 412)
        let again = try house.call(
            .put, Self.open, token: token, body: Self.body, fields: [Field("If-Match", "\"2\"")])
        #expect(again.status == 409)
        #expect(try again.json()["rule"]?.string == "Z-3")
        #expect(try again.json()["issues"]?[0]?["type"]?.string?.hasSuffix("regimeValueFrozen") == true)
    }

    @Test(
        "Z-3: a figure of the file is never replaced",
        arguments: [
            "/activation-2018/values/caseManagerCents", "/activation-2018/values/leadPartnerCents",
            "/activation-2023/values/ownSharePercent", "/activation-2023/values/durationMonthsMax",
        ])
    func fixed(path: String) throws {
        let house = try House()
        let token = try house.token(.administrator)
        let before = try house.call(.get, Self.regimes + path, token: token)
        #expect(try before.json()["state"]?.string == "frozen")
        let set = try house.call(.put, Self.regimes + path, token: token, body: Self.body, fields: Self.match)
        #expect(set.status == 409)
        #expect(try house.call(.get, Self.regimes + path, token: token).body == before.body)
    }

    @Test("Z-3: setting a figure of one regime leaves the other regime's alone, and shows in the measure")
    func otherRegime() throws {
        let house = try House()
        let token = try house.token(.administrator)
        let path = "/refData/measures/activationTrajectory"
        let before = try house.call(.get, path, token: token)
        _ = try house.call(.put, Self.open, token: token, body: Self.body, fields: Self.match)
        let after = try house.call(.get, path, token: token)
        #expect(after.field("ETag") != before.field("ETag"))
        let values = try after.json()["regimes"]?.elements.map { $0["values"]?[0]?["value"]?.integer }
        #expect(values == [80_000, 85_000])
    }

    @Test(
        "what does not exist is not found",
        arguments: [
            "/refData/measures/workCare/regimes/activation-2023/values/caseManagerCents",
            "/refData/measures/activationTrajectory/regimes/activation-2030/values/caseManagerCents",
            "/refData/measures/activationTrajectory/regimes/activation-2023/values/nothing",
            "/refData/measures/nothing",
        ])
    func unknown(path: String) throws {
        let house = try House()
        #expect(try house.call(.get, path, token: try house.token(.administrator)).status == 404)
    }

    @Test(
        "a figure is an amount with a source",
        arguments: [
            (#"{"value":0,"source":"x"}"#, ["value"]), (#"{"value":1.5,"source":"x"}"#, ["value"]),
            (#"{"value":1}"#, ["source"]), (#"{"value":1,"source":"","by":"me"}"#, ["source", "by"]),
        ])
    func faults(body: String, names: [String]) throws {
        let house = try House()
        let response = try house.call(
            .put, Self.open, token: try house.token(.administrator), body: body, fields: Self.match)
        #expect(response.status == 400)
        #expect(try response.issueNames() == names)
    }
}
