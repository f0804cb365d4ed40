import HTTPTesting
import Testing

@testable import HTTPServer

@Suite("RFC 9110: what concerns the engine")
struct SemanticsConformanceTests {
    private func get(_ target: String, _ fields: String = "", method: String = "GET") -> String {
        "\(method) \(target) HTTP/1.1\r\n\(Exchange.host)\(fields)\r\n"
    }

    @Test(
        "RFC 9110 §2.2: what is sent matches the grammar, whatever the handler gives",
        arguments: ["a\r\nb", "a\0", "\u{1b}[m", "a\u{7f}b"])
    func grammar(value: String) {
        let text = Exchange.written(Response(status: 200, fields: [Field("X", value)]))
        #expect(text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0D || $0 == 0x0A })
        #expect(text.utf8.split(separator: 0x0A).count == 5)
    }

    @Test(
        "RFC 9110 §4.2.1: an http target without a host is refused", arguments: ["http:///a", "http://", "http://:80/"])
    func emptyHost(target: String) {
        #expect(Exchange.lines(get(target)) == ["400 hostInvalid"])
    }

    @Test(
        "RFC 9110 §4.2.2: an https target without a host is refused",
        arguments: ["https:///a", "https://", "https://:1/"])
    func emptySecureHost(target: String) {
        #expect(Exchange.lines(get(target)) == ["400 hostInvalid"])
    }

    @Test("RFC 9110 §5.1: the case of a field name does not matter", arguments: ["content-length", "CONTENT-LENGTH"])
    func nameCase(name: String) {
        #expect(Exchange.lines(fields: "\(name): 2\r\n", content: "hi") == ["POST / 'hi'"])
        #expect(Exchange.requests(get("/", "\(name): 0\r\n")).first?.header("content-length") == "0")
    }

    @Test("RFC 9110 §5.3: the lines of a field keep their order when they are joined")
    func order() {
        let request = Exchange.requests(get("/", "X: a\r\nY: z\r\nx: b\r\nX: c, d\r\n")).first
        #expect(request?.header("x") == "a, b, c, d")
        #expect(request?.headers("x") == ["a", "b", "c, d"])
    }

    @Test("RFC 9110 §5.3: no request is handed over before its header section is whole")
    func wholeSection() throws {
        let text = get("/wait", "X: y\r\n")
        let bytes = Array(text.utf8)
        for count in bytes.indices { #expect(Transcript.lines(of: Array(bytes[..<count])).isEmpty) }
        let server = try EchoServer(loops: 1)
        let client = try server.client()
        client.send(String(text.dropLast(1)))
        let other = try server.client()
        other.send(get("/a"))
        #expect(try other.answer().body == "/a")
        #expect(server.waiting.count == 0)
        client.send("\r\n")
        #expect(server.waits(for: 1))
    }

    @Test(
        "RFC 9110 §5.4: fields larger than the limits are answered 4xx",
        arguments: [
            ("X: \(String(repeating: "a", count: 20_000))\r\n", "431"),
            ("\(String(repeating: "a", count: 20_000)): x\r\n", "431"),
            (String(repeating: "X: y\r\n", count: 100), "431"),
            (String(repeating: "X: y\r\n", count: 99), "GET /"),
        ])
    func fieldLimits(fields: String, expected: String) {
        #expect(Exchange.lines(fields: fields) == [expected])
    }

    @Test(
        "RFC 9110 §5.5: the blanks around a value are no part of it", arguments: ["a", " a", "a ", "\t a \t", "  a\t"])
    func blanks(value: String) {
        #expect(Exchange.requests(get("/", "X:\(value)\r\n")).first?.header("x") == "a")
        #expect(
            Exchange.lines(fields: "Content-Length:\(value.replacing("a", with: "2"))\r\n", content: "hi") == [
                "POST / 'hi'"
            ])
    }

    @Test(
        "RFC 9110 §5.5: CR, LF and NUL in a value are refused", arguments: ["a\rb", "a\nb", "a\0b", "\r", "\0", "a\0"])
    func controls(value: String) {
        let line = Exchange.lines(fields: "X: \(value)\r\n")
        #expect(line == [value.contains("\n") ? "400 lineEnd" : "400 fieldValue"])
    }

