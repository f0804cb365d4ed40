import HTTPServer
import Testing
import Trede
import TredeAPI
import TredeDomain
import TredeTesting

@Suite("Referrals over HTTP")
struct ReferralRouteTests {
    let house: House
    let source: String

    init() throws {
        house = try House()
        source = try house.token(.referrer)
    }

    @Test("a referral is created once: 201 with its place and version, then 200 with the same")
    func created() throws {
        let first = try house.call(.post, "/referrals", token: source, body: SampleReferral().body)
        #expect(first.status == 201)
        #expect(first.versionTag == "\"1\"")
        let location = try #require(first.field("location"))
        #expect(location.hasPrefix("https://trede.test/trede/v1/referrals/"))
        let again = try house.call(.post, "/referrals", token: source, body: SampleReferral().body)
        #expect(again.status == 200)
        #expect(again.body == first.body)
        let read = try house.call(.get, location.path, token: source)
        #expect(read.status == 200 && read.body == first.body)
    }

    @Test("F-5: other content under the same reference is a duplicate that names the first")
    func duplicate() throws {
        let first = try house.call(.post, "/referrals", token: source, body: SampleReferral().body)
        let changed = SampleReferral.with { $0.currentLevel = 3 }
        let second = try house.call(.post, "/referrals", token: source, body: changed.body)
        #expect(second.status == 409)
        #expect(second.text.contains("urn:problem-type:trede:duplicateReferral"))
        #expect(second.text.contains(#""rule":"F-5""#))
        #expect(second.text.contains(#""href":"\#(first.field("location") ?? "-")""#))
    }

    @Test("F-6: who may not see the existing referral is not told which it is")
    func secondOfPerson() throws {
        let first = try house.call(.post, "/referrals", token: source, body: SampleReferral().body)
        let place = try #require(first.field("location"))
        let second = SampleReferral.with { $0.externalID = "REF-2" }.body
        let own = try house.call(.post, "/referrals", token: source, body: second)
        #expect(own.status == 409 && own.text.contains(place))
        let foreign = try house.call(.post, "/referrals", token: try house.token(.referrer), body: second)
        #expect(foreign.status == 409 && !foreign.text.contains("existing"))
    }

    @Test("every fault is named at once, with its path")
    func faults() throws {
        let body = SampleReferral().body
            .replacing(#""gender":"male""#, with: #""gender":"man""#)
            .replacing(SampleReferral.ssin(1), with: "82050900100")
            .replacing(#""factor":"b1262""#, with: #""factor":"b1261""#)
            .replacing(#""currentLevel":4"#, with: #""currentLevel":7,"nickname":"Jo""#)
        let response = try house.call(.post, "/referrals", token: source, body: body)
        #expect(response.status == 400)
        for name in ["participant.ssin", "participant.gender", "icf.scores[1].factor", "currentLevel", "nickname"] {
            #expect(response.text.contains(#""name":"\#(name)""#), "\(name)")
        }
        #expect(!response.text.contains("82050900100"))
    }

    @Test("an incomplete referral is a draft that names what is missing, and is completed with PUT")
    func completed() throws {
        let sample = SampleReferral.with { $0.motivation = nil }
        let draft = try house.call(.post, "/referrals", token: source, body: sample.body)
        #expect(draft.text.contains(#""state":"draft""#))
        #expect(draft.text.contains(#"{"name":"motivation","rule":"F-3""#))
        let path = try #require(draft.field("location")).path
        let body = SampleReferral().body
        #expect(try house.call(.put, path, token: source, body: body).status == 428)
        let stale = try house.call(.put, path, token: source, body: body, fields: [Field("If-Match", "\"7\"")])
        #expect(stale.status == 412)
        let done = try house.call(.put, path, token: source, body: body, fields: [Field("If-Match", "\"1\"")])
        #expect(done.status == 200)
        #expect(done.text.contains(#""state":"submitted""#) && done.text.contains(#""complete":true"#))
    }

    @Test("V-9: an unknown and a foreign referral answer alike, for every operation")
    func foreign() throws {
        let sample = SampleReferral.with { $0.enterpriseNumber = nil }
        let own = try house.call(.post, "/referrals", token: source, body: sample.body)
        let foreign = try #require(own.field("location")).path
        let unknown = "/referrals/00000000-0000-4000-8000-000000000000"
        let other = try house.token(.referrer)
        for (method, rest) in [
            (Method.get, ""), (.get, "/decisions"), (.get, "/informationRequests"), (.get, "/appeals"),
        ] {
            for path in [foreign, unknown] {
                let response = try house.call(method, path + rest, token: other)
                #expect(response.status == 404, "\(path)\(rest)")
                #expect(!response.text.contains("Petroviani"))
            }
        }
    }

    @Test(
        "V-2: before a decision its referrer and the screener see the content, nobody else that it is there",
        arguments: Role.allCases)
    func beforeDecision(role: Role) throws {
        let created = try house.call(.post, "/referrals", token: source, body: SampleReferral().body)
        let path = try #require(created.field("location")).path
        let response = try house.call(.get, path, token: role == .referrer ? source : try house.token(role))
        let sees = role == .referrer || role == .screener
        #expect(response.text.contains("Needle") == sees)
        #expect(sees ? response.status == 200 : [403, 404].contains(response.status))
    }

    @Test("a list shows the own referrals in pages, and nothing of their content")
    func list() throws {
        for number in 1...3 {
            let body = SampleReferral.number(number).body
            #expect(try house.call(.post, "/referrals", token: source, body: body).status == 201)
        }
        let first = try house.call(.get, "/referrals?pageSize=2", token: source)
        #expect(first.status == 200)
        #expect(first.text.contains("REF-1") && first.text.contains("REF-2") && !first.text.contains("REF-3"))
        #expect(!first.text.contains("Needle") && !first.text.contains("Person"))
        let next = try #require(first.text.firstMatch(of: /"next":"([^"]+)"/)?.1)
        let second = try house.call(.get, String(next).path, token: source)
        #expect(second.text.contains("REF-3") && !second.text.contains("REF-2") && !second.text.contains("next"))
        let foreign = try house.call(.get, "/referrals", token: try house.token(.referrer))
        #expect(foreign.text.contains(#""items":[]"#) || foreign.text.contains("REF-"))
    }

    @Test("V-9: only those who may see the reference of the source may list by it")
    func listByReference() throws {
        _ = try house.call(.post, "/referrals", token: source, body: SampleReferral().body)
        let path = "/referrals?externalId=REF-000001"
        for (role, status) in [(Role.screener, 200), (.counsellor, 403), (.caseManagerCare, 403), (.participant, 403)] {
            #expect(try house.call(.get, path, token: try house.token(role)).status == status, "\(role)")
        }
        #expect(try house.call(.get, path, token: source).text.contains("REF-000001"))
    }

    @Test("F-4: a referral is withdrawn before a decision, and then shown without its content")
    func withdrawn() throws {
        let created = try house.call(.post, "/referrals", token: source, body: SampleReferral().body)
        let path = try #require(created.field("location")).path
        let body = #"{"withdrawnOn":"2020-06-02","reason":"Found work."}"#
        let response = try house.call(.post, path + "/withdrawals", token: source, body: body)
        #expect(response.status == 201)
        #expect(response.text.contains(#""state":"withdrawn""#) && !response.text.contains("Needle"))
        #expect(try house.call(.post, path + "/withdrawals", token: source, body: body).status == 409)
    }
}

extension String {
    /// What stands below the base path in an address.
    var path: String { String(trimmingPrefix("https://trede.test/trede/v1")) }
}
