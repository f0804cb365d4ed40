import Dispatch
import Foundation
import HTTPServer
import JSON
import Testing
import Trede
import TredeDomain
import TredeTesting

@testable import TredeAPI

/// Items that the participant keeps from one of the case managers.
@Suite("Items kept from a case manager")
struct WithholdingTests {
    /// What is marked, where it is read, and what must no longer be found there.
    struct Kept: Sendable {
        let kind: String
        let parameter: String
        /// Paths below the trajectory, or from the root with a leading `/`; `{id}` is the item.
        let paths: [String]
        let column: String
    }

    private static let items = [
        Kept(kind: "session", parameter: "sessionId", paths: ["/sessions/{id}"], column: "session.note"),
        Kept(
            kind: "internship", parameter: "internshipId", paths: ["internships/{id}"], column: "internship.purpose"),
        Kept(
            kind: "internship", parameter: "internshipId", paths: ["internships/{id}"],
            column: "internship_evaluation.text"),
        Kept(
            kind: "endReport", parameter: "endReportId", paths: ["endReports/{id}"],
            column: "end_report.competence_profile"),
        Kept(
            kind: "assessment", parameter: "assessmentId", paths: ["assessments/{id}", "/referrals/{referral}"],
            column: "assessment.narrative_body"),
    ]

    /// The world, and the file whose items are kept.
    private struct Scene {
        let world: NeedleWorld
        let file: NeedleFile

        init() throws {
            world = try NeedleWorld()
            file = try #require(world.file("closed"))
        }

        var base: String { "/trajectories/\(file.id("trajectoryId"))" }

        func path(_ path: String, _ id: String) -> String {
            let filled = path.replacing("{id}", with: id).replacing("{referral}", with: file.id("referralId"))
            return filled.hasPrefix("/") ? filled : "\(base)/\(filled)"
        }

        func token(_ role: Role) throws -> String {
            try world.token(role, file.side, as: role == .participant ? file.key : "")
        }

        func get(_ path: String, _ role: Role) throws -> Response {
            try world.house.call(.get, path, token: token(role))
        }

        func mark(_ kind: String, _ id: String, from role: Role = .caseManagerWork) throws -> Response {
            try world.house.call(
                .post, base + "/withholdings", token: token(.participant),
                body: #"{"itemKind":"\#(kind)","itemId":"\#(id)","role":"\#(role.rawValue)"}"#)
        }
    }

    @Test(
        "V-3, V-8: what is kept from one case manager is there for the other and the participant, until it is released")
    func kept() throws {
        let scene = try Scene()
        for item in Self.items { try keep(item, in: scene) }
    }

    private func keep(_ item: Kept, in scene: Scene) throws {
        let id = scene.file.id(item.parameter)
        let needle = try #require(scene.file.planted[item.column]?.first)
        func shows(_ role: Role) throws -> [Bool] {
            try item.paths.map { try scene.get(scene.path($0, id), role).text.contains(needle) }
        }
        let all = item.paths.map { _ in true }
        #expect(try shows(.caseManagerWork) == all, "\(item.column)")
        #expect(try shows(.caseManagerCare) == all, "\(item.column)")
        let made = try scene.mark(item.kind, id)
        #expect(made.status == 201, "\(made.text)")
        #expect(try scene.mark(item.kind, id).status == 409)
        #expect(try shows(.caseManagerWork) == all.map { !$0 }, "\(item.column)")
        #expect(try shows(.caseManagerCare) == all, "\(item.column)")
        #expect(try scene.get(scene.base + "/dossier", .participant).text.contains(needle))
        let mark = try #require(try made.json()["id"]?.string)
        let release = try scene.world.house.call(
            .post, "\(scene.base)/withholdings/\(mark)/releases", token: scene.token(.participant), body: "{}")
        #expect(release.status == 201, "\(release.text)")
        #expect(try shows(.caseManagerWork) == all, "\(item.column)")
    }

