import HTTPServer
import JSON
import Testing
import Trede
import TredeDomain
import TredeTesting

/// What the audit holds of what was asked, as an administrator reads it.
@Suite("The audit trail, as called")
struct AuditTrailTests {
    let file: StartedFile
    let path: String

    init() throws {
        file = try StartedFile()
        path = "/trajectories/\(file.trajectory)"
    }

    @Test(
        "V-5: lists of what is confidential are written down, with the file they are of",
        arguments: [("/conversations", "listConversations"), ("/plans", "listPlans"), ("/sessions", "listSessions")])
    func lists(part: String, operation: String) throws {
        #expect(try call(.get, path + part, .caseManagerCare).status == 200)
        let entry = try #require(try entries(operation).first)
        #expect(entry["kind"]?.string == "read")
        #expect(entry["compartment"]?.string == "confidential")
        #expect(entry["role"]?.string == "caseManagerCare")
    }

    @Test(
        "V-5: who reads a name, who provides the care, or the money of one file stands under that file",
        arguments: [
            ("", Role.counsellor, "getTrajectory", "open"), ("", .leadPartner, "getTrajectory", "confidential"),
            ("/team", .leadPartner, "getTeam", "confidential"),
            ("/deadlines/DL-1", .screener, "getDeadline", "open"),
            ("/entitlements", .controller, "listTrajectoryEntitlements", "money"),
        ])
    func named(part: String, role: Role, operation: String, compartment: String) throws {
        #expect(try call(.get, path + part, role).status == 200)
        let mine = try entries(operation).filter { $0["role"]?.string == role.rawValue }
        #expect(mine.map { $0["compartment"]?.string } == [compartment])
        // Who asks the audit stands in it as well.
        #expect(try entries("listAuditEntries").count > 0)
    }

    @Test("V-5: reading a signature and its proof is written down")
    func signatures() throws {
        let plan = try file.draft()
        let draft = Signature.Draft(
            signer: .participant, signedOn: .of("2020-07-01"), digest: plan.digest,
            onBehalf: Signature.OnBehalf(reason: .paper, proof: "Needle scan"))
        let signature = try file.sign(plan, draft, by: .caseManagerWork)
        let list = path + "/plans/\(plan.id)/signatures"
        #expect(try call(.get, list, .caseManagerWork).status == 200)
        #expect(try call(.get, list + "/\(signature.id)", .caseManagerWork).text.contains("Needle scan"))
        for operation in ["listSignatures", "getSignature"] {
            #expect(try entries(operation).map { $0["compartment"]?.string } == ["confidential"], "\(operation)")
        }
    }

    @Test("V-5: deciding, appealing, asking and looking a person up stand under the person's file")
    func underTheFile() throws {
        let referral = try call(.get, "/referrals", .counsellor).json()["items"]?.elements.first?["id"]?.string
        let decisions = "/referrals/\(try #require(referral))/decisions"
        let decision = try #require(
            try call(.get, decisions, .screener).json()["items"]?.elements.first?["id"]?.string)
        #expect(try call(.get, decisions + "/\(decision)", .screener).status == 200)
        let appeals = "/referrals/\(try #require(referral))/appeals"
        let lodged = #"{"lodgedOn":"2020-06-20","grounds":"I do not agree."}"#
        let appeal = try call(.post, appeals, .participant, lodged)
        #expect(appeal.status == 201)
        let settled =
            #"{"lodgedOn":"2020-06-20","grounds":"I do not agree.","outcome":{"decidedOn":"2020-06-25","#
            + #""result":"upheld","motivation":"It stands."}}"#
        let fields = [Field("If-Match", "\"1\"")]
        #expect(try call(.put, appeal.location, .screener, settled, fields).status == 200)
        let found = try call(.post, "/persons/query", .screener, #"{"familyName":"Petroviani"}"#)
        let person = try #require(try found.json()["items"]?.elements.first?["id"]?.string)
        #expect(try call(.post, "/persons/get", .screener, #"{"personId":"\#(person)"}"#).status == 200)
        for operation in ["getDecision", "lodgeAppeal", "decideAppeal", "queryPersons", "getPerson"] {
            #expect(try entries(operation).count == 1, "\(operation)")
        }
        for operation in ["queryPersons", "getPerson"] {
            #expect(try entries(operation).first?["subjectId"]?.string == person)
        }
    }

