import Testing

@testable import HTTPServer

@Suite("RFC 9112: connections")
struct ConnectionConformanceTests {
    private func get(_ path: String, _ fields: String = "") -> String {
        "GET \(path) HTTP/1.1\r\n\(Exchange.host)\(fields)\r\n"
    }

    @Test("RFC 9112 §8: content whose last chunk is missing is no request")
    func missingLastChunk() throws {
        let text = "POST /echo HTTP/1.1\r\n\(Exchange.host)Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"
        #expect(Exchange.lines(text).isEmpty)
        #expect(Exchange.lines(text + "0\r\n").isEmpty)
        let server = try EchoServer(loops: 1)
        let client = try server.client()
        client.send(text)
        client.endOutput()
        #expect(try client.isEnded())
    }

    @Test(
        "RFC 9112 §9.3: a connection goes on by version and option",
        arguments: [
            ("HTTP/1.1", "", false), ("HTTP/1.1", "Connection: keep-alive\r\n", false),
            ("HTTP/1.1", "Connection: close\r\n", true), ("HTTP/1.1", "Connection: x, CLOSE\r\n", true),
            ("HTTP/1.0", "", true), ("HTTP/1.0", "Connection: Keep-Alive\r\n", false),
            ("HTTP/1.0", "Connection: keep-alive, close\r\n", true),
        ])
    func persistence(version: String, fields: String, closes: Bool) {
        let text = "GET /a \(version)\r\n\(Exchange.host)\(fields)\r\n" + get("/b")
        #expect(Exchange.lines(text) == (closes ? ["GET /a and close"] : ["GET /a", "GET /b"]))
    }

    @Test("RFC 9112 §9.3: what is left of unread content is not taken for a request")
    func unreadContent() throws {
        let hidden = get("/hidden")
        // Refused before it is read: the limit of the content.
        let large = "POST / HTTP/1.1\r\n\(Exchange.host)Content-Length: 9999999\r\n\r\n\(hidden)"
        let refused = try Exchange.answers(large)
        #expect(refused.hasPrefix("HTTP/1.1 413 "))
        #expect(!refused.contains("/hidden"))
        // Answered before it is read: the handler has seen enough.
        let chunks = "POST /pieces/early HTTP/1.1\r\n\(Exchange.host)Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"
        let early = try Exchange.answers(chunks)
        #expect(early.contains("\r\nConnection: close\r\n"))
        #expect(early.hasSuffix("early"))
    }

    @Test("RFC 9112 §9.3.2: answers come in the order of the requests, whatever each takes")
    func order() throws {
        let paths = (0..<60).map { $0.isMultiple(of: 3) ? "/late/\($0)" : "/\($0)" }
        let text = paths.map { get($0) }.joined() + get("/last", "Connection: close\r\n")
        let bodies = try Exchange.answers(text).split(separator: "HTTP/1.1 200 OK\r\n").map { answer in
            answer.split(separator: "\r\n\r\n").last.map(String.init)
        }
        #expect(bodies == (paths + ["/last"]).map(Optional.some))
    }

    @Test("RFC 9112 §9.6: after the answer to a close the connection ends, and nothing behind it is processed")
    func close() throws {
        let server = try EchoServer(loops: 1)
        let client = try server.client()
        client.send(get("/a", "Connection: close\r\n") + get("/wait"))
        let answer = try client.answer()
        #expect(answer.body == "/a")
        #expect(answer.head.contains("\r\nConnection: close\r\n"))
        #expect(try client.isEnded())
        #expect(server.waiting.count == 0)
    }

    @Test("RFC 9112 §9.6: after an answer that says close the connection ends, and nothing behind it is processed")
    func saidClose() throws {
        let server = try EchoServer(loops: 1) { $0.requestsPerConnectionMax = 1 }
        let client = try server.client()
        client.send(get("/a") + get("/wait"))
        #expect(try client.answer().head.contains("\r\nConnection: close\r\n"))
        #expect(try client.isEnded())
        #expect(server.waiting.count == 0)
        let refusing = try EchoServer(loops: 1)
        let refused = try refusing.client()
        refused.send("GET / HTTP/1.1\r\n\r\n" + get("/wait"))
        #expect(try refused.answer().head.contains("\r\nConnection: close\r\n"))
        #expect(try refused.isEnded())
        #expect(refusing.waiting.count == 0)
    }
}
