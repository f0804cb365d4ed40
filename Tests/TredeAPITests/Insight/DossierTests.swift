import Foundation
import HTTPServer
import JSON
import Testing
import Trede
import TredeDomain
import TredeTesting

@testable import TredeAPI

/// The whole file, as the person it is about reads it.
@Suite("The participant's dossier")
struct DossierTests {
    /// Reasons that were sent and turned out not to be needed, so that they are not kept (S-4, S-6).
    private static func isKept(_ column: String, _ file: NeedleFile) -> Bool {
        switch column {
        case "decision.against_recommendation_reason": false
        case "decision.network_reason": file.home != file.side
        default: true
        }
    }

    private func dossier(_ file: NeedleFile, in world: NeedleWorld, accept: String? = nil) throws -> Response {
        let token = try world.token(.participant, file.side, as: file.key)
        return try world.house.call(
            .get, "/trajectories/\(file.id("trajectoryId"))/dossier", token: token,
            fields: accept.map { [Field("Accept", $0)] } ?? [])
    }

    @Test("V-3, V-8: the dossier holds everything that was written in the file, in every phase, and nothing of others")
    func everything() throws {
        let world = try NeedleWorld()
        for file in world.files where file.isTrajectory {
            let answer = try dossier(file, in: world)
            #expect(answer.status == 200, "\(file.key): \(answer.text)")
            let text = answer.text
            for (column, values) in file.planted where Self.isKept(column, file) {
                let isThere = values.contains { text.contains($0) }
                #expect(isThere, "\(file.key) lacks \(column): \(values)")
            }
            for other in world.files where other.key != file.key {
                for needle in other.planted.values.joined() where needle.hasPrefix("NDL\(other.index)") {
                    #expect(!text.contains(needle), "\(file.key) shows \(needle) of \(other.key)")
                }
            }
        }
    }

    @Test("V-3: every member of a dossier has a Dutch name, and every text in it stands on the page too")
    func readable() throws {
        let world = try NeedleWorld()
        for key in ["running", "terminated", "expired"] {
            let file = try #require(world.file(key))
            let answer = try dossier(file, in: world)
            let root = try JSONDocument(parsing: answer.body, limits: DossierPage.limits).root
            var names: Set<String> = []
            Self.gather(root, &names)
            for name in names.subtracting(DossierWords.technical).sorted() {
                #expect(DossierWords.label(name) != nil, "\(name) has no Dutch name")
            }
            let page = try dossier(file, in: world, accept: "text/html").text
            for needle in file.planted.values.joined() where needle.hasPrefix("NDL") && answer.text.contains(needle) {
                #expect(page.contains(needle), "\(key): the page lacks \(needle)")
            }
        }
    }

    private static func gather(_ value: JSONValue, _ names: inout Set<String>) {
        for element in value.elements { gather(element, &names) }
        for member in value.members {
            names.insert(member.name)
            if member.name != "names" { gather(member.value, &names) }
        }
    }

