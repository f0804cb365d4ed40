import Foundation
import HTTPServer
import JSON
import Testing
import Trede
import TredeDomain
import TredeTesting

@testable import TredeAPI

@Suite("Consents and access without consent, over HTTP")
struct ConsentRouteTests {
    private let world: NeedleWorld
    private let file: NeedleFile

    init() throws {
        world = try NeedleWorld()
        file = try #require(world.file("suspended"))
    }

    private var base: String { "/trajectories/\(file.id("trajectoryId"))" }

    private func token(_ role: Role, as label: String? = nil) throws -> String {
        try world.token(role, file.side, as: label ?? (role == .participant ? file.key : ""))
    }

    private func post(
        _ path: String, _ role: Role, as label: String? = nil, _ body: String, fields: [Field] = []
    ) throws -> Response {
        try world.house.call(.post, base + path, token: token(role, as: label), body: body, fields: fields)
    }

    @Test("V-3: a participant gives a consent, reads it by its tag, and takes it back")
    func life() throws {
        let body = """
            {"scope":"fileAccess","receiverRole":"caseManagerCare","purpose":"Vervanging","givenOn":"2020-06-30"}
            """
        let key = [Field("Idempotency-Key", "\"consent-1\"")]
        let made = try post("/consents", .participant, body, fields: key)
        #expect(made.status == 201, "\(made.text)")
        #expect(try post("/consents", .participant, body, fields: key).text == made.text)
        #expect(try post("/consents", .participant, body).status == 409)
        let id = try #require(try made.json()["id"]?.string)
        #expect(made.field("Location")?.hasSuffix("/consents/\(id)") == true)
        let path = "\(base)/consents/\(id)"
        let read = try world.house.call(.get, path, token: token(.caseManagerWork))
        #expect(read.status == 200)
        let tag = try #require(read.field("ETag"))
        let held = try world.house.call(
            .get, path, token: token(.caseManagerWork), fields: [Field("If-None-Match", tag)])
        #expect(held.status == 304)
        let preview = try world.house.call(.get, path + "/withdrawalPreview", token: token(.participant))
        #expect(preview.status == 200)
        // The backup in care, who has the file by it.
        #expect(try preview.json()["effects"]?.elements.count == 1)
        let withdrawn = try post("/consents/\(id)/withdrawals", .participant, #"{"reason":"Bedacht"}"#)
        #expect(withdrawn.status == 201, "\(withdrawn.text)")
        #expect(try withdrawn.json()["withdrawal"]?["reason"]?.string == "Bedacht")
        #expect(try post("/consents/\(id)/withdrawals", .participant, "{}").status == 409)
        let after = try world.house.call(
            .get, path, token: token(.caseManagerWork), fields: [Field("If-None-Match", tag)])
        #expect(after.status == 200)
    }

    @Test("V-3, V-4: what taking the backup's consent back changes is told before and then is so")
    func preview() throws {
        let note = try #require(file.planted["session.note"]?.first)
        let session = "/sessions/\(file.id("sessionId"))"
        let backup = try token(.caseManagerWork, as: "backup")
        #expect(try world.house.call(.get, session, token: backup).text.contains(note))
        let consents = try world.house.call(.get, base + "/consents", token: token(.participant)).json()
        let found = consents["items"]?.elements.first { $0["scope"]?.string == "fileAccess" }
        let id = try #require(found?["id"]?.string)
        let preview = try world.house.call(
            .get, "\(base)/consents/\(id)/withdrawalPreview", token: token(.participant)
        ).json()
        #expect(preview["effects"]?.elements.map { $0["change"]?.string } == ["losesFile"])
        #expect(try world.house.call(.get, session, token: backup).status == 200)
        #expect(try post("/consents/\(id)/withdrawals", .participant, "{}").status == 201)
        let after = try world.house.call(.get, session, token: backup)
        #expect(after.status == 403)
        // Who stands by is told what to do about it.
        #expect(after.text.contains(#""rule":"V-4""#) && after.text.contains("emergencyAccesses"))
        #expect(!after.text.contains(note))
    }

    @Test("V-4, V-5: a look under an access without consent names it in the audit, and the participant reads why")
    func purpose() throws {
        let other = try #require(world.file("steady"))
        let token = try world.token(.caseManagerWork, other.side, as: "backup")
        let trajectory = "/trajectories/\(other.id("trajectoryId"))"
        #expect(try world.house.call(.get, trajectory + "/assessments", token: token).status == 403)
        let reason = "Dringende vraag van de deelnemer zelf."
        let opened = try world.house.call(
            .post, trajectory + "/emergencyAccesses", token: token, body: #"{"reason":"\#(reason)"}"#)
        #expect(opened.status == 201, "\(opened.text)")
        let look = try world.house.call(
            .get, trajectory + "/assessments", token: token, fields: [Field("Trede-Purpose", "Iets anders")])
        #expect(look.status == 200, "\(look.text)")
        let log = try world.house.call(
            .get, trajectory + "/accessLog",
            token: world.token(.participant, other.side, as: other.key)
        ).json()
        let entries = log["items"]?.elements.prefix(2).compactMap { $0["purpose"]?.string }
        #expect(entries == [reason, reason])
        #expect(log["items"]?[0]?["sentence"]?.string == "bekeek uw ICF-beoordelingen")
        #expect(log["items"]?[1]?["sentence"]?.string == "opende uw dossier zonder uw toestemming")
        // The own page says so at the top, without being asked.
        let overview = try world.house.call(
            .get, trajectory + "/overview", token: world.token(.participant, other.side, as: other.key)
        ).json()
        #expect(overview["notices"]?[0]?["kind"]?.string == "emergencyAccess")
        // In the audit itself the reason does not stand: it names the access, which holds it sealed.
        let made = try #require(try opened.json()["id"]?.string)
        let (administrator, name) = (try world.token(.administrator, other.side), "emergencyAccesses/\(made)")
        var (page, isNamed) = ("/auditEntries?pageSize=100", false)
        while !page.isEmpty {
            let audit = try world.house.call(.get, page, token: administrator)
            #expect(audit.status == 200 && !audit.text.contains(reason))
            isNamed = isNamed || audit.text.contains(name)
            page = try audit.json()["next"]?.string?.components(separatedBy: "/trede/v1").last ?? ""
        }
        #expect(isNamed)
        // Who has the file by right gives the own reason.
        _ = try world.house.call(
            .get, trajectory + "/assessments", token: world.token(.caseManagerWork, other.side),
            fields: [Field("Trede-Purpose", "Voorbereiding")])
        let later = try world.house.call(
            .get, trajectory + "/accessLog", token: world.token(.participant, other.side, as: other.key)
        ).json()
        #expect(later["items"]?.elements.contains { $0["purpose"]?.string == "Voorbereiding" } == true)
    }

    @Test("V-4, V-5: a look that begins within an access and is written down after its end still names it")
    func lastLook() throws {
        let other = try #require(world.file("steady"))
        let token = try world.token(.caseManagerWork, other.side, as: "backup")
        let trajectory = "/trajectories/\(other.id("trajectoryId"))"
        let reason = "Dringende vraag van de deelnemer zelf."
        let body = #"{"reason":"\#(reason)","hours":1}"#
        let opened = try world.house.call(.post, trajectory + "/emergencyAccesses", token: token, body: body)
        #expect(opened.status == 201, "\(opened.text)")
        // The end falls between every two of the moments that one look takes, one after the other.
        var statuses: [Int] = []
        for minutes in 0..<10 {
            try world.house.setToday("2020-06-30", secondsLater: 3600 - 60 * minutes, step: 60)
            statuses.append(try world.house.call(.get, trajectory + "/assessments", token: token).status)
        }
        #expect(statuses.first == 403 && statuses.last == 200)
        try world.house.setToday("2020-06-30", secondsLater: 7200)
        let log = try world.house.call(
            .get, trajectory + "/accessLog", token: world.token(.participant, other.side, as: other.key)
        ).json()
        let looks = log["items"]?.elements.filter { $0["sentence"]?.string == "bekeek uw ICF-beoordelingen" } ?? []
        let latest = looks.prefix(statuses.count { $0 == 200 })
        #expect(!latest.isEmpty && latest.allSatisfy { $0["purpose"]?.string == reason })
    }

    @Test("V-3, V-4: a backup's code lets the participant in no longer than the backup has the file")
    func code() throws {
        let made = try world.house.call(
            .post, base + "/accessCodes", token: token(.caseManagerWork, as: "backup"), body: #"{"validMinutes":15}"#)
        let code = try #require(try made.json()["code"]?.string, "\(made.text)")
        let redeemed = try world.house.call(
            .post, "/oauth/token", body: "grant_type=urn%3Atrede%3Aoauth%3Agrant-type%3Aaccess-code&code=\(code)",
            contentType: TokenScene.form)
        let own = try #require(try redeemed.json()["access_token"]?.string, "\(redeemed.text)")
        #expect(try world.house.call(.get, base + "/dossier", token: own).status == 200)
        let consents = try world.house.call(.get, base + "/consents", token: token(.participant)).json()
        let found = consents["items"]?.elements.first { $0["scope"]?.string == "fileAccess" }
        let id = try #require(found?["id"]?.string)
        #expect(try post("/consents/\(id)/withdrawals", .participant, "{}").status == 201)
        for path in ["/dossier", "/assessments", "/accessLog", ""] {
            #expect(try world.house.call(.get, base + path, token: own).status == 401, "\(path)")
        }
    }

    @Test("V-4: a reason is a sentence and a time has its bounds")
    func bounds() throws {
        func open(_ key: String, _ body: String) throws -> Response {
            let other = try #require(world.file(key))
            return try world.house.call(
                .post, "/trajectories/\(other.id("trajectoryId"))/emergencyAccesses",
                token: world.token(.caseManagerWork, other.side, as: "backup"), body: body)
        }
        let wrong = [
            #"{"reason":"Net lang genoeg nu."}"#, #"{"reason":"Twintig tekens lang.","hours":0}"#,
            #"{"reason":"Twintig tekens lang.","hours":73}"#, #"{"hours":24}"#,
            #"{"reason":"\#(String(repeating: "x", count: 1001))"}"#,
        ]
        for body in wrong { #expect(try open("startUp", body).status == 400, "\(body)") }
        let short = try open("startUp", #"{"reason":"Twintig tekens lang."}"#)
        #expect(short.status == 201, "\(short.text)")
        #expect(try short.json()["until"]?.string == "2020-07-01T12:00:00.000Z")
        let long = try open(
            "steady", #"{"reason":"\#(String(repeating: "x", count: 1000))","hours":72}"#)
        #expect(long.status == 201, "\(long.text)")
        #expect(try long.json()["until"]?.string == "2020-07-03T12:00:00.000Z")
    }

    @Test("V-4, V-6: the lead partner judges an access without reading why, the participant reads both")
    func judgement() throws {
        let other = try #require(world.file("running"))
        let id = other.id("emergencyAccessId")
        let path = "/trajectories/\(other.id("trajectoryId"))/emergencyAccesses/\(id)"
        let (lead, participant) = (
            try world.token(.leadPartner, other.side), try world.token(.participant, other.side, as: other.key)
        )
        let reason = try #require(other.planted["emergency_access.reason"]?.first)
        #expect(try world.house.call(.get, "/emergencyAccesses", token: lead).text.contains(id))
        let judged = try world.house.call(
            .post, path + "/reviews", token: lead,
            body: #"{"outcome":"notJustified","motivation":"Niemand was die dag afwezig."}"#)
        #expect(judged.status == 201, "\(judged.text)")
        #expect(!judged.text.contains(reason))
        #expect(try judged.json()["review"]?["outcome"]?.string == "notJustified")
        #expect(try !world.house.call(.get, "/emergencyAccesses", token: lead).text.contains(id))
        let read = try world.house.call(.get, path, token: participant)
        #expect(read.text.contains(reason))
        #expect(read.text.contains("Niemand was die dag afwezig."))
    }
}
