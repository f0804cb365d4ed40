import HTTPServer
import JSON
import Testing
import Trede
import TredeDomain
import TredeTesting

@testable import TredeAPI

@Suite("What every answer has, and what none has")
struct EveryAnswerTests {
    private let house: House
    private let token: String

    init() throws {
        house = try House()
        token = try house.token(.referrer)
    }

    /// Fields that conventions.md wants on all answers, with their values.
    private static let wanted = [
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer", "Cross-Origin-Resource-Policy": "same-origin",
    ]

    private func check(_ answer: Response, _ what: String, isTraced: Bool = true, isCached: Bool = false) {
        for (name, value) in Self.wanted {
            #expect(answer.fields.filter { $0.name == name }.map(\.value) == [value], "\(what): \(name)")
        }
        let caching = isCached ? "public, max-age=3600" : "no-store, max-age=0"
        #expect(answer.fields.filter { $0.name == "Cache-Control" }.map(\.value) == [caching], "\(what)")
        #expect((answer.field("BelGov-Trace-Id") != nil) == isTraced, "\(what)")
        // What would tell which program answers, and in which version.
        for field in answer.fields {
            let name = field.name.lowercased()
            #expect(!["server", "x-powered-by", "via", "x-aspnet-version", "x-runtime"].contains(name), "\(what)")
            #expect(!name.hasPrefix("access-control-"), "\(what): no browser of another origin is let in")
            #expect(name != "set-cookie", "\(what)")
            #expect(!field.value.contains(ContractDocument.version), "\(what): \(field.name) tells the version")
            #expect(!field.value.lowercased().contains("swift"), "\(what): \(field.name)")
        }
    }

    @Test("answers of operations, good and refused, and of paths that are none")
    func operations() throws {
        let body = SampleReferral.number(1).body
        let made = try house.call(.post, "/referrals", token: token, body: body)
        check(made, "created")
        let path = try "/referrals/" + (made.json()["id"]?.string ?? "")
        let read = try house.call(.get, path, token: token)
        let tag = try #require(read.field("ETag"))
        let refused: [(String, Response, Int)] = [
            ("read", read, 200),
            ("not modified", try house.call(.get, path, token: token, fields: [Field("If-None-Match", tag)]), 304),
            ("broken", try house.call(.post, "/referrals", token: token, body: "{"), 400),
            ("no token", try house.call(.get, path), 401),
            ("role", try house.call(.get, "/auditEntries", token: token), 403),
            ("unknown", try house.call(.get, "/referrals/\(NeedleCalls.unknown)", token: token), 404),
            ("no path", try house.call(.get, "/nowhere", token: token), 404),
            ("method", try house.call(.put, "/referrals", token: token), 405),
            ("accept", try house.call(.get, path, token: token, fields: [Field("Accept", "image/png")]), 406),
            ("no version", try house.call(.put, path, token: token, body: body), 428),
            (
                "stale",
                try house.call(.put, path, token: token, body: body, fields: [Field("If-Match", "\"77\"")]), 412
            ),
            (
                "media type", try house.call(.post, "/referrals", token: token, body: body, contentType: "text/plain"),
                415
            ),
            ("options", try house.call(.options, "/referrals"), 200),
            ("health", try house.call(.get, "/health"), 503),
        ]
        for (what, answer, status) in refused {
            #expect(answer.status == status, "\(what): \(answer.text)")
            check(answer, what)
        }
        check(try house.call(.get, "/refData/ladder", token: token), "reference data", isCached: true)
        check(try house.call(.get, "/doc/openapi.json"), "the contract", isCached: true)
    }

    @Test("a method that is in no operation is refused with those that are, TRACE and CONNECT too")
    func methods() throws {
        for method in [HTTPServer.Method.trace, .delete, .patch] {
            let answer = try house.call(method, "/referrals", token: token)
            #expect(answer.status == 405, "\(method)")
            #expect(answer.field("Allow")?.contains("GET") == true, "\(method)")
            #expect(answer.field("Allow")?.contains(method.name) == false, "\(method)")
            check(answer, method.name)
        }
        #expect(throws: (any Error).self) { try house.call(.connect, "/referrals", token: token) }
    }

    @Test("a path that is no operation lists nothing and serves no file")
    func listings() throws {
        let paths = [
            "", "/", "/doc", "/doc/", "/refData", "/refData/", "/oauth", "/oauth/", "/.git/config", "/migrations/",
            "/trede.db", "/doc//openapi.json",
        ]
        for path in paths {
            let answer = try house.call(.get, path, token: token)
            #expect(answer.status == 404, "\(path): \(answer.status)")
            #expect(
                answer.fields.first { $0.name == "Content-Type" }?.value.hasPrefix("application/problem+json") == true)
            #expect(try answer.json()["items"] == nil, "\(path)")
        }
    }

    @Test("what is text says its character set")
    func characterSets() throws {
        let file = try StartedFile()
        let page = try file.house.call(
            .get, "/trajectories/\(file.trajectory)/overview", token: file.tokens[.participant],
            fields: [Field("Accept", "text/html")])
        #expect(page.field("Content-Type") == "text/html; charset=utf-8")
        // RFC 8259, section 8.1: JSON is UTF-8, and its media types have no such parameter.
        let json = try house.call(.get, "/referrals", token: token)
        #expect(json.field("Content-Type") == "application/json")
        #expect(try house.call(.get, "/referrals").field("Content-Type") == "application/problem+json")
    }

    @Test("an answer that goes out in pieces")
    func pieces() throws {
        let request = try Request(.get, "/trede/v1/health")
        let exchange = Exchange(request: request, trace: "t", reply: Reply { _ in })
        check(Finishing.beginning(.ok([]), exchange, .none), "pieces")
    }

    @Test("what the engine refuses before any operation is known", arguments: EveryAnswerTests.refusals)
    func engine(refusal: HTTPServer.Refusal) throws {
        let handler = try APIHandler(house.pipeline, management: nil, house.services)
        let answer = handler.refuse(refusal)
        #expect(answer.status == refusal.status)
        #expect(answer.field("Content-Type") == "application/problem+json")
        check(answer, refusal.reason)
    }

    private static let refusals: [HTTPServer.Refusal] = [
        .malformed(.lineEnd), .tooSlow, .bodyTooLarge(bytesMax: 1), .requestLineTooLong(bytesMax: 1),
        .expectationUnknown, .tooManyConnectionsFromAddress, .headerTooLarge(bytesMax: 1), .tooManyFields(fieldsMax: 1),
        .methodNotImplemented, .transferCodingUnknown, .tooManyConnections, .versionUnsupported,
    ]

    @Test(
        "the operator's pages",
        arguments: [
            (HTTPServer.Method.get, "/livez", 200), (.get, "/readyz", 503), (.get, "/metrics", 200),
            (.post, "/livez", 405), (.get, "/nowhere", 404),
        ])
    func management(method: HTTPServer.Method, path: String, status: Int) throws {
        let pages = ManagementPages(
            readiness: Readiness(), counters: Counters(routes: []), statistics: ServerStatistics())
        let answered = Awaited<Response>()
        ManagementHandler(pages, house.services).handle(try Request(method, path), Reply { answered.settle($0) })
        let answer = answered.wait()
        #expect(answer.status == status)
        check(answer, path, isTraced: false)
    }
}
