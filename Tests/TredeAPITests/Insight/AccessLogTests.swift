import HTTPServer
import JSON
import Testing
import Trede
import TredeDomain
import TredeTesting

@testable import TredeAPI

/// Who looked, as the person it is about is told.
@Suite("The participant's access log and trajectory page")
struct AccessLogTests {
    let file: StartedFile
    let path: String

    init() throws {
        file = try StartedFile()
        path = "/trajectories/\(file.trajectory)"
    }

    private func call(_ path: String, _ role: Role, purpose: String? = nil) throws -> Response {
        let fields = purpose.map { [Field("Trede-Purpose", $0)] } ?? []
        return try file.house.call(.get, path, token: file.tokens[role], fields: fields)
    }

    private func log(_ query: String = "") throws -> [JSONValue] {
        let answer = try call(path + "/accessLog" + query, .participant)
        #expect(answer.status == 200)
        return try answer.json()["items"]?.elements ?? []
    }

    @Test("V-5: the participant reads who looked, for whom, when and why, the latest first")
    func looked() throws {
        #expect(try call(path + "/plans", .caseManagerCare).status == 200)
        #expect(try call(path, .caseManagerWork, purpose: "Voorbereiding van het gesprek").status == 200)
        let latest = try #require(try log().first)
        #expect(latest["role"]?.string == "caseManagerWork")
        #expect(latest["sentence"]?.string == "bekeek uw traject")
        #expect(latest["purpose"]?.string == "Voorbereiding van het gesprek")
        #expect(latest["organisation"]?.string?.isEmpty == false)
        #expect(latest["recordedAt"]?.string == "2021-06-30T12:00:00.000Z")
        let log = try log()
        #expect(log.first?["sentence"]?.string == "bekeek wie er in uw dossier keek")
        #expect(log.dropFirst(2).first?["sentence"]?.string == "bekeek uw plannen")
    }

