import HTTPServer
import JSON
import Testing
import Trede
import TredeDomain
import TredeTesting

/// Who sees what of a file by its team and its age.
@Suite("Teams and closed files, as called")
struct ClosedFileTests {
    let file: StartedFile
    let path: String

    init() throws {
        file = try StartedFile()
        path = "/trajectories/\(file.trajectory)"
    }

    @Test(
        "V-2: after after-care a file is closed to who worked in it, but for that it was there",
        arguments: [Role.caseManagerWork, .caseManagerCare, .leadPartner, .workProvider, .careProvider])
    func closed(role: Role) throws {
        try file.house.end(file.trajectory, on: "2020-09-30")
        try file.house.setToday("2021-09-30")
        let last = try call(.get, path, role)
        #expect(last.status == 200 && last.text.contains("Petroviani") && last.text.contains("progress"))
        try file.house.setToday("2021-10-01")
        let after = try call(.get, path, role)
        #expect(after.status == 200 && after.text.contains("terminated"))
        for needle in ["Petroviani", "progress", "gaps", "externalId"] { #expect(!after.text.contains(needle)) }
        for part in ["/team", "/events", "/suspensions", "/endAdvices", "/plans", "/sessions"] {
            #expect(try call(.get, path + part, role).status == 403, "\(part)")
        }
        let suspension = #"{"startDate":"2020-07-01","reason":"illness"}"#
        #expect(try call(.post, path + "/suspensions", role, suspension).status == 403)
    }

    @Test("V-2: after after-care a case manager finds neither the person nor the referral")
    func closedPerson() throws {
        let body = #"{"familyName":"Petroviani"}"#
        #expect(try call(.post, "/persons/query", .caseManagerWork, body).text.contains("Petroviani"))
        let referral = try #require(
            try call(.get, "/referrals", .caseManagerWork).json()["items"]?.elements.first?["id"]?.string)
        #expect(try call(.get, "/referrals/\(referral)", .caseManagerWork).status == 200)
        try file.house.end(file.trajectory, on: "2020-09-30")
        try file.house.setToday("2021-10-01")
        #expect(try !call(.post, "/persons/query", .caseManagerWork, body).text.contains("Petroviani"))
        #expect(try call(.get, "/referrals/\(referral)", .caseManagerWork).status == 404)
    }

