import Testing

@testable import HTTPServer

@Suite("A response on the wire")
struct ResponseWriterTests {
    private func written(_ response: Response, _ terms: ResponseTerms = ResponseTerms()) -> String {
        var output: [UInt8] = []
        ResponseWriter.append(response, terms, dateLine: Array("Date: now\r\n".utf8), to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    @Test("it has the date, its fields and its length")
    func plain() {
        let response = Response(
            status: 200, fields: [Field("Content-Type", "a/b"), Field("ETag", "\"1\"")], body: [0x68, 0x69])
        #expect(
            written(response)
                == "HTTP/1.1 200 OK\r\nDate: now\r\nContent-Type: a/b\r\nETag: \"1\"\r\nContent-Length: 2\r\n\r\nhi")
    }

    @Test("the answer to HEAD has the length of the content it leaves out")
    func head() {
        let text = written(
            Response(status: 200, body: Array(repeating: 0x61, count: 1_230)), ResponseTerms(omitsBody: true))
        #expect(text == "HTTP/1.1 200 OK\r\nDate: now\r\nContent-Length: 1230\r\n\r\n")
    }

    @Test("two statuses have neither content nor length", arguments: [204, 304])
    func withoutContent(status: Int) {
        let text = written(Response(status: status, body: [0x61]))
        #expect(!text.contains("Content-Length"))
        #expect(text.hasSuffix("\r\n\r\n"))
    }

    @Test("the connection's fate is told when it is not the usual one")
    func connection() {
        #expect(written(Response(status: 200), ResponseTerms(closes: true)).contains("\r\nConnection: close\r\n"))
        #expect(
            written(Response(status: 200), ResponseTerms(saysKeepAlive: true)).contains(
                "\r\nConnection: keep-alive\r\n"))
        #expect(!written(Response(status: 200)).contains("Connection"))
    }

    @Test("a line end in a value does not begin another field")
    func injection() {
        let text = written(Response(status: 200, fields: [Field("Location", "/a\r\nSet-Cookie: b\0")]))
        #expect(text.contains("Location: /a  Set-Cookie: b \r\n"))
    }

    @Test(
        "the engine's own fields are not taken from the application",
        arguments: [
            "content-length", "Date", "CONNECTION", "Keep-Alive", "Transfer-Encoding", "Server",
        ])
    func ownFields(name: String) {
        #expect(!written(Response(status: 200, fields: [Field(name, "mine")])).contains("mine"))
    }

    @Test("an unusual status has no phrase")
    func unusualStatus() {
        #expect(written(Response(status: 299)).hasPrefix("HTTP/1.1 299 \r\n"))
    }

    @Test(
        "the date is written as RFC 9110 has it",
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"), (1_709_251_199, "Thu, 29 Feb 2024 23:59:59 GMT"),
            (4_102_444_800, "Fri, 01 Jan 2100 00:00:00 GMT"), (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
        ])
    func date(seconds: Int, text: String) {
        #expect(WallClock.text(secondsSince1970: seconds) == text)
    }
}