    @Test("V-3, V-9: who is kept from an item is not told that there is something")
    func hidden() throws {
        let scene = try Scene()
        let made = try scene.mark("session", scene.file.id("sessionId"))
        let mark = try #require(try made.json()["id"]?.string)
        let path = "\(scene.base)/withholdings/\(mark)"
        let unknown = "\(scene.base)/withholdings/\(NeedleCalls.unknown)"
        #expect(try scene.get(path, .caseManagerCare).status == 200)
        let (hidden, absent) = (try scene.get(path, .caseManagerWork), try scene.get(unknown, .caseManagerWork))
        #expect(hidden.status == 404)
        #expect(try hidden.json()["detail"]?.string == (try absent.json()["detail"]?.string))
        #expect(try !scene.get(scene.base + "/withholdings", .caseManagerWork).text.contains(mark))
        #expect(try scene.get(scene.base + "/withholdings", .caseManagerCare).text.contains(mark))
        let cursor = mark.filter { $0 != "-" }
        #expect(try scene.get("\(scene.base)/withholdings?after=\(cursor)", .caseManagerWork).status == 400)
        #expect(try scene.get("\(scene.base)/withholdings?after=\(cursor)", .caseManagerCare).status == 200)
        // A session of which something is kept looks like one of which nothing was written.
        let session = try scene.get("/sessions/\(scene.file.id("sessionId"))", .caseManagerWork).json()
        for name in ["note", "noteDigest", "place"] { #expect(session[name] == nil, "\(name)") }
        #expect(session["disputes"]?.elements.isEmpty == true)
        #expect(session["corrections"]?.elements.isEmpty == true)
        #expect(session["minutes"] != nil)
    }

    @Test("V-3, V-9, I-2: an assessment that is kept back leaves no gap, in lists, numbers, comparisons and reports")
    func assessments() throws {
        let scene = try Scene()
        let ids = try #require(scene.file.ids["assessmentId"])
        let first = ids[0]
        #expect(ids.count > 1)
        _ = try scene.mark("assessment", first)
        let list = try scene.get(scene.base + "/assessments", .caseManagerWork)
        #expect(!list.text.contains(first))
        #expect(try list.json()["items"]?.elements.compactMap { $0["number"]?.integer } == Array(1..<ids.count))
        #expect(
            try scene.get(scene.base + "/assessments", .caseManagerCare).json()["items"]?.elements.count == ids.count)
        #expect(try scene.get("\(scene.base)/assessments/\(first)", .caseManagerWork).status == 404)
        // The recommendation rests on its scores.
        let recommendation = "/referrals/\(scene.file.id("referralId"))/recommendation"
        #expect(try scene.get(recommendation, .caseManagerWork).status == 404)
        #expect(try scene.get(recommendation, .caseManagerCare).status == 200)
        let other = "\(scene.base)/assessments/\(ids[1])/comparison?against=\(first)"
        #expect(try scene.get(other, .caseManagerWork).status == 404)
        #expect(try scene.get(other, .caseManagerCare).status == 200)
        let cursor = first.filter { $0 != "-" }
        #expect(try scene.get("\(scene.base)/assessments?after=\(cursor)", .caseManagerWork).status == 400)
        #expect(try scene.get("\(scene.base)/assessments?pageSize=1", .caseManagerWork).text.contains(ids[1]))
        let report = "\(scene.base)/endReports/\(scene.file.id("endReportId"))"
        #expect(try scene.get(report, .caseManagerCare).text.contains(first))
        #expect(try !scene.get(report, .caseManagerWork).text.contains(first))
        // The application is not incomplete because its assessment is not shown.
        let referral = try scene.get("/referrals/\(scene.file.id("referralId"))", .caseManagerWork).json()
        #expect(referral["icf"] == nil)
        #expect(referral["completeness"]?["missing"]?.elements.isEmpty == true)
    }

