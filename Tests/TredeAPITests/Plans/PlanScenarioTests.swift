import HTTPServer
import JSON
import Testing
import Trede
import TredeDomain
import TredeTesting

@Suite("Plans and what is carried out, as called")
struct PlanScenarioTests {
    let file: StartedFile
    let path: String

    init() throws {
        file = try StartedFile()
        path = "/trajectories/\(file.trajectory)"
    }

    private static let draft = """
        {"goals":[{"ref":"G1","text":"Needle in the goal","factors":["d240"],"structuralBarriers":["debts"]}],
        "actions":[
        {"ref":"A1","goalRef":"G1","type":"careExploration","domain":"care","units":3,"providerRole":"careProvider",
        "unitPriceCents":7500,"startDate":"2020-07-01","endDate":"2020-07-31"},
        {"ref":"A2","goalRef":"G1","type":"jobOrientation","domain":"work","units":2,"providerRole":"workProvider",
        "unitPriceCents":6850,"after":["A1"]}],
        "internships":[{"perspective":"work"}],
        "structuralBarriers":[{"kind":"debts","responsibleRole":"caseManagerCare"}],
        "aftercare":{"text":"Maandelijks contact"}}
        """

    @Test("P-1..P-7, X-5, V-2: a plan is written, signed by three, ordered and carried out")
    func wholeFlow() throws {
        let made = try file.on("2020-07-01") {
            try call(.post, path + "/plans", .caseManagerWork, PlanScenarioTests.draft)
        }
        #expect(made.status == 201)
        let plan = try member("id", made)
        let digest = try member("digest", made)
        #expect(text(made).contains("\"name\":\"signatures.participant\",\"rule\":\"P-4\""))
        for signer in [Role.caseManagerWork, .caseManagerCare, .participant] {
            let body = "{\"signer\":\"\(signer.rawValue)\",\"signedOn\":\"2020-07-01\",\"digest\":\"\(digest)\"}"
            #expect(try call(.post, path + "/plans/\(plan)/signatures", signer, body).status == 201)
        }
        let approved = try call(.get, path + "/plans/\(plan)", .participant)
        #expect(text(approved).contains("\"approved\":true,\"approvedOn\":\"2020-07-01\""))
        let batch = """
            {"items":[{"trajectoryId":"\(file.trajectory)","actionRef":"A1","heldOn":"2020-08-03","minutes":60,
            "note":"Needle in the note"},
            {"trajectoryId":"\(file.trajectory)","actionRef":"A9","heldOn":"2020-08-03","minutes":60},
            {"trajectoryId":"00000000-0000-4000-8000-000000000000","actionRef":"A1","heldOn":"2020-08-03","minutes":60}]}
            """
        let registered = try call(.post, "/sessions", .caseManagerCare, batch)
        #expect(registered.status == 207)
        let results = try JSONDocument(parsing: registered.body).root["items"]
        #expect(results?.elements.compactMap { $0["status"]?.integer } == [201, 400, 404])
        #expect(text(registered).contains("items[1].actionRef"))
        #expect(!text(registered).contains("Needle"))
        #expect(try file.house.sessionAuditCount() == 1)
    }

    @Test(
        "V-2, V-6: who sees the plan, and how much",
        arguments: [
            (Role.caseManagerWork, 200, true), (.caseManagerCare, 200, true), (.participant, 200, true),
            (.leadPartner, 200, false), (.workProvider, 200, false), (.careProvider, 200, false),
            (.controller, 200, false), (.counsellor, 403, false), (.administrator, 403, false),
            (.screener, 403, false), (.referrer, 403, false),
        ])
    func readers(role: Role, status: Int, seesGoals: Bool) throws {
        let plan = try file.draft()
        let answer = try call(.get, path + "/plans/\(plan.id)", role)
        #expect(answer.status == status)
        #expect(text(answer).contains("Needle in the goal") == seesGoals)
        #expect(text(answer).contains("goalRef") == seesGoals)
    }

    @Test(
        "V-1, V-2: of a draft who sees the progress or the money sees no actions",
        arguments: [Role.leadPartner, .workProvider, .careProvider, .controller])
    func draftActions(role: Role) throws {
        let plan = try file.draft()
        let answer = try call(.get, path + "/plans/\(plan.id)", role)
        #expect(answer.status == 200)
        #expect(try answer.json()["actions"]?.elements.isEmpty == true, "\(text(answer))")
    }

    @Test("V-6: a provider sees the actions of its role only")
    func ownActions() throws {
        let plan = try file.approve()
        let answer = text(try call(.get, path + "/plans/\(plan.id)", .careProvider))
        #expect(answer.contains("careExploration"))
        #expect(!answer.contains("jobOrientation"))
    }

    @Test("V-9: a foreign trajectory and an unknown one answer alike", arguments: ["/plans", "/orders", "/sessions"])
    func foreign(list: String) throws {
        let stranger = try file.house.token(
            .caseManagerWork, organisation: try file.house.organisation(.gtb, enterpriseNumber: "1300000000"))
        let foreign = try file.house.call(.get, path + list, token: stranger)
        let unknown = try file.house.call(
            .get, "/trajectories/00000000-0000-4000-8000-000000000000" + list, token: stranger)
        #expect(foreign.status == 404)
        #expect(unknown.status == 404)
        #expect(text(foreign).split(separator: "instance").first == text(unknown).split(separator: "instance").first)
    }

