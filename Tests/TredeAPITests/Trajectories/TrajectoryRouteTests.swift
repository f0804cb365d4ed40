import HTTPServer
import Testing
import Trede
import TredeDomain
import TredeTesting

@Suite("Trajectories over HTTP")
struct TrajectoryRouteTests {
    let scene: TrajectoryScene
    var base: String { "/trajectories/\(scene.id)" }

    init() throws {
        scene = try TrajectoryScene()
        try scene.start()
    }

    private func call(
        _ role: Role, _ method: HTTPServer.Method, _ path: String, _ body: String? = nil, version: String? = nil
    ) throws -> (status: Int, body: String) {
        let fields = version.map { [Field("If-Match", "\"\($0)\"")] } ?? []
        let response = try scene.house.call(
            method, path, token: try scene.token(role), body: body, fields: fields)
        return (response.status, String(decoding: response.body, as: UTF8.self))
    }

    private func id(_ body: String) throws -> String {
        let rest = body.split(separator: "\"id\":\"", maxSplits: 1)
        return String(try #require(rest.last).prefix(36))
    }

    @Test(
        "V-1, V-2, V-6: each role sees its own part of a trajectory",
        arguments: [
            (Role.caseManagerWork, ["Petroviani", "externalId", "suspensions", "gaps"], []),
            (.leadPartner, ["Petroviani", "progress", "gaps"], ["externalId", "suspensions", "signals"]),
            (.careProvider, ["Petroviani", "progress"], ["externalId", "suspensions", "signals"]),
            (.counsellor, ["Petroviani", "startedOn"], ["progress", "externalId", "suspensions"]),
            (.participant, ["Petroviani", "startedOn"], ["progress", "externalId"]),
            (.controller, ["startedOn"], ["Petroviani", "participant", "progress"]),
            (.administrator, ["startedOn"], ["Petroviani", "participant", "progress"]),
            (.screener, ["startedOn"], ["Petroviani", "participant", "progress"]),
        ])
    func views(role: Role, has: [String], hasNot: [String]) throws {
        _ = try call(
            .caseManagerWork, .post, base + "/suspensions", #"{"startDate":"2020-03-01","reason":"illness"}"#)
        let answer = try call(role, .get, base)
        #expect(answer.status == 200)
        #expect(answer.body.contains(#""suspended":true"#))
        for needle in has { #expect(answer.body.contains(needle), "\(role) \(needle)") }
        for needle in hasNot + ["Needle", "psychiatricHospital"] {
            #expect(!answer.body.contains(needle), "\(role) \(needle)")
        }
        if role != .caseManagerWork { #expect(!answer.body.contains("illness")) }
    }

    @Test("V-9: a foreign trajectory and one that is not there give the same answer")
    func foreign() throws {
        let stranger = try scene.house.token(.caseManagerWork, organisation: scene.organisations[.leadPartner]?.number)
        let missing = scene.house.services.ids.id(of: Trajectory.self)
        let bodies = try [base, "/trajectories/\(missing)"].flatMap { path in
            try ["", "/team", "/events", "/suspensions", "/endReports", "/deadlines"].map { part in
                let response = try scene.house.call(.get, path + part, token: stranger)
                #expect(response.status == 404)
                let text = String(decoding: response.body, as: UTF8.self)
                return text.split(separator: ",").filter { !$0.contains("instance") }.joined()
            }
        }
        #expect(Set(bodies).count == 1)
        let list = try scene.house.call(.get, "/trajectories", token: stranger)
        #expect(!String(decoding: list.body, as: UTF8.self).contains("\(scene.id)"))
    }

    @Test(
        "V-9: a list holds what one may see",
        arguments: [
            Role.screener, .caseManagerWork, .caseManagerCare, .leadPartner, .workProvider, .careProvider, .counsellor,
            .controller, .participant, .administrator,
        ])
    func lists(role: Role) throws {
        #expect(try call(role, .get, "/trajectories?state=startUp&pageSize=1").body.contains("\(scene.id)"))
        #expect(try !call(role, .get, "/trajectories?state=closed").body.contains("\(scene.id)"))
    }

    @Test("V-4: a backup sees the open part only and changes nothing")
    func backup() throws {
        let id = scene.id
        let backups = try [#require(scene.member(.caseManagerWork, isBackup: true))]
        let members = scene.members.filter { $0.role != .caseManagerWork } + backups
        let (draft, actor) = (
            TeamDraft(appointedOn: .of("2020-02-01"), members: members), try scene.actor(.leadPartner)
        )
        _ = try scene.write { try $0.teams.appoint(draft, in: id, expecting: nil, by: actor, $1) }
        let answer = try call(.caseManagerWork, .get, base)
        #expect(answer.status == 200 && !answer.body.contains("externalId"))
        let body = #"{"startDate":"2020-03-01","reason":"illness"}"#
        #expect(try call(.caseManagerWork, .post, base + "/suspensions", body).status == 403)
    }

    @Test("V-6: the reason of a suspension is for both case managers and the participant")
    func suspensionReason() throws {
        let made = try call(
            .caseManagerWork, .post, base + "/suspensions", #"{"startDate":"2020-03-01","reason":"illness"}"#)
        #expect(made.status == 201)
        let path = base + "/suspensions/" + (try id(made.body))
        for role in [Role.caseManagerWork, .caseManagerCare, .participant] {
            #expect(try call(role, .get, path).body.contains("illness"), "\(role)")
        }
        for role in [Role.leadPartner, .workProvider, .careProvider, .counsellor, .controller] {
            let answer = try call(role, .get, path)
            #expect(answer.status == 200 && !answer.body.contains("illness"), "\(role)")
            #expect(try !call(role, .get, base + "/suspensions").body.contains("illness"))
        }
        let ended = #"{"startDate":"2020-03-01","endDate":"2020-03-31","reason":"illness"}"#
        #expect(try call(.caseManagerCare, .put, path, ended).status == 428)
        #expect(try call(.caseManagerCare, .put, path, ended, version: "2").status == 412)
        #expect(try call(.caseManagerCare, .put, path, ended, version: "1").status == 200)
    }

    @Test("T-3, T-4: why VDAB extended or ended a trajectory is not for the lead partner")
    func decisions() throws {
        let extended = #"{"decidedOn":"2020-06-01","newEndDate":"2021-10-01","motivation":"Needle motive"}"#
        let made = try call(.screener, .post, base + "/extensions", extended)
        #expect(made.status == 201)
        #expect(try call(.caseManagerWork, .post, base + "/extensions", extended).status == 403)
        let path = base + "/extensions/" + (try id(made.body))
        #expect(try call(.screener, .get, path).body.contains("Needle motive"))
        #expect(try !call(.leadPartner, .get, path).body.contains("Needle motive"))
        let ended = try call(
            .caseManagerWork, .post, base + "/terminations",
            #"{"terminatedOn":"2020-06-20","reason":"atWork","motivation":"Needle motive"}"#)
        #expect(ended.status == 201)
        let termination = base + "/terminations/" + (try id(ended.body))
        #expect(try call(.screener, .get, termination).body.contains("atWork"))
        let open = try call(.workProvider, .get, termination)
        #expect(open.status == 200 && !open.body.contains("atWork") && !open.body.contains("Needle"))
    }

    @Test("T-7: a deadline is read, waived once and named by its code")
    func deadlines() throws {
        #expect(try call(.leadPartner, .get, base + "/deadlines?pageSize=2").body.contains("DL-1"))
        #expect(try call(.screener, .get, base + "/deadlines/DL-1").body.contains(#""state":"late""#))
        let waiver = #"{"reason":"Abroad."}"#
        #expect(try call(.screener, .post, base + "/deadlines/DL-1/waivers", waiver).status == 201)
        #expect(try call(.screener, .post, base + "/deadlines/DL-1/waivers", waiver).status == 409)
        #expect(try call(.screener, .get, base + "/deadlines/DL-77").status == 404)
    }

    @Test("a body that is wrong gets every fault named")
    func faults() throws {
        let answer = try call(
            .caseManagerWork, .post, base + "/conversations", #"{"present":["nobody"],"heldOn":"soon","more":1}"#)
        #expect(answer.status == 400)
        for name in ["heldOn", "present[0]", "more"] { #expect(answer.body.contains(name), "\(name)") }
    }

    @Test("C-1 to C-5: a trajectory is closed over HTTP, and only its result is open")
    func closing() throws {
        let (id, actor) = (scene.id, try scene.actor(.caseManagerWork))
        try scene.write { services, transaction in
            let trajectory = try TrajectoryStore.find(id, in: transaction)
            let step = TrajectoryStep(to: .inExecution, on: .of("2020-02-03"), kind: .planApproved)
            try TrajectoryCourse.take(
                step, of: trajectory, dayNamed: "signedOn", by: actor, ids: services.ids, in: transaction)
        }
        let list = try call(.caseManagerWork, .get, base + "/assessments").body
        let first = try #require(list.split(separator: "\"id\":\"").dropFirst().first?.prefix(36))
        let report = try call(
            .caseManagerWork, .post, base + "/endReports",
            #"{"deliveredOn":"2020-05-10","actionsCarriedOut":true,"informationInTime":false,"#
                + #""competenceProfile":"Needle profile","remainingBarriers":"Needle","conditions":"Needle","#
                + "\"firstAssessmentId\":\"\(first)\",\"lastAssessmentId\":\"\(first)\"}")
        #expect(report.status == 201 && report.body.contains("Needle profile"))
        let reportPath = base + "/endReports/" + (try self.id(report.body))
        #expect(try !call(.leadPartner, .get, reportPath).body.contains("Needle"))
        #expect(try call(.counsellor, .get, reportPath).status == 403)
        let agreement = try call(
            .caseManagerWork, .post, base + "/endAdviceAgreements", #"{"code":"NC","agreedOn":"2020-05-19"}"#)
        #expect(agreement.status == 201 && agreement.body.contains(#""role":"caseManagerWork""#))
        let advice = try call(
            .caseManagerCare, .post, base + "/endAdvices",
            #"{"registeredOn":"2020-05-20","code":"NC","motivation":"Needle motive","closingConversation":"#
                + #"{"heldOn":"2020-05-19","present":["caseManagerWork","caseManagerCare","participant"],"#
                + #""participantAgrees":true},"followUp":"Mediation"}"#)
        #expect(advice.status == 201 && advice.body.contains("Needle motive"))
        let advicePath = base + "/endAdvices/" + (try self.id(advice.body))
        let open = try call(.counsellor, .get, advicePath)
        #expect(open.status == 200 && open.body.contains("Mediation") && !open.body.contains("Needle"))
        let outcome = try call(.counsellor, .post, base + "/outcomes", #"{"month":"2020-06","status":"none"}"#)
        #expect(outcome.status == 201)
        #expect(try call(.controller, .get, base + "/outcomes").body.contains("2020-06"))
        #expect(try call(.counsellor, .get, base).body.contains(#""result":{"adviceCode":"NC""#))
    }
}