    @Test("RFC 9110 §5.6.1.2: empty elements of a list are ignored")
    func emptyElements() {
        #expect(Exchange.lines(get("/a", "Connection: ,, ,close, ,\r\n") + get("/b")) == ["GET /a and close"])
        let wish = "Expect: ,100-continue ,,\r\nContent-Length: 2\r\n"
        #expect(Exchange.lines(fields: wish, content: "hi") == ["100", "POST / 'hi'"])
        #expect(AcceptEncoding.prefersGzip(", ,gzip;q=1 ,, br"))
    }

    @Test("RFC 9110 §5.6.3: bad whitespace is read over where the grammar has it", arguments: [" ", "\t", " \t "])
    func badWhitespace(blanks: String) {
        let line = "1\(blanks);\(blanks)a\(blanks)=\(blanks)b\r\n"
        #expect(Exchange.lines(chunks: "\(line)x\r\n0\r\n\r\n") == ["POST / 'x'"])
    }

    @Test("RFC 9110 §5.6.4: a quoted pair stands for the letter behind the backslash")
    func quotedPair() {
        #expect(Exchange.lines(chunks: "1;a=\"\\\";b=\\\\\"\r\nx\r\n0\r\n\r\n") == ["POST / 'x'"])
        #expect(Exchange.lines(chunks: "1;a=\"\\\"\r\nx\r\n0\r\n\r\n") == ["400 chunkExtension"])
    }

