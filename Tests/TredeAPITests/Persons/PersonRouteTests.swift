import HTTPServer
import Testing
import Trede
import TredeAPI
import TredeDomain
import TredeTesting

@Suite("Persons over HTTP")
struct PersonRouteTests {
    let house: House
    let admission: Decision

    init() throws {
        house = try House()
        _ = try house.network("antwerpen", nisCodes: ["11002"], prefix: 1)
        admission = try house.admit(SampleReferral())
        _ = try house.submit(.number(2), by: try house.actor(.referrer))
    }

    private static let byNumber = #"{"ssin":"\#(SampleReferral.ssin(1))"}"#
    private static let byName = #"{"familyName":"Petroviani","birthDate":"1982-05-09"}"#

    @Test(
        "V-9: who may not see the number does not find by it, and who may not know of a person does not find them",
        arguments: [
            (Role.screener, 200, true, true), (.counsellor, 403, false, true), (.caseManagerWork, 200, false, false),
        ])
    func search(role: Role, status: Int, findsByNumber: Bool, findsByName: Bool) throws {
        let token = try house.token(role)
        let number = try house.call(.post, "/persons/query", token: token, body: Self.byNumber)
        #expect(number.status == status)
        #expect(number.text.contains("Petroviani") == findsByNumber)
        let name = try house.call(.post, "/persons/query", token: token, body: Self.byName)
        #expect(name.status == 200)
        #expect(name.text.contains("Petroviani") == findsByName)
        #expect(!name.text.contains(SampleReferral.ssin(1)))
    }

    @Test("V-6: the screener reads the number, the counsellor of a person in a trajectory does not")
    func get() throws {
        let screener = try house.token(.screener)
        let found = try house.call(.post, "/persons/query", token: screener, body: Self.byName)
        let id = try #require(found.text.firstMatch(of: /"id":"([^"]+)"/)?.1)
        let body = #"{"personId":"\#(id)"}"#
        let full = try house.call(.post, "/persons/get", token: screener, body: body)
        #expect(full.status == 200 && full.text.contains(SampleReferral.ssin(1)))
        #expect(full.text.contains("/referrals/\(admission.referral)"))
        let counsellor = try house.token(.counsellor)
        let open = try house.call(.post, "/persons/get", token: counsellor, body: body)
        #expect(open.status == 200 && !open.text.contains(SampleReferral.ssin(1)))
        #expect(!open.text.contains("nisCode") && !open.text.contains("/referrals/"))
        #expect(try house.call(.post, "/persons/get", token: try house.token(.controller), body: body).status == 403)
    }

    @Test("V-1: the counsellor does not find who is only referred")
    func onlyReferred() throws {
        let body = #"{"familyName":"Person 2"}"#
        let counsellor = try house.call(.post, "/persons/query", token: try house.token(.counsellor), body: body)
        #expect(counsellor.text.contains(#""items":[]"#))
        let screener = try house.call(.post, "/persons/query", token: try house.token(.screener), body: body)
        #expect(screener.text.contains("Person 2"))
    }

    @Test("a case manager finds the persons of the own trajectories, also by number")
    func ownTrajectories() throws {
        let gtb = try house.organisation(.gtb, enterpriseNumber: "0900007471")
        let trajectory = try #require(admission.trajectory)
        try house.member(.caseManagerWork, of: trajectory, organisation: gtb)
        let token = try house.token(.caseManagerWork, organisation: gtb)
        let found = try house.call(.post, "/persons/query", token: token, body: Self.byNumber)
        #expect(found.text.contains("Petroviani"))
    }

    @Test(
        "a search needs a number or a family name, not both",
        arguments: [
            "{}", #"{"givenName":"Giovanni"}"#, #"{"ssin":"82050900199"}"#,
        ])
    func faults(body: String) throws {
        #expect(try house.call(.post, "/persons/query", token: try house.token(.screener), body: body).status == 400)
    }
}