    @Test("V-3: the reason of a suspension that is kept back stands neither in it nor in the file")
    func suspensions() throws {
        let scene = try Scene()
        let id = scene.file.id("suspensionId")
        let paths = [scene.path("suspensions/{id}", id), scene.base]
        for path in paths { #expect(try scene.get(path, .caseManagerWork).text.contains("maternity"), "\(path)") }
        #expect(try scene.mark("suspension", id).status == 201)
        for path in paths {
            #expect(try !scene.get(path, .caseManagerWork).text.contains("maternity"), "\(path)")
            #expect(try scene.get(path, .caseManagerCare).text.contains("maternity"), "\(path)")
        }
    }

    @Test("V-3: only the participant marks, only what is there, and only against who would see it")
    func marking() throws {
        let scene = try Scene()
        let id = scene.file.id("sessionId")
        let body = #"{"itemKind":"session","itemId":"\#(id)","role":"caseManagerWork"}"#
        let refused = try scene.world.house.call(
            .post, scene.base + "/withholdings", token: scene.token(.caseManagerCare), body: body)
        #expect(refused.status == 403)
        #expect(try scene.mark("internship", id).status == 400)
        #expect(try scene.mark("session", NeedleCalls.unknown).status == 400)
        let foreign = try #require(scene.world.file("running")).id("sessionId")
        #expect(try scene.mark("session", foreign).status == 400)
        #expect(try scene.mark("session", id, from: .leadPartner).status == 400)
    }

    @Test("V-3, V-9: an answer that was kept under a key is not given again to whom its item is now kept from")
    func replay() throws {
        let scene = try Scene()
        let id = try #require(scene.file.ids["sessionId"]?[1])
        let note = try #require(scene.file.planted["session.note"]?.first)
        func dispute() throws -> Response {
            try scene.world.house.call(
                .post, "/sessions/\(id)/disputes", token: scene.token(.caseManagerWork),
                body: #"{"reason":"Niet gehouden"}"#, fields: [Field("Idempotency-Key", "\"sharing-1\"")])
        }
        let first = try dispute()
        #expect(first.status == 201, "\(first.text)")
        #expect(first.text.contains(note))
        #expect(try dispute().text.contains(note))
        _ = try scene.mark("session", id)
        let replayed = try dispute()
        #expect(replayed.status == 403)
        #expect(!replayed.text.contains(note))
        // What was written since, or was a receipt, is given again: it never held what is kept.
        func resolve() throws -> Response {
            try scene.world.house.call(
                .post, "/sessions/\(id)/corrections", token: scene.token(.caseManagerWork),
                body: #"{"reason":"Korter","minutes":15}"#, fields: [Field("Idempotency-Key", "\"sharing-2\"")])
        }
        let corrected = try resolve()
        #expect(corrected.status == 201, "\(corrected.text)")
        #expect(try resolve().text == corrected.text)
    }

    @Test("V-3, E-14: a receipt for sessions is given again also when one of them is kept since")
    func receipt() throws {
        let world = try NeedleWorld()
        let file = try #require(world.file("running"))
        func register() throws -> Response {
            try world.house.call(
                .post, "/sessions", token: world.token(.caseManagerWork, file.side),
                body: #"{"items":[{"trajectoryId":"\#(file.id("trajectoryId"))","actionRef":"A2","#
                    + #""heldOn":"2019-09-16","minutes":20,"note":"Eerste"}]}"#,
                fields: [Field("Idempotency-Key", "\"receipt-1\"")])
        }
        let first = try register()
        let id = try #require(try first.json()["items"]?[0]?["id"]?.string, "\(first.text)")
        let marked = try world.house.call(
            .post, "/trajectories/\(file.id("trajectoryId"))/withholdings",
            token: world.token(.participant, file.side, as: file.key),
            body: #"{"itemKind":"session","itemId":"\#(id)","role":"caseManagerWork"}"#)
        #expect(marked.status == 201, "\(marked.text)")
        #expect(try register().text == first.text)
    }

    @Test("V-3: who is kept from why a trajectory rests can end it without saying why, and is not told")
    func endOfSuspension() throws {
        let world = try NeedleWorld()
        let file = try #require(world.file("suspended"))
        let base = "/trajectories/\(file.id("trajectoryId"))"
        let id = try #require(file.ids["suspensionId"]?.last)
        let participant = try world.token(.participant, file.side, as: file.key)
        let marked = try world.house.call(
            .post, base + "/withholdings", token: participant,
            body: #"{"itemKind":"suspension","itemId":"\#(id)","role":"caseManagerWork"}"#)
        #expect(marked.status == 201, "\(marked.text)")
        let (path, token) = ("\(base)/suspensions/\(id)", try world.token(.caseManagerWork, file.side))
        let found = try world.house.call(.get, path, token: token)
        let start = try #require(try found.json()["startDate"]?.string)
        let ended = try world.house.call(
            .put, path, token: token, body: #"{"startDate":"\#(start)","endDate":"2020-06-30"}"#,
            fields: [Field("If-Match", try #require(found.field("ETag")))])
        #expect(ended.status == 200, "\(ended.text)")
        #expect(try ended.json()["reason"] == nil)
        let care = try world.house.call(.get, path, token: world.token(.caseManagerCare, file.side)).json()
        #expect(care["reason"]?.string == "maternity")
        #expect(care["endDate"]?.string == "2020-06-30")
    }

    @Test("V-3: who cannot read a dispute does not end it")
    func dispute() throws {
        let scene = try Scene()
        let id = try #require(scene.file.ids["sessionId"]?[0])
        #expect(try scene.mark("session", id).status == 201)
        let body = #"{"reason":"Opgelost"}"#
        func resolve(_ role: Role) throws -> Int {
            try scene.world.house.call(
                .post, "/sessions/\(id)/disputeResolutions", token: scene.token(role), body: body
            ).status
        }
        #expect(try resolve(.caseManagerWork) == 403)
        #expect(try resolve(.caseManagerCare) == 201)
    }

    @Test("V-9: correcting what is kept back tells nothing of what stands there")
    func guessing() throws {
        let scene = try Scene()
        let id = try #require(scene.file.ids["sessionId"]?[1])
        func correct(_ member: String) throws -> Response {
            try scene.world.house.call(
                .post, "/sessions/\(id)/corrections", token: scene.token(.caseManagerWork),
                body: #"{"reason":"Nagekeken",\#(member)}"#)
        }
        #expect(try correct(#""place":"home""#).status == 400)
        _ = try scene.mark("session", id)
        #expect(try correct(#""place":"home""#).status == 201)
        // Nor does it change what it does not name.
        let note = try #require(scene.file.planted["session.note"]?.first)
        #expect(try scene.get("/sessions/\(id)", .caseManagerCare).text.contains(note))
    }

    @Test("V-3: a look that began before a mark is not answered after it")
    func race() throws {
        let scene = try Scene()
        let id = scene.file.id("sessionId")
        let note = try #require(scene.file.planted["session.note"]?.first)
        let participant = try scene.world.house.actor(token: scene.token(.participant))
        let (house, services) = (scene.world.house, scene.world.house.services)
        let trajectory = try #require(ID<Trajectory>(scene.file.id("trajectoryId")))
        let item = try #require(ID<Session>(id)).bytes
        let (mayGoOn, isMarked) = (DispatchSemaphore(value: 0), Awaited<Bool>())
        services.storage.submit { transaction in
            mayGoOn.wait()
            let content = Withholding.Content(kind: .session, item: item, role: .caseManagerWork)
            _ = try services.withholdings.withhold(content, in: trajectory, by: participant, transaction)
            return true
        } completion: { result in
            isMarked.settle((try? result.get()) == true)
        }
        let request = try Request(
            .get, "/trede/v1/sessions/\(id)",
            fields: [Field("Authorization", "Bearer \(scene.token(.caseManagerWork))")], body: [])
        let answer = Awaited<Response>()
        // It reads before the mark, and waits for its entry in the audit behind it.
        house.pipeline.handle(request, reader: try services.storage.makeReader(), Reply { answer.settle($0) })
        mayGoOn.signal()
        #expect(isMarked.wait())
        let late = answer.wait()
        #expect(late.status == 503)
        #expect(late.field("Retry-After") == "1")
        #expect(!late.text.contains(note))
        let again = try scene.get("/sessions/\(id)", .caseManagerWork)
        #expect(again.status == 200)
        #expect(!again.text.contains(note))
    }
}