    @Test(
        "RFC 9110 §5.6.7: a date is sent in the preferred form",
        arguments: [
            (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (1_700_000_000, "Tue, 14 Nov 2023 22:13:20 GMT"),
        ])
    func date(seconds: Int, expected: String) {
        #expect(WallClock.text(secondsSince1970: seconds) == expected)
    }

    @Test(
        "RFC 9110 §6.2: every answer has a version this server conforms to",
        arguments: ["HTTP/1.0", "HTTP/1.1", "HTTP/2.0"])
    func version(version: String) throws {
        let answers = try Exchange.answers("GET / \(version)\r\n\(Exchange.host)Connection: close\r\n\r\n")
        #expect(answers.hasPrefix(version == "HTTP/2.0" ? "HTTP/1.1 505 " : "HTTP/1.1 200 "))
    }

    @Test(
        "RFC 9110 §6.6.1: every answer has a Date",
        arguments: [
            "GET / HTTP/1.1\r\n\r\n", "GET /status/301 HTTP/1.0\r\n\r\n", "GET /status/404 HTTP/1.0\r\n\r\n",
            "GET /status/204 HTTP/1.0\r\n\r\n", "GET /begin/200 HTTP/1.0\r\n\r\n",
        ])
    func dateField(text: String) throws {
        #expect(try Exchange.answers(text).components(of: "Date").count == 1)
    }

    @Test("RFC 9110 §7.8: no protocol is switched to", arguments: ["h2c", "websocket", "TLS/1.2", "HTTP/2.0"])
    func upgrade(protocol name: String) throws {
        let fields = "Connection: Upgrade, close\r\nUpgrade: \(name)\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n"
        #expect(try Exchange.answers(get("/a", fields)).hasPrefix("HTTP/1.1 200 OK\r\n"))
        let old = "GET /a HTTP/1.0\r\nConnection: Upgrade\r\nUpgrade: \(name)\r\n\r\n"
        #expect(try Exchange.answers(old).hasPrefix("HTTP/1.1 200 OK\r\n"))
    }

    @Test("RFC 9110 §8.6: the length in the answer to HEAD is that of GET", arguments: ["/a", "/large", "/status/404"])
    func headLength(path: String) throws {
        let close = "Connection: close\r\n"
        let (head, whole) = (
            try Exchange.answers(get(path, close, method: "HEAD")), try Exchange.answers(get(path, close))
        )
        #expect(head.components(of: "Content-Length") == whole.components(of: "Content-Length"))
        #expect(whole.components(of: "Content-Length").count == 1)
    }

    @Test("RFC 9110 §8.6: no length with 1xx, 204 and 304", arguments: [204, 304])
    func noLength(status: Int) {
        let response = Response(status: status, fields: [Field("Content-Length", "7")], body: Array("content".utf8))
        #expect(Exchange.written(response).components(of: "Content-Length").isEmpty)
        #expect(Exchange.beginning(response).components(of: "Content-Length").isEmpty)
        #expect(!String(decoding: ResponseWriter.interim, as: UTF8.self).contains("Content-Length"))
    }

    @Test(
        "RFC 9110 §8.6: no length is too large to be understood",
        arguments: [
            "1048577", "9223372036854775807", "9223372036854775808", "18446744073709551616",
            String(repeating: "9", count: 400),
        ])
    func largeLength(length: String) {
        #expect(Exchange.lines(fields: "Content-Length: \(length)\r\n", content: "hello") == ["413"])
    }

    @Test("RFC 9110 §9.1: GET and HEAD are handed over, as is any other method")
    func methods() {
        let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get"]
        for method in methods { #expect(Exchange.lines(get("/", method: method)) == ["\(method) /"]) }
    }

    @Test(
        "RFC 9110 §9.3.2: the answer to HEAD has no content",
        arguments: ["/a", "/status/404", "/begin/200", "/write/2"])
    func head(path: String) throws {
        let answers = try Exchange.answers(get(path, method: "HEAD") + get("/z", "Connection: close\r\n"))
        let parts = answers.split(separator: "\r\n\r\n", omittingEmptySubsequences: false)
        #expect(parts.count == 3)
        #expect(parts.dropFirst().first?.hasPrefix("HTTP/1.1 200 OK\r\n") == true)
        #expect(try Exchange.answers("HEAD / HTTP/1.1\r\n\r\n").hasSuffix("\r\n\r\n"))
    }

    @Test(
        "RFC 9110 §9.3.6: CONNECT is refused",
        arguments: ["a.example:443", "a.example:", "a.example:x", "a.example", ":80"])
    func connect(target: String) throws {
        #expect(Exchange.lines(get(target, method: "CONNECT")) == ["501"])
        #expect(try Exchange.answers(get(target, method: "CONNECT")).hasPrefix("HTTP/1.1 501 "))
    }

    @Test("RFC 9110 §10.1.1: an expectation in HTTP/1.0 is ignored")
    func oldExpectation() throws {
        let text = "POST /echo HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"
        #expect(Exchange.lines(text + "hi") == ["POST /echo 'hi' and close"])
        #expect(try Exchange.answers(text + "hi").hasPrefix("HTTP/1.1 200 OK\r\n"))
    }

    @Test("RFC 9110 §10.1.1: leave is followed by a final answer once the content is there")
    func finalAnswer() throws {
        let fields = "Expect: 100-continue\r\nConnection: close\r\nContent-Length: 2\r\n"
        let answers = try Exchange.answers(get("/echo", fields, method: "POST") + "hi")
        #expect(answers.hasPrefix("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"))
        #expect(answers.hasSuffix("\r\n\r\nhi"))
    }

    @Test(
        "RFC 9110 §10.1.1: an expectation is met with leave or a final answer, before any content comes",
        arguments: [
            ("Content-Length: 2\r\n", 100), ("Transfer-Encoding: chunked\r\n", 100), ("Content-Length: 11\r\n", 413),
            ("Content-Length: 0\r\n", 200),
        ])
    func leave(framing: String, status: Int) throws {
        let server = try EchoServer(loops: 1) { $0.bodyBytesMax = 10 }
        let client = try server.client()
        client.send(get("/echo", "Expect: 100-continue\r\n\(framing)", method: "POST"))
        #expect(try client.answer().status == status)
    }

    @Test("RFC 9110 §15.2: no interim answer to a client of HTTP/1.0")
    func noInterim() {
        let text = "POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nhi"
        #expect(Exchange.lines(text) == ["POST / 'hi' and close"])
    }

    @Test("RFC 9110 §15.3.6: an answer without content by its status has none", arguments: [204, 205, 304])
    func noContent(status: Int) throws {
        for kind in ["status", "begin"] {
            let answers = try Exchange.answers(get("/\(kind)/\(status)") + get("/z", "Connection: close\r\n"))
            let parts = answers.split(separator: "\r\n\r\n", omittingEmptySubsequences: false)
            #expect(parts.count == 3)
            #expect(parts.first?.hasPrefix("HTTP/1.1 \(status) ") == true)
            #expect(parts.dropFirst().first?.hasPrefix("HTTP/1.1 200 OK\r\n") == true)
            #expect(String(parts[0]).components(of: "Content-Length") == (status == 205 ? ["0"] : []))
        }
    }
}
