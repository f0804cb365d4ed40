import Testing

@testable import HTTPServer

@Suite("What comes of bytes on the wire")
struct WireTests {
    @Test("a message is read, or refused, by the rule it keeps or breaks", arguments: SyntaxCorpus.all)
    func syntax(wire: WireCase) {
        #expect(Transcript.of(wire.text) == wire.expected)
    }

    @Test(
        "a message that could be divided in two ways is refused, and nothing behind it is read",
        arguments: SmugglingCorpus.all)
    func smuggling(wire: WireCase) {
        let transcript = Transcript.of(wire.text)
        #expect(transcript == wire.expected)
        #expect(!transcript.contains { $0.contains("smuggled") })
    }

    @Test("a message that arrives byte by byte comes to the same", arguments: SyntaxCorpus.all + SmugglingCorpus.all)
    func byteByByte(wire: WireCase) {
        #expect(Transcript.of(pieces: wire.text.utf8.map { [$0] }) == wire.expected)
    }

    @Test("a message that is cut anywhere comes to the same", arguments: SyntaxCorpus.all + SmugglingCorpus.all)
    func everySplit(wire: WireCase) {
        let bytes = Array(wire.text.utf8)
        for cut in bytes.indices {
            #expect(
                Transcript.of(pieces: [Array(bytes[..<cut]), Array(bytes[cut...])]) == wire.expected, "cut at \(cut)")
        }
    }

    @Test("every malformation is met by the corpus")
    func corpusIsWhole() {
        let met = Set((SyntaxCorpus.all + SmugglingCorpus.all).flatMap(\.expected))
        // A PROXY header stands before requests, and has a table of its own.
        for malformation in Malformation.allCases where malformation != .proxyHeader {
            #expect(met.contains("400 \(malformation.rawValue)"), "\(malformation)")
        }
    }
}

@Suite("The limits of a message")
struct WireLimitTests {
    private static let host = "Host: a\r\n"

    /// Each limit at its last good size, and one beyond.
    static let cases: [WireCase] = [
        WireCase("a request line of 40 bytes", "GET /\(letters(26)) HTTP/1.1\r\n\(host)\r\n", "GET /\(letters(26))"),
        WireCase("a request line of 41 bytes", "GET /\(letters(27)) HTTP/1.1\r\n\(host)\r\n", "414"),
        WireCase("a request line without an end", letters(500), "414"),
        WireCase("a header section of 60 bytes", "GET / HTTP/1.1\r\n\(host)X: \(letters(46))\r\n\r\n", "GET /"),
        WireCase("a header section of 61 bytes", "GET / HTTP/1.1\r\n\(host)X: \(letters(47))\r\n\r\n", "431"),
        WireCase("a header section without an end", "GET / HTTP/1.1\r\nX: \(letters(500))", "431"),
        WireCase("four fields", "GET / HTTP/1.1\r\n\(host)\(fields(3))\r\n", "GET /"),
        WireCase("five fields", "GET / HTTP/1.1\r\n\(host)\(fields(4))\r\n", "431"),
        WireCase(
            "a content of 10 bytes", "PUT / HTTP/1.1\r\n\(host)Content-Length: 10\r\n\r\n\(letters(10))",
            "PUT / '\(letters(10))'"),
        WireCase("a content of 11 bytes", "PUT / HTTP/1.1\r\n\(host)Content-Length: 11\r\n\r\n\(letters(11))", "413"),
        WireCase("chunks of 10 bytes", chunked("5\r\naaaaa\r\n5\r\naaaaa\r\n0\r\n\r\n"), "PUT / '\(letters(10))'"),
        WireCase("chunks of 11 bytes", chunked("5\r\naaaaa\r\n6\r\naaaaaa\r\n0\r\n\r\n"), "413"),
        WireCase("a chunk line of 20 bytes", chunked("1;\(letters(18))\r\na\r\n0\r\n\r\n"), "PUT / 'a'"),
        WireCase("a chunk line of 21 bytes", chunked("1;\(letters(19))\r\na\r\n0\r\n\r\n"), "400 chunkExtension"),
        WireCase("a chunk line without an end", chunked("1;\(letters(500))"), "400 chunkExtension"),
        WireCase(
            "extensions of 30 bytes", chunked("1;\(letters(14))\r\na\r\n1;\(letters(14))\r\na\r\n0\r\n\r\n"),
            "PUT / 'aa'"),
        WireCase(
            "extensions of 31 bytes", chunked("1;\(letters(15))\r\na\r\n1;\(letters(14))\r\na\r\n0\r\n\r\n"),
            "400 chunkExtension"),
        WireCase("four trailers", chunked("0\r\n\(fields(4))\r\n"), "PUT /"),
        WireCase("five trailers", chunked("0\r\n\(fields(5))\r\n"), "431"),
        WireCase("trailers of 61 bytes", chunked("0\r\nA: \(letters(27))\r\nB: \(letters(24))\r\n\r\n"), "431"),
        WireCase("a trailer without an end", chunked("0\r\nA: \(letters(500))"), "431"),
    ]

    @Test("a size is accepted up to its limit", arguments: cases)
    func limit(wire: WireCase) {
        #expect(Transcript.of(wire.text, limits: Self.small) == wire.expected)
    }

    @Test("a size is measured alike when it arrives byte by byte", arguments: cases)
    func byteByByte(wire: WireCase) {
        #expect(Transcript.of(pieces: wire.text.utf8.map { [$0] }, limits: Self.small) == wire.expected)
    }

    @Test("a size is measured alike wherever the message is cut", arguments: cases)
    func everySplit(wire: WireCase) {
        let bytes = Array(wire.text.utf8)
        for cut in bytes.indices {
            let pieces = [Array(bytes[..<cut]), Array(bytes[cut...])]
            #expect(Transcript.of(pieces: pieces, limits: Self.small) == wire.expected, "cut at \(cut)")
        }
    }

    private static var small: Limits {
        var limits = Limits()
        limits.requestLineBytesMax = 40
        limits.headerBytesMax = 60
        limits.headerFieldsMax = 4
        limits.bodyBytesMax = 10
        limits.chunkLineBytesMax = 20
        limits.chunkExtensionBytesMax = 30
        return limits
    }

    private static func letters(_ count: Int) -> String { String(repeating: "a", count: count) }
    private static func fields(_ count: Int) -> String { String(repeating: "X: y\r\n", count: count) }

    private static func chunked(_ content: String) -> String {
        "PUT / HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\n\r\n" + content
    }
}