    @Test("V-2, V-9: a closed file is in no list of referrals, and no place where following pages breaks")
    func closedInLists() throws {
        let cursors = try ["/referrals", "/trajectories"].map { path in
            let item = try #require(try call(.get, path, .caseManagerWork).json()["items"]?.elements.first)
            return (path, try #require(item["id"]?.string).replacing("-", with: ""))
        }
        try file.house.end(file.trajectory, on: "2020-09-30")
        try file.house.setToday("2021-10-01")
        #expect(try call(.get, "/referrals", .caseManagerWork).json()["items"]?.elements.isEmpty == true)
        for (path, cursor) in cursors {
            #expect(try call(.get, "\(path)?pageSize=1&after=\(cursor)", .caseManagerWork).status == 200, "\(path)")
        }
        for role in [Role.leadPartner, .workProvider, .careProvider] {
            let next = try call(.get, "/trajectories?pageSize=1&after=\(cursors[1].1)", role)
            #expect(next.status == 200, "\(role)")
        }
    }

    @Test("V-10: a provider finds the own members in the team, and of the others their roles")
    func team() throws {
        let scene = try TrajectoryScene()
        try scene.appointTeam()
        let path = "/trajectories/\(scene.id)/team"
        let all = try scene.house.call(.get, path, token: try scene.token(.caseManagerWork)).json()
        #expect(all["members"]?.elements.count == 5)
        for role in [Role.workProvider, .careProvider] {
            let team = try scene.house.call(.get, path, token: try scene.token(role))
            let json = try team.json()
            #expect(json["members"]?.elements.compactMap { $0["role"]?.string } == [role.rawValue])
            #expect(json["filledRoles"]?.elements.count == 5)
            #expect(json["gaps"]?.elements.isEmpty == true && json["warnings"]?.elements.isEmpty == true)
            for other in [Role.caseManagerWork, .caseManagerCare, .leadPartner] {
                let organisation = try #require(scene.organisations[other])
                #expect(!team.text.contains("\(organisation.id)"), "\(role) sees \(other)")
            }
        }
    }

    @Test("A-4: roles in which nobody is present stand in the lead partner's list, and in no other")
    func gaps() throws {
        let scene = try TrajectoryScene()
        try scene.appointTeam()
        #expect(try item(.leadPartner, scene)?["gaps"]?.elements.isEmpty == true)
        let (actor, id) = (try scene.actor(.leadPartner), scene.id)
        let draft = TeamDraft(
            appointedOn: .of("2020-02-01"), members: scene.members.filter { $0.role != .careProvider })
        _ = try scene.write { try $0.teams.appoint(draft, in: id, expecting: nil, by: actor, $1) }
        #expect(try item(.leadPartner, scene)?["gaps"]?.elements.compactMap(\.string) == ["careProvider"])
        let other = try item(.caseManagerWork, scene)
        #expect(other?["id"]?.string == "\(id)" && other?["gaps"] == nil)
    }

    @Test("H-1: only the import acts in another's place, not an administrator's token")
    func administrator() throws {
        let (suspensions, administrator, id) = (
            file.house.services.suspensions, file.actor(.administrator), file.trajectory
        )
        let period = try #require(Period(from: .of("2020-07-01"), until: nil))
        let content = Suspension.Content(period: period, reason: .illness)
        #expect(throws: Failure.self) {
            try file.write { try suspensions.register(content, in: id, by: administrator, $0) }
        }
        let clients = file.house.services.clients
        let importer = try file.write { try clients.importer(in: $0) }
        #expect(throws: Never.self) {
            try file.write { try suspensions.register(content, in: id, by: importer, $0) }
        }
    }

    @Test("V-3: the participant reads the own sessions without their notes, and disputes one")
    func sessions() throws {
        try file.approve()
        var draft = file.session("A1")
        draft.note = "Needle in the note"
        let session = try file.register(draft, by: .caseManagerCare)
        let list = try call(.get, path + "/sessions", .participant)
        #expect(list.status == 200 && list.text.contains("\(session)"))
        let read = try call(.get, "/sessions/\(session)", .participant)
        #expect(read.status == 200 && !read.text.contains("Needle"))
        let dispute = #"{"reason":"I was not there.","disputedOn":"2020-08-05"}"#
        #expect(try call(.post, "/sessions/\(session)/disputes", .participant, dispute).status == 201)
        let stranger = try file.house.token(.participant)
        #expect(try file.house.call(.get, "/sessions/\(session)", token: stranger).status == 404)
    }

    @Test("V-1, V-9: an evaluation does not show in the version of an internship's open part")
    func openVersion() throws {
        try file.approve()
        let body =
            #"{"perspective":"work","circuit":"regular","employer":{"enterpriseNumber":"0900003711","name":"Bakery"},"#
            + #""startDate":"2020-08-03","hoursPerWeekSteps":[{"from":"2020-08-03","hoursPerWeek":16}]}"#
        let made = try call(.post, path + "/internships", .caseManagerWork, body)
        #expect(made.status == 201, "\(made.text)")
        let evaluation =
            #"{"heldOn":"2020-08-20","present":["participant","caseManagerWork"],"text":"Needle evaluation"}"#
        #expect(try call(.post, made.location + "/evaluations", .caseManagerWork, evaluation).status == 201)
        #expect(try call(.get, made.location, .counsellor).versionTag == "\"1\"")
        #expect(try call(.get, made.location, .caseManagerWork).versionTag == "\"2\"")
        let ended = body.replacing(#""circuit""#, with: #""endDate":"2020-10-30","circuit""#)
        let version = [Field("If-Match", "\"2\"")]
        #expect(try call(.put, made.location, .caseManagerWork, ended, version).status == 200)
        #expect(try call(.get, made.location, .counsellor).versionTag == "\"2\"")
    }

    /// The first trajectory in somebody's list.
    private func item(_ role: Role, _ scene: TrajectoryScene) throws -> JSONValue? {
        let list = try scene.house.call(.get, "/trajectories", token: try scene.token(role))
        let items = try list.json()["items"]
        return items?.elements.first
    }

    private func call(
        _ method: HTTPServer.Method, _ path: String, _ role: Role, _ body: String? = nil, _ fields: [Field] = []
    ) throws -> Response {
        try file.house.call(method, path, token: file.tokens[role], body: body, fields: fields)
    }
}
