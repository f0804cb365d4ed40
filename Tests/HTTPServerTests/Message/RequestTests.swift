import Testing

@testable import HTTPServer

@Suite("A request")
struct RequestTests {
    @Test("its fields are found by lower-case name, whatever case they came in")
    func header() throws {
        let request = try Request(.get, "/", fields: [Field("X-Trace-ID", " a \t"), Field("Empty", "")])
        #expect(request.header("x-trace-id") == "a")
        #expect(request.header("empty") == "")
        #expect(request.header("x-trace") == nil)
        #expect(request.header("host") == "localhost")
    }

    @Test("fields of one name are joined in their order")
    func repeated() throws {
        let request = try Request(.get, "/", fields: [Field("A", "1"), Field("B", "x"), Field("a", "2")])
        #expect(request.header("a") == "1, 2")
        #expect(request.headers("a") == ["1", "2"])
        #expect(request.headerCount("a") == 2)
        #expect(request.headerCount("c") == 0)
    }

    @Test(
        "its path is decoded once and divided at its slashes",
        arguments: [
            ("/", [""]), ("/a/b", ["a", "b"]), ("/a//b/", ["a", "", "b", ""]), ("/%2561/%20", ["%61", " "]),
        ])
    func segments(target: String, segments: [String]) throws {
        #expect(try Request(.get, target).segments == segments)
    }

    @Test(
        "its query is the text behind the question mark",
        arguments: [
            ("/a", nil), ("/a?", ""), ("/a?b=%20?c", "b=%20?c"),
        ] as [(String, String?)])
    func query(target: String, query: String?) throws {
        let request = try Request(.get, target)
        #expect(request.query == query)
        #expect(Array(request.queryBytes) == Array((query ?? "").utf8))
        #expect(request.path == "/a")
    }

    @Test("the host of an absolute target goes before the Host field")
    func authority() throws {
        #expect(try Request(.get, "http://b.example:8/a").authority == "b.example:8")
        #expect(try Request(.get, "/a").authority == "localhost")
    }

    @Test("its content is what was sent")
    func body() throws {
        let body = (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }
        #expect(try Request(.put, "/a", body: body).body == body)
    }

    @Test("a request that the engine refuses cannot be made")
    func refused() {
        #expect(throws: Refusal.malformed(.pathSegment)) { try Request(.get, "/../a") }
        #expect(throws: Refusal.bodyTooLarge(bytesMax: 1_048_576)) {
            try Request(.put, "/a", body: Array(repeating: 0, count: 1_048_577))
        }
    }

    @Test(
        "each method keeps its name",
        arguments: [
            Method.get, .head, .post, .put, .patch, .delete, .options, .trace, .other("BREW"), .other("PROPFIND"),
        ])
    func method(method: Method) throws {
        let target = "/"
        #expect(try Request(method, target).method == method)
    }

    @Test("a refusal says its status and one sentence without what was sent")
    func refusals() {
        let refusals: [Refusal] =
            [
                .tooSlow, .bodyTooLarge(bytesMax: 7), .requestLineTooLong(bytesMax: 7), .expectationUnknown,
                .headerTooLarge(bytesMax: 7), .tooManyFields(fieldsMax: 7), .methodNotImplemented,
                .transferCodingUnknown, .tooManyConnections, .versionUnsupported,
            ] + Malformation.allCases.map(Refusal.malformed)
        #expect(Set(refusals.map(\.sentence)).count == refusals.count)
        #expect(refusals.allSatisfy { $0.sentence.hasSuffix(".") && (400...599).contains($0.status) })
        #expect(Set(refusals.map(\.status)) == [400, 408, 413, 414, 417, 431, 501, 503, 505])
    }
}

@Suite("Sets of characters")
struct ByteSetTests {
    private static let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    private static let digits = "0123456789"
    private static let unreserved = letters + digits + "-._~"
    private static let delimiters = "!$&'()*+,;="

    @Test("a set holds the characters of its grammar and no other byte")
    func members() {
        #expect(members(.token) == Set((Self.letters + Self.digits + "!#$%&'*+-.^_`|~").utf8))
        #expect(members(.path) == Set((Self.unreserved + Self.delimiters + ":@/").utf8))
        #expect(members(.query) == Set((Self.unreserved + Self.delimiters + ":@/?").utf8))
        #expect(members(.hostName) == Set((Self.unreserved + Self.delimiters).utf8))
        #expect(members(.hostAddress) == Set("0123456789abcdefABCDEF:.".utf8))
    }

    @Test("a hexadecimal digit has its value, and no other byte has one")
    func hexadecimal() {
        for byte in UInt8.min...UInt8.max {
            let text = String(UnicodeScalar(byte))
            let expected = byte < 128 && text != "+" && text != "-" ? UInt8(text, radix: 16) : nil
            #expect(Byte.hexValue(byte) == expected)
        }
    }

    private func members(_ set: ByteSet) -> Set<UInt8> { Set((UInt8.min...UInt8.max).filter(set.contains)) }
}