    @Test("P-2, P-5: what is wrong with a plan is named as it was sent, all at once")
    func invalid() throws {
        let body = PlanScenarioTests.draft
            .replacing("\"endDate\":\"2020-07-31\"", with: "\"endDate\":\"2020-06-30\"")
            .replacing(
                "\"goalRef\":\"G1\",\"type\":\"jobOrientation\"", with: "\"goalRef\":\"G7\",\"type\":\"jobOrientation\""
            )
        let answer = try call(.post, path + "/plans", .caseManagerWork, body)
        #expect(answer.status == 400)
        #expect(text(answer).contains("actions[0].endDate"))
        #expect(text(answer).contains("actions[1].goalRef"))
    }

    @Test(
        "V-2: a session's note is read by both case managers only",
        arguments: [
            (Role.caseManagerWork, 200, true), (.caseManagerCare, 200, true), (.leadPartner, 200, false),
            (.careProvider, 200, false), (.workProvider, 404, false), (.controller, 200, false),
            (.participant, 200, false), (.counsellor, 403, false), (.administrator, 403, false),
        ])
    func notes(role: Role, status: Int, seesNote: Bool) throws {
        try file.approve()
        var draft = file.session("A1")
        draft.note = "Needle in the note"
        let id = try file.register(draft)
        let answer = try call(.get, "/sessions/\(id)", role)
        #expect(answer.status == status)
        #expect(text(answer).contains("Needle in the note") == seesNote)
        #expect(text(answer).contains("noteDigest") == (status == 200))
    }

    @Test("X-1, X-6: a session is verified, disputed or corrected by an act of its own")
    func acts() throws {
        try file.approve()
        let id = try file.register(file.session("A1"))
        let verified = try call(
            .post, "/sessions/\(id)/verifications", .leadPartner, "{\"verifiedOn\":\"2020-08-10\"}")
        #expect(verified.status == 201)
        #expect(text(verified).contains("\"state\":\"verified\""))
        let disputed = try call(.post, "/sessions/\(id)/disputes", .participant, "{\"reason\":\"Ziek\"}")
        #expect(disputed.status == 409)
        #expect(text(disputed).contains("\"rule\":\"X-1\""))
        let corrected = try call(
            .post, "/sessions/\(id)/corrections", .careProvider, "{\"reason\":\"Fout\",\"minutes\":45}")
        #expect(corrected.status == 201)
        #expect(text(corrected).contains("\"minutes\":45,\"state\":\"held\""))
        #expect(try call(.post, "/sessions/\(id)/corrections", .careProvider, "{\"minutes\":45}").status == 400)
    }

    @Test("X-5, E-15: after sessions of four fields the statement is there")
    func statement() throws {
        try file.approve()
        let body = """
            {"items":[{"trajectoryId":"\(file.trajectory)","actionRef":"A1","heldOn":"2020-08-03","minutes":60}]}
            """
        #expect(try call(.post, "/sessions", .caseManagerCare, body).status == 207)
        let answer = try call(
            .get, "/statements?trajectoryId=\(file.trajectory)&on=2020-12-31", .controller)
        #expect(answer.status == 200)
        #expect(text(answer).contains("\"effortMinutes\":0"))
        let network = try call(.get, "/statements?networkId=\(file.network)&on=2020-12-31", .controller)
        #expect(network.status == 200)
    }

    @Test("E-17, X-3, X-4: a session that waits shows who must act, and one reimbursed shows why it is not paid")
    func blockers() throws {
        try file.approve()
        var reimbursed = file.session("A1", on: "2020-08-04")
        reimbursed.isReimbursedElsewhere = true
        let ids = [try file.register(file.session("A1")), try file.register(reimbursed)]
        let list = try call(.get, path + "/entitlements?pageSize=500", .controller)
        let items = try JSONDocument(parsing: list.body).root["items"]?.elements ?? []
        var told: [String] = []
        for item in items where item["rule"]?.string == "E-8" {
            let answer = try call(.get, "/entitlements/\(item["id"]?.string ?? "")/blockers", .controller)
            for blocker in try JSONDocument(parsing: answer.body).root["blockers"]?.elements ?? [] {
                told.append("\(blocker["rule"]?.string ?? "") \(blocker["whoMustAct"]?.string ?? "")")
            }
        }
        #expect(ids.count == 2)
        #expect(told == ["X-3 leadPartner", "X-3 leadPartner", "X-4 leadPartner"])
    }

