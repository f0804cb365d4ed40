import Testing

@testable import HTTPServer

@Suite("RFC 9112: messages, request lines and status lines")
struct MessageConformanceTests {
    @Test(
        "RFC 9112 §2.2: a message is read as bytes, whatever their encoding says",
        arguments: ["\u{20ac}", "\u{10a}\u{a0a}", "\u{560d}\u{560a}", "\u{2028}"])
    func bytes(text: String) {
        // Letters whose code ends in the number of a line feed, or that other standards take for a line end.
        #expect(Exchange.lines(fields: "X: \(text)Y: z\r\n") == ["GET /"])
        #expect(Exchange.requests("GET / HTTP/1.1\r\n\(Exchange.host)X: \(text)\r\n\r\n").first?.header("x") == text)
    }

    @Test(
        "RFC 9112 §2.2: a bare carriage return makes the message invalid",
        arguments: [
            "G\rET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET /\r HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET / HTTP/1.1\r\rHost: a\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\rb\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nX\r: y\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1;\rb\r\na\r\n0\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: y\rz\r\n\r\n",
        ])
    func bareCarriageReturn(text: String) {
        let lines = Exchange.lines(text)
        #expect(lines.count == 1)
        #expect(lines.first?.hasPrefix("400 ") == true)
    }

    @Test("RFC 9112 §2.2: no bare carriage return is sent", arguments: ["a\rb", "\r", "a\r", "a\r\nb", "a\nb", "a\0b"])
    func sentCarriageReturn(value: String) {
        let text = Exchange.written(Response(status: 200, fields: [Field("X", value), Field("Y\(value)", "z")]))
        let lines = text.utf8.split(separator: 0x0A)
        for line in lines {
            #expect(line.last == 0x0D)
            #expect(!line.dropLast().contains { $0 == 0x0D || $0 == 0 })
        }
        #expect(lines.count == 6)
    }

    @Test("RFC 9112 §2.2: whitespace before the first field is refused", arguments: [" ", "\t", "  ", " \t"])
    func whitespaceFirst(blanks: String) {
        #expect(Exchange.lines("GET / HTTP/1.1\r\n\(blanks)X: y\r\n\(Exchange.host)\r\n") == ["400 foldedField"])
        #expect(Exchange.lines("GET / HTTP/1.1\r\n\(blanks)\r\n\(Exchange.host)\r\n") == ["400 foldedField"])
    }

    @Test("RFC 9112 §2.2: no whitespace is sent between the status line and the first field")
    func noWhitespaceFirst() {
        let response = Response(status: 200, fields: [Field("X", "y")])
        #expect(Exchange.written(response).hasPrefix("HTTP/1.1 200 OK\r\nDate: now\r\nX: y\r\n"))
        #expect(Exchange.beginning(response).hasPrefix("HTTP/1.1 200 OK\r\nDate: now\r\nX: y\r\n"))
    }

    @Test("RFC 9112 §3: a target longer than the limit is answered 414", arguments: [8_178, 8_179, 100_000])
    func longTarget(count: Int) {
        let text = "GET /\(String(repeating: "a", count: count)) HTTP/1.1\r\n\(Exchange.host)\r\n"
        #expect(Exchange.lines(text) == (count == 8_178 ? ["GET /\(String(repeating: "a", count: count))"] : ["414"]))
    }

    @Test(
        "RFC 9112 §3.2: a request without Host, with two, or with an invalid one is answered 400",
        arguments: [
            ("", "400 hostMissing"), ("Host: a\r\nHost: a\r\n", "400 hostRepeated"),
            ("Host: a\r\nhost: b\r\n", "400 hostRepeated"), ("Host: a b\r\n", "400 hostInvalid"),
            ("Host: a/b\r\n", "400 hostInvalid"), ("Host: u@a\r\n", "400 hostInvalid"),
            ("Host: a:x\r\n", "400 hostInvalid"), ("Host:\r\n", "400 hostInvalid"), ("Host: a:80\r\n", "GET /"),
        ])
    func host(fields: String, expected: String) {
        #expect(Exchange.lines("GET / HTTP/1.1\r\n\(fields)\r\n") == [expected])
        // An older version may leave Host out, and nothing else.
        let old = fields.isEmpty || expected == "GET /" ? "GET / and close" : expected
        #expect(Exchange.lines("GET / HTTP/1.0\r\n\(fields)\r\n") == [old])
    }

