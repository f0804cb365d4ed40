import HTTPServer
import Testing
import Trede
import TredeAPI
import TredeDomain
import TredeTesting

@Suite("Screening over HTTP")
struct ScreeningRouteTests {
    let house: House
    let source: String
    let screener: String
    let path: String

    init() throws {
        house = try House()
        source = try house.token(.referrer)
        screener = try house.token(.screener)
        _ = try house.network("antwerpen", nisCodes: ["11002"], prefix: 1)
        let created = try house.call(.post, "/referrals", token: source, body: SampleReferral().body)
        path = try #require(created.field("location")).path
    }

    private static let admission = #"{"outcome":"admitted","decidedOn":"2020-06-10","motivation":"Needle grounds"}"#

    @Test("S-2: the recommendation shows its criteria, facts and digest, and replays")
    func recommendation() throws {
        let first = try house.call(.get, path + "/recommendation", token: screener)
        #expect(first.status == 200)
        for part in [#""outcome":"admit""#, #""criterion":"c2","finding":"met""#, #""factor":"b1263""#, #""digest":""#]
        {
            #expect(first.text.contains(part), "\(part)")
        }
        #expect(try house.call(.get, path + "/recommendation", token: screener).body == first.body)
        #expect(try house.call(.get, path + "/recommendation", token: source).status == 403)
    }

    @Test("F-4: taken into screening, asked for more, answered, and decided")
    func course() throws {
        let started = try post("/screenings", #"{"startedOn":"2020-06-02"}"#)
        #expect(started.status == 201 && started.text.contains(#""screening":{"startedOn":"2020-06-02""#))
        let asked = try post("/informationRequests", #"{"requestedOn":"2020-06-03","question":"More?"}"#)
        #expect(asked.status == 201 && asked.text.contains(#""state":"open""#))
        #expect(try post("/decisions", Self.admission).status == 409)
        let read = try house.call(.get, path, token: source)
        let version = Field("If-Match", read.field("etag") ?? "")
        let body = SampleReferral.with { $0.motivation = "More." }.body
        #expect(try house.call(.put, path, token: source, body: body, fields: [version]).status == 200)
        let questions = try house.call(.get, path + "/informationRequests", token: source)
        #expect(questions.text.contains(#""state":"answered""#))
        #expect(try post("/decisions", Self.admission.replacing("06-10", with: "06-30")).status == 201)
    }

    @Test("S-4, V-8: after admission who referred reads the decision without its grounds, and the person the content")
    func afterAdmission() throws {
        let decided = try post("/decisions", Self.admission)
        #expect(decided.status == 201 && decided.text.contains(#""followsRecommendation":true"#))
        let decision = try #require(decided.field("location")).path
        let text = try #require(decided.text.firstMatch(of: /"trajectoryId":"([^"]+)"/)?.1)
        let trajectory = try #require(ID<Trajectory>(String(text)))
        let participant = try house.token(.participant, trajectory: trajectory)
        for token in [source, participant] {
            let open = try house.call(.get, decision, token: token)
            #expect(open.status == 200 && open.text.contains("Needle grounds"))
            #expect(!open.text.contains("recommendationDigest") && !open.text.contains("networkId"))
        }
        let own = try house.call(.get, path, token: participant)
        #expect(own.status == 200 && own.text.contains("Needle") && own.text.contains(SampleReferral.ssin(1)))
        for token in [source, screener, try house.token(.counsellor)] {
            let referral = try house.call(.get, path, token: token)
            #expect(referral.status == 200 && referral.text.contains(#""state":"admitted""#))
            #expect(!referral.text.contains("Needle") && !referral.text.contains(SampleReferral.ssin(1)))
        }
        #expect(try house.call(.get, path + "/recommendation", token: screener).status == 404)
        #expect(try house.call(.get, path, token: try house.token(.participant)).status == 404)
    }

    @Test("V-2: from admission on a case manager of the team reads the content, a backup and a stranger do not")
    func caseManagers() throws {
        let decided = try post("/decisions", Self.admission)
        let text = try #require(decided.text.firstMatch(of: /"trajectoryId":"([^"]+)"/)?.1)
        let trajectory = try #require(ID<Trajectory>(String(text)))
        let gtb = try house.organisation(.gtb, enterpriseNumber: "0900007471")
        let own = try house.professional(email: "own@gtb.example", organisation: gtb)
        let backup = try house.professional(email: "backup@gtb.example", organisation: gtb)
        let stranger = try house.professional(email: "stranger@gtb.example", organisation: gtb)
        try house.member(.caseManagerWork, of: trajectory, professional: own, organisation: gtb)
        try house.member(
            .caseManagerWork, of: trajectory, professional: backup, organisation: gtb, isBackup: true)
        for (professional, status, seesContent) in [(own, 200, true), (backup, 200, false), (stranger, 404, false)] {
            let token = try house.token(.caseManagerWork, organisation: gtb, professional: professional)
            let referral = try house.call(.get, path, token: token)
            #expect(referral.status == status)
            #expect(referral.text.contains("Needle") == seesContent)
            let recommendation = try house.call(.get, path + "/recommendation", token: token)
            // A backup may know of the referral, and so is told that this is not for it; a stranger is told nothing.
            #expect(recommendation.status == (seesContent ? 200 : status == 200 ? 403 : 404))
            let list = try house.call(.get, "/referrals", token: token)
            #expect(list.text.contains(#""state":"admitted""#) == (status == 200))
        }
    }

    @Test("S-4: a decision against the recommendation without a reason is refused with its rule")
    func against() throws {
        let response = try post("/decisions", #"{"outcome":"rejected","decidedOn":"2020-06-10","motivation":"No."}"#)
        #expect(response.status == 409)
        #expect(response.text.contains(#""rule":"S-4""#))
    }

    @Test("S-8: an appeal is lodged and settled once, and the decision stays")
    func appeal() throws {
        let lodged = #"{"lodgedOn":"2020-06-12","grounds":"Needle appeal"}"#
        #expect(try post("/appeals", lodged).status == 409)
        let decision = try #require(try post("/decisions", Self.admission).field("location")).path
        let before = try house.call(.get, decision, token: screener)
        let appeal = try post("/appeals", lodged)
        #expect(appeal.status == 201)
        let place = try #require(appeal.field("location")).path
        let settled = lodged.dropLast() + #","outcome":{"decidedOn":"2020-06-20","result":"dismissed"}}"#
        let first = [Field("If-Match", "\"1\"")]
        let response = try house.call(.put, place, token: screener, body: String(settled), fields: first)
        #expect(response.status == 200 && response.text.contains(#""result":"dismissed""#))
        let second = [Field("If-Match", "\"2\"")]
        #expect(try house.call(.put, place, token: screener, body: String(settled), fields: second).status == 409)
        #expect(try house.call(.get, decision, token: screener).body == before.body)
        let list = try house.call(.get, path + "/appeals", token: source)
        #expect(list.text.contains("dismissed") && !list.text.contains("Needle"))
    }

    @Test("only a screener starts, asks and decides", arguments: Role.allCases)
    func roles(role: Role) throws {
        guard role != .screener else { return }
        let token = role == .referrer ? source : try house.token(role)
        for (rest, body) in [("/screenings", #"{"startedOn":"2020-06-02"}"#), ("/decisions", Self.admission)] {
            #expect(try house.call(.post, path + rest, token: token, body: body).status == 403)
        }
    }

    private func post(_ rest: String, _ body: String) throws -> Response {
        try house.call(.post, path + rest, token: screener, body: body)
    }
}
