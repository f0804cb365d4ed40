import HTTPServer
import JSON
import Testing
import TredeDomain
import TredeTesting

@testable import TredeAPI

@Suite("What a caller accepts")
struct AcceptanceTests {
    @Test(
        "a field admits JSON or not; the most specific range decides",
        arguments: [
            (nil, true), ("", true), ("*/*", true), ("application/json", true), ("Application/JSON", true),
            ("application/*", true), ("application/json;q=0.1", true), ("application/json; charset=utf-8", true),
            ("text/html, application/xhtml+xml, */*;q=0.8", true), ("application/json;q=1.000", true),
            ("text/html;q=0, application/json", true), ("*/*;q=0, application/json", true), ("nonsense", true),
            ("application/xml", false), ("application/json;q=0", false), ("application/json; q=0.000", false),
            ("*/*, application/json;q=0", false), ("*/*;q=0", false), ("application/*;q=0, */*", false),
            ("text/*", false), ("application/problem+json", false),
        ] as [(String?, Bool)])
    func field(value: String?, isAdmitted: Bool) {
        #expect(Acceptance.admits("application/json", value) == isAdmitted)
    }

    @Test(
        "of two media types the heavier one is preferred, and neither without a reason",
        arguments: [
            (nil, false), ("*/*", false), ("text/html", true), ("application/json, text/html", false),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true),
            ("text/html;q=0.5, application/json;q=0.4", true), ("text/html;q=0.5, application/json;q=0.51", false),
            ("text/html;q=0.05, */*;q=0.049", true), ("text/*;q=0.9, */*;q=0.1", true), ("text/html;q=0", false),
        ] as [(String?, Bool)])
    func preferred(value: String?, isPreferred: Bool) {
        #expect(Acceptance.prefers("text/html", to: "application/json", value) == isPreferred)
    }

    @Test("an answer that is not accepted is 406 and nothing is done")
    func refused() throws {
        let house = try House()
        let token = try house.token(.referrer)
        let fields = [Field("Accept", "application/xml"), Field("Accept-Language", "en")]
        let body = SampleReferral().body
        let answer = try house.call(.post, "/referrals", token: token, body: body, fields: fields)
        #expect(answer.status == 406)
        #expect(answer.field("Content-Type") == "application/problem+json")
        #expect(try answer.json()["type"]?.string == "urn:problem-type:trede:notAcceptable")
        #expect(try answer.json()["detail"]?.string == "This exists only as application/json.")
        #expect(try house.referralCount() == 0)
        #expect(try house.call(.get, "/referrals", fields: fields).status == 401)
    }

    @Test("the contract as YAML is accepted as YAML only")
    func document() throws {
        let house = try House()
        let yaml = [Field("Accept", "application/yaml")]
        #expect(try house.call(.get, "/doc/openapi.yaml", fields: yaml).status == 200)
        #expect(try house.call(.get, "/doc/openapi.json", fields: yaml).status == 406)
        #expect(try house.call(.get, "/doc/openapi.yaml", fields: [Field("Accept", "application/json")]).status == 406)
    }

    @Test("content that is coded is not taken for what it is not", arguments: [("gzip", 415), ("identity", 201)])
    func codedContent(coding: String, status: Int) throws {
        let house = try House()
        let answer = try house.call(
            .post, "/referrals", token: try house.token(.referrer), body: SampleReferral().body,
            fields: [Field("Content-Encoding", coding)])
        #expect(answer.status == status)
    }
}