    @Test("V-3: the page is Dutch, has one first heading, captions on its tables, and no script or style")
    func page() throws {
        let world = try NeedleWorld()
        let answer = try dossier(
            try #require(world.file("expired")), in: world, accept: "text/html,application/xhtml+xml,*/*;q=0.8")
        #expect(answer.field("Content-Type") == "text/html; charset=utf-8")
        #expect(answer.field("Content-Language") == "nl")
        #expect(answer.field("Content-Security-Policy") == "default-src 'none'; frame-ancestors 'none'")
        #expect(answer.fields.contains(Field("Vary", "Accept")))
        #expect(answer.field("Cache-Control") == "no-store, max-age=0")
        let page = answer.text
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"nl\">"))
        #expect(page.components(separatedBy: "<h1>").count == 2)
        #expect(page.components(separatedBy: "<table>").count > 3)
        #expect(
            page.components(separatedBy: "<table>").count == page.components(separatedBy: "<table>\n<caption>").count)
        for forbidden in ["<script", "<style", "javascript:", " style=", " on", "<img", "<iframe"]
        where forbidden != " on" {
            #expect(!page.contains(forbidden), "\(forbidden)")
        }
        for opened in ["section", "article", "table", "dl", "tr", "ul"] {
            let counts = ["<\(opened)>", "</\(opened)>"].map { page.components(separatedBy: $0).count }
            #expect(counts[0] == counts[1], "\(opened)")
        }
        for label in ["Aanmelding", "ICF-beoordelingen", "Plannen", "Sessies", "Wie in uw dossier keek"] {
            #expect(page.contains(">\(label)</h2>"), "\(label)")
        }
    }

    @Test("what people wrote is text on the page, whatever it holds")
    func escaped() throws {
        let document = #"{"madeAt":"x","note":"<script>alert('&\"')<\/script>\u0001\u001b","names":[]}"#
        let page = String(decoding: try DossierPage.html(of: Array(document.utf8), title: "T"), as: UTF8.self)
        #expect(page.contains("&lt;script&gt;alert(&#39;&amp;&quot;&#39;)&lt;/script&gt;\u{FFFD}\u{FFFD}"))
        #expect(!page.contains("<script"))
    }

    @Test("days, moments, amounts, codes and identifiers are written for people")
    func written() throws {
        let id = "0f9be4c5-2a7b-4d35-8a63-6b1f6b9e3d20"
        let document = """
            {"heldOn":"2020-01-05","recordedAt":"2020-07-01T10:05:00.000Z","amountCents":-123405,"isBackup":true,
            "state":"noShow","factor":"b1301","role":"caseManagerWork","organisationId":"\(id)",
            "names":[{"id":"\(id)","name":"CAW Testerem"}]}
            """
        let page = String(decoding: try DossierPage.html(of: Array(document.utf8), title: "T"), as: UTF8.self)
        for text in [
            "<dd>5/1/2020</dd>", "<dd>1/7/2020 om 12.05 uur</dd>", "<dd>-€ 1234,05</dd>", "<dd>ja</dd>",
            "<dd>niet gekomen</dd>", "<dd>Motivatie</dd>", "<dd>casemanager werk</dd>", "<dd>CAW Testerem</dd>",
        ] {
            #expect(page.contains(text), "\(text)")
        }
    }

    @Test("V-5, V-9: nobody else opens it; it is written down, and what is asked in another form is 406")
    func access() throws {
        let file = try StartedFile()
        let path = "/trajectories/\(file.trajectory)/dossier"
        for role in Role.allCases where role != .participant {
            #expect(try file.house.call(.get, path, token: file.tokens[role]).status == 403, "\(role)")
        }
        let stranger = try file.house.token(.participant)
        #expect(try file.house.call(.get, path, token: stranger).status == 404)
        let token = file.tokens[.participant]
        let xml = [Field("Accept", "application/xml")]
        #expect(try file.house.call(.get, path, token: token, fields: xml).status == 406)
        #expect(try file.house.call(.get, path, token: token).status == 200)
        let entries = try file.house.call(
            .get, "/auditEntries?pageSize=500&trajectoryId=\(file.trajectory)", token: file.tokens[.administrator])
        let looks = try entries.json()["items"]?.elements.filter { $0["operation"]?.string == "getDossier" }
        #expect(looks?.map { $0["compartment"]?.string } == ["confidential"])
    }

    @Test("V-3, V-8: who was refused or took the application back is answered with all that was written in it")
    func application() throws {
        let world = try NeedleWorld()
        for key in ["rejected", "withdrawn", "appealed"] {
            let file = try #require(world.file(key))
            let id = try #require(ID<Referral>(file.id("referralId")))
            let made = try #require(try DossierFiles.make(id, reason: "Inzageverzoek", world.house.services))
            let (text, page) = (String(decoding: made.json, as: UTF8.self), String(decoding: made.html, as: UTF8.self))
            // No network is chosen for who is not admitted, and the appeal still waits.
            let unwritten = ["decision.network_reason", "appeal.outcome_reason"]
            for (column, values) in file.planted where Self.isKept(column, file) && !unwritten.contains(column) {
                let found = values.filter { text.contains($0) }
                #expect(!found.isEmpty, "\(key) lacks \(column): \(values)")
                for needle in found where needle.hasPrefix("NDL") {
                    #expect(page.contains(needle), "\(key): the page lacks \(needle)")
                }
            }
            for other in world.files where other.key != key {
                for needle in other.planted.values.joined() where needle.hasPrefix("NDL\(other.index)") {
                    #expect(!text.contains(needle), "\(key) shows \(needle) of \(other.key)")
                }
            }
            let root = try JSONDocument(parsing: made.json, limits: DossierPage.limits).root
            var names: Set<String> = []
            Self.gather(root, &names)
            for name in names.subtracting(DossierWords.technical).sorted() {
                #expect(DossierWords.label(name) != nil, "\(name) has no Dutch name")
            }
            #expect(root["accessLog"]?.elements.first?["purpose"]?.string == "Inzageverzoek")
        }
        let running = try #require(world.file("running"))
        let admitted = try #require(ID<Referral>(running.id("referralId")))
        #expect(try DossierFiles.make(admitted, reason: "Inzageverzoek", world.house.services) == nil)
    }

    @Test("V-8: who answers a request makes the same, which the audit names with its reason")
    func request() throws {
        let file = try StartedFile()
        let reason = "Inzageverzoek van 1 juni"
        let made = try DossierFiles.make(file.trajectory, reason: reason, file.house.services)
        let own = try file.house.call(
            .get, "/trajectories/\(file.trajectory)/dossier", token: file.tokens[.participant])
        let (one, other) = (
            try JSONDocument(parsing: made.json, limits: DossierPage.limits).root, try own.json()
        )
        #expect(one.members.map(\.name) == other.members.map(\.name))
        for name in ["team", "assessments", "deadlines"] {
            #expect(one[name]?.elements.count == other[name]?.elements.count)
        }
        #expect(own.text.contains(reason))
        #expect(String(decoding: made.html, as: UTF8.self).contains("<h1>Uw dossier</h1>"))
        #expect(throws: Failure.self) {
            try DossierFiles.make(IDSource.system.id(), reason: reason, file.house.services)
        }
    }
}