    @Test("V-5: an entry says who did what, in which role and for whom, when, on what and how it ended")
    func whole() throws {
        let answer = try call(.get, path, .caseManagerWork)
        #expect(answer.status == 200)
        let id = try #require(try entries("getTrajectory").first?["id"]?.string)
        let administrator = try file.house.token(.administrator)
        let entry = try file.house.call(.get, "/auditEntries/\(id)", token: administrator).json()
        let told = [
            "operation": "getTrajectory", "kind": "read", "compartment": "confidential", "role": "caseManagerWork",
            "recordedAt": "\(file.house.services.storage.now)", "traceId": answer.field("BelGov-Trace-Id"),
            "subjectKind": "trajectory", "subjectId": "\(file.trajectory)", "trajectoryId": "\(file.trajectory)",
        ]
        for (name, value) in told { #expect(entry[name]?.string == value, "\(name)") }
        #expect(entry["recordedAt"]?.string?.hasSuffix("Z") == true)
        for name in ["clientId", "organisationId", "previousDigest", "digest"] {
            #expect(entry[name]?.string?.isEmpty == false, "\(name)")
        }
    }

    @Test("V-5: the audit says why, as the caller said")
    func purpose() throws {
        let fields = [Field("Trede-Purpose", "Preparing the plan")]
        #expect(try call(.get, path, .caseManagerWork, nil, fields).status == 200)
        let entry = try #require(try entries("getTrajectory").first)
        #expect(entry["purpose"]?.string == "Preparing the plan")
    }

    @Test("V-5: an answer given again under the same key is written down as a look")
    func replayed() throws {
        let fields = [Field("Idempotency-Key", "once")]
        let body = #"{"startDate":"2020-07-01","reason":"illness"}"#
        let first = try call(.post, path + "/suspensions", .caseManagerWork, body, fields)
        let second = try call(.post, path + "/suspensions", .caseManagerWork, body, fields)
        #expect(first.status == 201 && second.body == first.body)
        #expect(second.field("Trede-Idempotent-Replayed") == "true")
        #expect(try entries("suspendTrajectory").map { $0["kind"]?.string } == ["write", "read"])
    }

    @Test("V-2, V-5: who left the team does not get an earlier answer again")
    func replayedAfterLeaving() throws {
        let scene = try TrajectoryScene()
        try scene.start()
        let fields = [Field("Idempotency-Key", "once")]
        let body = #"{"startDate":"2020-03-01","reason":"illness"}"#
        let (token, path) = (try scene.token(.caseManagerWork), "/trajectories/\(scene.id)/suspensions")
        #expect(try scene.house.call(.post, path, token: token, body: body, fields: fields).status == 201)
        let (actor, id) = (try scene.actor(.leadPartner), scene.id)
        let draft = TeamDraft(
            appointedOn: .of("2020-04-01"), members: scene.members.filter { $0.role != .caseManagerWork })
        _ = try scene.write { try $0.teams.appoint(draft, in: id, expecting: nil, by: actor, $1) }
        let again = try scene.house.call(.post, path, token: token, body: body, fields: fields)
        #expect(again.status == 404 && !again.text.contains("illness"))
    }

    @Test("V-2: the answer to a referral is not given again once it is decided")
    func replayedAfterDecision() throws {
        let house = try House()
        let source = try house.token(.referrer)
        let fields = [Field("Idempotency-Key", "once")]
        let body = SampleReferral().body
        let first = try house.call(.post, "/referrals", token: source, body: body, fields: fields)
        #expect(try house.call(.post, "/referrals", token: source, body: body, fields: fields).body == first.body)
        let rejection =
            #"{"outcome":"rejected","decidedOn":"2020-06-10","motivation":"No.","againstRecommendationReason":"No."}"#
        let screener = try house.token(.screener)
        #expect(
            try house.call(.post, first.location + "/decisions", token: screener, body: rejection).status == 201)
        let again = try house.call(.post, "/referrals", token: source, body: body, fields: fields)
        #expect(again.status == 403 && !again.text.contains("Needle"))
    }

    private func call(
        _ method: HTTPServer.Method, _ path: String, _ role: Role, _ body: String? = nil, _ fields: [Field] = []
    ) throws -> Response {
        try file.house.call(method, path, token: file.tokens[role], body: body, fields: fields)
    }

    /// What the audit holds of an operation under the trajectory's file.
    private func entries(_ operation: String) throws -> [JSONValue] {
        let list = try call(
            .get, "/auditEntries?pageSize=500&trajectoryId=\(file.trajectory)", .administrator)
        return try list.json()["items"]?.elements.filter { $0["operation"]?.string == operation } ?? []
    }
}