    @Test("V-5: who looked is told under the name and the organisation of then, whatever becomes of them")
    func asOfThen() throws {
        let scene = try TrajectoryScene(today: "2020-06-30")
        try scene.start()
        let own = try #require(scene.organisations[.caseManagerWork])
        let other = try Sample.organisation(50, .gtb)
        _ = try scene.write { try $0.organisations.register(other, by: Actor(client: 0, role: .administrator), in: $1) }
        let content = try #require(scene.professionals[.caseManagerWork]).content
        let (token, participant) = try (scene.token(.caseManagerWork), scene.token(.participant))
        func call(_ path: String, _ token: String, secondsLater: Int) throws -> Response {
            try scene.house.setToday("2020-06-30", secondsLater: secondsLater)
            return try scene.house.call(.get, "/trajectories/\(scene.id)\(path)", token: token)
        }
        func change(_ given: String, _ family: String, of number: EnterpriseNumber, secondsLater: Int) throws {
            try scene.house.setToday("2020-06-30", secondsLater: secondsLater)
            let changed = Professional.Content(
                externalId: content.externalId, givenName: given, familyName: family, email: content.email,
                roles: content.roles, organisation: number, network: content.network)
            _ = try scene.write { try $0.professionals.importLine(changed, in: $1) }
        }
        #expect(try call("/plans", token, secondsLater: 1).status == 200)
        try change("Anna", "Married", of: own.content.enterpriseNumber, secondsLater: 2)
        #expect(try call("/plans", token, secondsLater: 3).status == 200)
        try change("Other", "Married", of: other.enterpriseNumber, secondsLater: 4)
        let log = try call("/accessLog", participant, secondsLater: 5).json()["items"]?.elements ?? []
        let looks = log.filter { $0["sentence"]?.string == "bekeek uw plannen" }
        #expect(
            looks.map { $0["person"]?.string } == ["Anna Married", "\(content.givenName) \(content.familyName)"])
        #expect(Set(looks.map { $0["organisation"]?.string }) == [own.content.name])
    }

    @Test("V-5: the log is read page by page without losing or repeating a look")
    func pages() throws {
        for _ in 0..<5 { #expect(try call(path + "/plans", .caseManagerCare).status == 200) }
        let first = try call(path + "/accessLog?pageSize=3", .participant).json()
        let next = try #require(first["next"]?.string?.split(separator: "?").last)
        let second = try log("?" + next)
        let ids = ((first["items"]?.elements ?? []) + second).map { $0["id"]?.string }
        #expect(ids.count == 5 && Set(ids).count == 5)
        #expect(try call(path + "/accessLog?after=AAAA", .participant).status == 400)
    }

    @Test("V-9: nobody else reads it, and a refused attempt is not told as a look")
    func others() throws {
        for role in Role.allCases where role != .participant {
            #expect(try call(path + "/accessLog", role).status == 403)
        }
        let stranger = try file.house.token(.participant)
        #expect(try file.house.call(.get, path + "/accessLog", token: stranger).status == 404)
        #expect(try call(path + "/plans", .caseManagerWork).status == 200)
        #expect(try log().map { $0["sentence"]?.string } == ["bekeek uw plannen"])
    }

    @Test("V-5: everything that can be done to a file is told in words")
    func words() throws {
        let unnamed = "iets aan een deel van uw dossier"
        let services = file.house.services
        for route in API.routes(services, readiness: Readiness()) where route.concernsPersons {
            let others = ["imports", "auditEntries", "auditAlerts"]
            if others.contains(where: { route.template.hasPrefix("/" + $0) }) { continue }
            let outcome = route.method == .get ? "read" : "done"
            let sentence = PlainWords.sentence(operation: route.operation, outcome: outcome)
            #expect(!sentence.contains("een deel van uw dossier"), "\(route.operation)")
            #expect(route.method == .get || !sentence.hasPrefix("veranderde iets"), "\(route.operation): \(sentence)")
        }
        #expect(PlainWords.sentence(operation: "doSomething", outcome: "done") == "veranderde \(unnamed)")
        #expect(PlainWords.sentence(operation: "import/histories", outcome: "created").hasPrefix("las gegevens"))
    }

    @Test("T-6: the own page says where it stands, who does what, what comes next and whom to call")
    func overview() throws {
        let answer = try call(path + "/overview", .participant)
        #expect(answer.status == 200)
        let body = try answer.json()
        #expect(body["state"]?.string == "startUp")
        #expect(body["explanation"]?.string == PlainWords.explanation(of: .startUp))
        let people = body["people"]?.elements ?? []
        let roles = Set(people.compactMap { $0["role"]?.string })
        #expect(roles.isSuperset(of: ["caseManagerWork", "caseManagerCare", "leadPartner", "careProvider"]))
        #expect(people.allSatisfy { $0["task"]?.string?.isEmpty == false })
        let call = body["callFirst"]?.elements.compactMap { $0["role"]?.string } ?? []
        #expect(Set(call) == ["caseManagerWork", "caseManagerCare"])
        let steps = body["nextSteps"]?.elements ?? []
        #expect(steps.first?["dueOn"] != nil)
        #expect(steps.contains { $0["state"]?.string == "late" })
        let days = steps.compactMap { $0["dueOn"]?.string }
        #expect(days == days.sorted())
        #expect(steps.allSatisfy { $0["text"]?.string?.isEmpty == false })
    }

    @Test("T-6, V-9: the page can be read as a page, and nobody else has it")
    func page() throws {
        let html = [Field("Accept", "text/html")]
        let page = try file.house.call(.get, path + "/overview", token: file.tokens[.participant], fields: html)
        #expect(page.text.contains("<h1>Uw traject</h1>"))
        #expect(page.text.contains("Wie u eerst belt of mailt"))
        #expect(page.text.contains("<caption>Wat er nu komt</caption>"))
        for role in Role.allCases where role != .participant {
            #expect(try call(path + "/overview", role).status == 403)
        }
    }
}