    @Test("RFC 9112 §3.2: the refusal of a bad Host is sent and the connection ends")
    func hostOnTheWire() throws {
        let answers = try Exchange.answers("GET / HTTP/1.1\r\n\r\nGET /next HTTP/1.1\r\n\(Exchange.host)\r\n")
        #expect(answers.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
        #expect(!answers.contains("/next"))
    }

    @Test("RFC 9112 §3.2.2: the host of an absolute target goes before the Host field")
    func absoluteAuthority() {
        let requests = Exchange.requests("GET http://b.example:81/c HTTP/1.1\r\n\(Exchange.host)\r\n")
        #expect(requests.map(\.authority) == ["b.example:81"])
        #expect(Exchange.requests("GET /c HTTP/1.1\r\n\(Exchange.host)\r\n").map(\.authority) == ["a.example"])
    }

    @Test(
        "RFC 9112 §3.2.2: the absolute form is accepted",
        arguments: [
            ("http://a.example/b?c", "GET /b?c"), ("HTTP://a.example", "GET /"), ("https://a.example/", "GET /"),
            ("http://a.example?b", "GET /?b"),
        ])
    func absolute(target: String, expected: String) throws {
        #expect(Exchange.lines("GET \(target) HTTP/1.1\r\n\(Exchange.host)\r\n") == [expected])
        let fields = "\(Exchange.host)Connection: close\r\n"
        #expect(try Exchange.answers("GET \(target) HTTP/1.1\r\n\(fields)\r\n").hasPrefix("HTTP/1.1 200 OK\r\n"))
    }

    @Test(
        "RFC 9112 §4: the space behind the status code is sent though there is no phrase", arguments: [299, 418, 599])
    func statusLine(status: Int) {
        #expect(Exchange.written(Response(status: status)).hasPrefix("HTTP/1.1 \(status) \r\n"))
    }

    @Test("RFC 9112 §5.1: whitespace between a name and its colon is answered 400", arguments: [" ", "\t", "  "])
    func whitespaceBeforeColon(blanks: String) throws {
        #expect(Exchange.lines(fields: "X\(blanks): y\r\n") == ["400 fieldName"])
        #expect(Exchange.lines(fields: "Content-Length\(blanks): 0\r\n") == ["400 fieldName"])
        #expect(Exchange.lines("GET / HTTP/1.1\r\nHost\(blanks): a\r\n\r\n") == ["400 fieldName"])
        #expect(try Exchange.answers("GET / HTTP/1.1\r\nHost\(blanks): a\r\n\r\n").hasPrefix("HTTP/1.1 400 "))
    }

    @Test("RFC 9112 §5.2: a folded field is answered 400", arguments: [" y", "\ty", " ", "\t \t"])
    func folded(line: String) {
        #expect(Exchange.lines(fields: "X: y\r\n\(line)\r\n") == ["400 foldedField"])
        #expect(Exchange.lines(chunks: "0\r\nX: y\r\n\(line)\r\n\r\n") == ["400 foldedField"])
    }

    @Test("RFC 9112 §5.2: no folded field is sent")
    func sentFold() {
        let text = Exchange.written(Response(status: 200, fields: [Field("X", "a\r\n b"), Field("Y", "a\r\n\tb")]))
        #expect(text.contains("\r\nX: a   b\r\nY: a  \tb\r\n"))
    }
}
