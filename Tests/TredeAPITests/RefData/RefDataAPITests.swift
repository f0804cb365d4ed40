import HTTPServer
import JSON
import Testing
import TredeDomain
import TredeTesting

@testable import TredeAPI

@Suite("Reference data over HTTP")
struct RefDataAPITests {
    private static let everyList = [
        ("/refData/measures", 5), ("/refData/icfFactors", 43), ("/refData/actionTypes", 10),
        ("/refData/adviceCodes", 7), ("/refData/problemTypes", ProblemType.allCases.count),
    ]

    @Test("every role reads every list whole, and each item by its own link", arguments: everyList)
    func lists(path: String, count: Int) throws {
        let house = try House()
        let token = try house.token(.participant)
        let list = try house.call(.get, path, token: token)
        #expect(list.status == 200)
        #expect(list.field("Cache-Control") == "public, max-age=3600")
        let items = try list.json()["items"]?.elements ?? []
        #expect(items.count == count)
        for item in items {
            let link = (item["href"]?.string ?? "").replacing("https://trede.test/trede/v1", with: "")
            let one = try house.call(.get, link, token: token)
            #expect(one.status == 200, "\(link)")
            #expect(try one.json()["code"]?.string == item["code"]?.string)
        }
        #expect(try house.call(.get, path + "/nothing", token: token).status == 404)
        #expect(try house.call(.get, path + "?lang=fr", token: token).status == 400)
    }

    @Test("reference data needs a token, except for the kinds of problems", arguments: everyList)
    func tokens(path: String, count: Int) throws {
        let house = try House()
        let status = try house.call(.get, path).status
        #expect(status == (path == "/refData/problemTypes" ? 200 : 401))
    }

    @Test("pages of a list follow each other, and a foreign cursor is refused")
    func pages() throws {
        let house = try House()
        let token = try house.token(.referrer)
        var codes: [String] = []
        var path = "/refData/icfFactors?pageSize=20"
        while !path.isEmpty {
            let page = try house.call(.get, path, token: token).json()
            codes += page["items"]?.elements.compactMap { $0["code"]?.string } ?? []
            path = (page["next"]?.string ?? "").replacing("https://trede.test/trede/v1", with: "")
        }
        #expect(codes == IcfFactor.allCases.map(\.code))
        let wrong = "/refData/icfFactors?after=00000000000000000000000000000000"
        #expect(try house.call(.get, wrong, token: token).status == 400)
    }

    @Test("who holds a list keeps it", arguments: everyList)
    func conditional(path: String, count: Int) throws {
        let house = try House()
        let token = try house.token(.referrer)
        let tag = try #require(try house.call(.get, path, token: token).field("ETag"))
        let again = try house.call(.get, path, token: token, fields: [Field("If-None-Match", tag)])
        #expect(again.status == 304)
        #expect(again.body.isEmpty)
    }

    @Test("M-2, M-3: the ladder names the measure of each level")
    func ladder() throws {
        let house = try House()
        let ladder = try house.call(.get, "/refData/ladder", token: try house.token(.participant)).json()
        #expect(
            ladder["levels"]?.elements.compactMap { $0["measure"]?.string } == [
                "receptionTrajectory", "receptionTrajectory", "workLikeActivities", "activationTrajectory",
                "regularMediation", "regularMediation",
            ])
    }

    @Test("M-1, Z-1, Z-2: a measure shows both its regimes with their figures, terms and words")
    func measure() throws {
        let house = try House()
        let token = try house.token(.caseManagerCare)
        let response = try house.call(.get, "/refData/measures/activationTrajectory", token: token)
        let measure = try response.json()
        #expect(measure["startLevel"]?.integer == 4)
        #expect(measure["targetLevels"]?.elements.map(\.integer) == [5, 6])
        let regimes = measure["regimes"]?.elements ?? []
        #expect(regimes.compactMap { $0["code"]?.string } == ["activation-2018", "activation-2023"])
        #expect(regimes[0]["applicationsUntil"]?.string == "2023-06-30")
        #expect(regimes[0]["values"]?[0]?["value"]?.integer == 80_000)
        #expect(regimes[0]["values"]?[0]?["state"]?.string == "frozen")
        #expect(regimes[1]["values"]?[0]?["state"]?.string == "open")
        #expect(regimes[1]["values"]?[0]?["value"] == nil)
        #expect(regimes[0]["deadlines"]?[0]?["within"]?.string == "4 weeks")
        #expect(regimes.allSatisfy { $0["deadlines"]?.elements.count == 9 })
        let other = try house.call(.get, "/refData/measures/workCare", token: token)
        #expect(try other.json()["regimes"]?.elements.isEmpty == true)
    }

    @Test("Z-4: a word of a regime differs from that of another, in every language")
    func labels() throws {
        let house = try House()
        let path = "/refData/measures/activationTrajectory"
        let regimes = try house.call(.get, path, token: try house.token(.participant)).json()["regimes"]
        let words = (regimes?.elements ?? []).map { regime in
            regime["labels"]?.elements.first { $0["code"]?.string == "leadPartner" }?["text"]
        }
        #expect(words.map { $0?["nl"]?.string } == ["penhouder", "netwerkcoördinator"])
        for word in words { #expect(word?.members.map(\.name) == ["nl", "fr", "de", "en"]) }
    }

    @Test("every kind of problem says in four languages what it means", arguments: ProblemType.allCases)
    func problemTypes(type: ProblemType) throws {
        let house = try House()
        let response = try house.call(.get, "/refData/problemTypes/\(type.rawValue)")
        let problem = try response.json()
        #expect(problem["type"]?.string == type.urn)
        #expect(problem["status"]?.integer == type.status)
        #expect(problem["text"]?.members.map(\.name) == ["nl", "fr", "de", "en"])
    }

    @Test("a problem of our own links to its kind")
    func problemLink() throws {
        let house = try House()
        let refused = try house.call(.delete, "/organisations", token: try house.token(.participant))
        let link = (try refused.json()["href"]?.string ?? "").replacing("https://trede.test/trede/v1", with: "")
        #expect(try house.call(.get, link).status == 200)
    }
}