    @Test("X-1: the participant disputes, a correction leaves it open, a case manager resolves it")
    func disputed() throws {
        try file.approve()
        let one = "/sessions/\(try file.register(file.session("A1")))"
        #expect(try call(.post, one + "/disputes", .participant, "{\"reason\":\"Ziek\"}").status == 201)
        let correction = "{\"reason\":\"Duur\",\"minutes\":61}"
        let corrected = try call(.post, one + "/corrections", .careProvider, correction)
        #expect(text(corrected).contains("\"state\":\"disputed\""))
        #expect(text(try call(.get, one, .caseManagerWork)).contains("\"disputes\":[{\"reason\":\"Ziek\""))
        let verification = "{\"verifiedOn\":\"2020-08-10\"}"
        #expect(try call(.post, one + "/verifications", .leadPartner, verification).status == 409)
        let resolution = "{\"reason\":\"Was er toch\"}"
        #expect(try call(.post, one + "/disputeResolutions", .leadPartner, resolution).status == 403)
        let resolved = try call(.post, one + "/disputeResolutions", .caseManagerWork, resolution)
        #expect(resolved.status == 201)
        #expect(text(resolved).contains("\"by\":\"caseManagerWork\""))
        #expect(try call(.post, one + "/verifications", .leadPartner, verification).status == 201)
    }

    @Test("E-4: an order shows its price to who pays and who is paid, and to nobody else")
    func orders() throws {
        try file.approve()
        guard let organisation = file.organisations[.workProvider] else { throw TestingFault("no provider") }
        let body =
            "{\"actionRef\":\"A2\",\"organisationId\":\"\(organisation)\",\"units\":2,\"orderedOn\":\"2020-07-02\"}"
        let made = try call(.post, path + "/orders", .leadPartner, body)
        #expect(made.status == 201)
        #expect(text(made).contains("\"amountCents\":13700"))
        let order = try member("id", made)
        for (role, status) in [(Role.workProvider, 200), (.controller, 200), (.careProvider, 404), (.participant, 403)]
        {
            #expect(try call(.get, path + "/orders/\(order)", role).status == status)
        }
    }

    @Test("V-1, G-2: an internship is registered, attended and evaluated; the counsellor sees what is open")
    func internships() throws {
        try file.approve()
        let body = """
            {"perspective":"work","circuit":"regular","purpose":"Needle in the purpose",
            "employer":{"enterpriseNumber":"0900111005","name":"Warenhuis"},"startDate":"2020-08-03",
            "mentor":{"name":"Griet","phone":"+3234000000"},
            "hoursPerWeekSteps":[{"from":"2020-08-03","hoursPerWeek":16}]}
            """
        let made = try call(.post, path + "/internships", .workProvider, body)
        #expect(made.status == 201)
        #expect(!text(made).contains("Needle"))
        let one = path + "/internships/" + (try member("id", made))
        let day = "{\"attendedOn\":\"2020-08-03\",\"state\":\"present\",\"minutes\":240}"
        #expect(try call(.post, one + "/attendances", .workProvider, day).status == 201)
        let evaluation =
            "{\"heldOn\":\"2020-08-20\",\"present\":[\"participant\"],\"text\":\"Needle in the evaluation\"}"
        #expect(try call(.post, one + "/evaluations", .caseManagerWork, evaluation).status == 201)
        #expect(text(try call(.get, one, .participant)).contains("Needle in the evaluation"))
        #expect(!text(try call(.get, one, .leadPartner)).contains("Needle"))
        let open = text(try call(.get, one, .counsellor))
        #expect(open.contains("\"circuit\":\"regular\""))
        #expect(!open.contains("Warenhuis"))
        #expect(try call(.put, one, .workProvider, body).status == 428)
    }

    @Test("I-1, I-2, I-4: an assessment is registered, summed up and compared")
    func assessments() throws {
        let body = """
            {"assessedOn":"2020-10-01","jobGoal":"magazijnier","assessorRole":"caseManagerCare",
            "scores":[{"factor":"b1263","score":"mildProblem","remark":"Needle"},{"factor":"x2","score":"strength"}]}
            """
        let made = try call(.post, path + "/assessments", .caseManagerCare, body)
        #expect(made.status == 201)
        #expect(
            text(made).contains(
                "\"summary\":{\"strengths\":1,\"mildProblems\":1,\"seriousProblems\":0,\"notScored\":41"))
        let list = try call(.get, path + "/assessments", .participant)
        let first = try JSONDocument(parsing: list.body).root["items"]?[0]?["id"]?.string ?? ""
        let id = try member("id", made)
        let compared = try call(.get, path + "/assessments/\(id)/comparison?against=\(first)", .participant)
        #expect(text(compared).contains("\"improved\":2"))
        #expect(try call(.get, path + "/assessments/\(id)", .counsellor).status == 403)
        #expect(try call(.get, path + "/assessments/\(id)/comparison", .participant).status == 400)
    }

    private func call(
        _ method: HTTPServer.Method, _ path: String, _ role: Role, _ body: String? = nil
    ) throws -> Response {
        try file.house.call(method, path, token: file.tokens[role], body: body)
    }

    private func text(_ response: Response) -> String { String(decoding: response.body, as: UTF8.self) }

    private func member(_ name: String, _ response: Response) throws -> String {
        guard let text = try JSONDocument(parsing: response.body).root[name]?.string else {
            throw TestingFault("no \(name)")
        }
        return text
    }
}
