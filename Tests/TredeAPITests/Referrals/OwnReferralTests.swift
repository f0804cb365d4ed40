import HTTPServer
import JSON
import Testing
import Trede
import TredeDomain
import TredeTesting

/// What a participant can do with the own referral, and the screener with a question that is not answered.
@Suite("Ways out of a referral")
struct OwnReferralTests {
    let house: House
    let source: Actor
    let screener: String
    let id: ID<Referral>
    var path: String { "/referrals/\(id)" }

    init() throws {
        house = try House()
        source = try house.actor(.referrer)
        screener = try house.token(.screener)
        id = try house.submit(SampleReferral(), by: source).file.head.id
    }

    @Test("F-4: a participant sees the own referral before any decision, without its content, and takes it back")
    func withdrawal() throws {
        let participant = try house.token(.participant, referral: id)
        let seen = try house.call(.get, path, token: participant)
        #expect(seen.status == 200 && seen.text.contains("Petroviani") && !seen.text.contains("Needle"))
        let list = try house.call(.get, "/referrals", token: participant)
        #expect(try list.json()["items"]?.elements.count == 1)
        let body = #"{"withdrawnOn":"2020-06-20","reason":"I found work."}"#
        #expect(try house.call(.post, path + "/withdrawals", token: participant, body: body).status == 201)
    }

    @Test("V-9: the referral of somebody else is not there for a participant")
    func others() throws {
        let other = try house.submit(.number(2), by: source).file.head.id
        let participant = try house.token(.participant, referral: id)
        #expect(try house.call(.get, "/referrals/\(other)", token: participant).status == 404)
    }

    @Test("S-8: a participant appeals against a rejection")
    func appeal() throws {
        let rejection =
            #"{"outcome":"rejected","decidedOn":"2020-06-10","motivation":"No.","againstRecommendationReason":"No."}"#
        #expect(try house.call(.post, path + "/decisions", token: screener, body: rejection).status == 201)
        let participant = try house.token(.participant, referral: id)
        let grounds = #"{"lodgedOn":"2020-06-20","grounds":"I do not agree."}"#
        #expect(try house.call(.post, path + "/appeals", token: participant, body: grounds).status == 201)
        let unbound = try house.token(.participant)
        #expect(try house.call(.post, path + "/appeals", token: unbound, body: grounds).status == 404)
    }

    @Test(
        "V-8, F-12: once it was decided on the participant reads the own referral whole, unless it names another person",
        arguments: [(false, true), (true, false)])
    func insight(isOther: Bool, isWhole: Bool) throws {
        var (file, own) = (path, id)
        if isOther {
            let other = SampleReferral.with {
                $0.externalID = "REF-other"
                $0.familyName = "Janssens"
            }
            _ = try house.call(
                .post, path + "/withdrawals", token: house.token(.participant, referral: id),
                body: #"{"withdrawnOn":"2020-06-05","reason":"Not now."}"#)
            own = try house.submit(other, by: source).file.head.id
            file = "/referrals/\(own)"
        }
        let participant = try house.token(.participant, referral: own)
        #expect(try !house.call(.get, file, token: participant).text.contains("Needle"))
        let rejection =
            #"{"outcome":"rejected","decidedOn":"2020-06-10","motivation":"No.","againstRecommendationReason":"No."}"#
        let decided = try house.call(.post, file + "/decisions", token: screener, body: rejection)
        #expect(decided.status == 201)
        let seen = try house.call(.get, file, token: participant)
        #expect(seen.status == 200 && seen.text.contains("Needle in the motivation") == isWhole)
        #expect(seen.text.contains(#""icf""#) == isWhole)
        // Nor are the words of the decision and of an appeal for anybody else.
        let decision = file + "/decisions/" + (try decided.json()["id"]?.string ?? "")
        #expect(try house.call(.get, decision, token: participant).status == (isWhole ? 200 : 404))
        #expect(try house.call(.get, file + "/decisions", token: participant).text.contains("rejected") == isWhole)
        let grounds = #"{"lodgedOn":"2020-06-20","grounds":"I do not agree."}"#
        let tried = try house.call(.post, file + "/appeals", token: participant, body: grounds)
        #expect(tried.status == (isWhole ? 201 : 403))
        let lodged = isWhole ? tried : try house.call(.post, file + "/appeals", token: screener, body: grounds)
        let appeal = file + "/appeals/" + (try lodged.json()["id"]?.string ?? "")
        #expect(try house.call(.get, appeal, token: participant).status == (isWhole ? 200 : 404))
        // What is known of others is not in it.
        #expect(!seen.text.contains("possibleDuplicate") && !seen.text.contains("identityDiffers"))
    }

    @Test("V-3: the same participant reads the trajectory the referral led to")
    func trajectory() throws {
        _ = try house.network("antwerpen", nisCodes: ["11002"], prefix: 1)
        let admission = #"{"outcome":"admitted","decidedOn":"2020-06-10","motivation":"All criteria are met."}"#
        let decided = try house.call(.post, path + "/decisions", token: screener, body: admission)
        #expect(decided.status == 201)
        let trajectory = try #require(try decided.json()["trajectoryId"]?.string)
        let participant = try house.token(.participant, referral: id)
        #expect(try house.call(.get, "/trajectories/\(trajectory)", token: participant).status == 200)
        #expect(try house.call(.get, path, token: participant).status == 200)
    }

    @Test(
        "F-4, F-10: a question goes back into screening without an answer, but only past its day",
        arguments: [
            (#","dueOn":"2020-06-20""#, "2020-06-20", 409), (#","dueOn":"2020-06-20""#, "2020-06-21", 201),
            ("", "2020-07-15", 409), ("", "2020-07-16", 201),
        ])
    func closedQuestion(dueOn: String, day: String, status: Int) throws {
        let question = #"{"requestedOn":"2020-06-03","question":"More?","missing":["motivation"]\#(dueOn)}"#
        let asked = try house.call(.post, path + "/informationRequests", token: screener, body: question)
        #expect(asked.status == 201)
        try house.setToday("2020-08-30")
        let body = #"{"startedOn":"\#(day)"}"#
        let started = try house.call(.post, path + "/screenings", token: screener, body: body)
        #expect(started.status == status)
        guard status == 201 else { return }
        #expect(try started.json()["state"]?.string == "inScreening")
        // A second question does not bring the first back to life.
        let again = question.replacing("2020-06-03", with: "2020-08-01").replacing("2020-06-20", with: "2020-08-20")
        #expect(try house.call(.post, path + "/informationRequests", token: screener, body: again).status == 201)
        let list = try house.call(.get, path + "/informationRequests", token: screener).json()
        #expect(list["items"]?.elements.compactMap { $0["state"]?.string } == ["lapsed", "open"])
    }
}
