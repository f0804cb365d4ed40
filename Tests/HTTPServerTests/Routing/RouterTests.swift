import Testing

@testable import HTTPServer

@Suite("The router")
struct RouterTests {
    private static let templates: [(Method, String)] = [
        (.get, "/"), (.get, "/referrals"), (.post, "/referrals"), (.get, "/referrals/{referralId}"),
        (.put, "/referrals/{referralId}"), (.get, "/referrals/{referralId}/decisions"),
        (.get, "/referrals/query/decisions/{decisionId}"), (.post, "/referrals/query"),
        (.get, "/plans/{planId}/signatures/{signatureId}"), (.head, "/ping"), (.options, "/ping"),
    ]

    private let router = Self.templates.reduce(into: Router()) { $0.add($1.0, $1.1) }

    private func outcome(_ method: Method, _ path: String) -> String {
        switch router.route(method, path: path) {
        case .found(let match):
            ([String(match.route)] + (0..<match.parameterCount).map { match[$0] }).joined(separator: " ")
        case .notFound: "not found"
        case .methodNotAllowed(let allow): "allow " + allow.map(\.name).joined(separator: ", ")
        }
    }

    @Test(
        "a method and path lead to one route",
        arguments: [
            (Method.get, "/", "0"), (.get, "/referrals", "1"), (.post, "/referrals", "2"), (.head, "/referrals", "1"),
            (.get, "/referrals/17", "3 17"), (.put, "/referrals/a b", "4 a b"),
            (.get, "/referrals/17/decisions", "5 17"),
            (.post, "/referrals/query", "7"), (.get, "/plans/1/signatures/2", "8 1 2"), (.head, "/ping", "9"),
            (.options, "/ping", "10"), (.get, "/referrals/query/decisions/3", "6 3"),
            (.get, "/referrals/query/decisions", "5 query"),
        ])
    func found(method: Method, path: String, expected: String) {
        #expect(outcome(method, path) == expected)
    }

    @Test(
        "what is not exactly a template is not found",
        arguments: [
            "", "*", "referrals", "/Referrals", "/referrals/", "//referrals", "/referrals//decisions", "/referrals/1/",
            "/referrals/1/decisions/2", "/plans", "/plans/1", "/referral", "/referralss",
        ])
    func notFound(path: String) {
        #expect(outcome(.get, path) == "not found")
    }

    @Test(
        "a known path names the methods it has",
        arguments: [
            (Method.delete, "/referrals", "allow GET, HEAD, OPTIONS, POST"),
            (.get, "/referrals/query", "allow OPTIONS, POST"),
            (.options, "/referrals/1", "allow GET, HEAD, OPTIONS, PUT"), (.get, "/ping", "allow HEAD, OPTIONS"),
            (.other("BREW"), "/", "allow GET, HEAD, OPTIONS"),
        ])
    func notAllowed(method: Method, path: String, expected: String) {
        #expect(outcome(method, path) == expected)
    }

    @Test("parameters are found by name, decoded")
    func names() throws {
        let request = try Request(.get, "/plans/a%20b/signatures/%C3%A9?x")
        guard case .found(let match) = router.route(request) else {
            Issue.record("no route")
            return
        }
        #expect(match["planId"] == "a b")
        #expect(match["signatureId"] == "\u{e9}")
        #expect(match["other"] == nil)
    }

    @Test("a route is added once")
    func twice() async {
        await #expect(processExitsWith: .failure) {
            var router = Router()
            router.add(.get, "/a/{b}")
            router.add(.get, "/a/{c}")
        }
    }

    @Test("every route is found among a thousand")
    func many() {
        var router = Router()
        for index in 0..<1_000 { router.add(.get, "/r\(index % 40)/{id}/s\(index)") }
        #expect(router.count == 1_000)
        for index in 0..<1_000 {
            guard case .found(let match) = router.route(.get, path: "/r\(index % 40)/x/s\(index)") else {
                Issue.record("route \(index) is not found")
                return
            }
            #expect(match.route == index)
        }
    }
}
