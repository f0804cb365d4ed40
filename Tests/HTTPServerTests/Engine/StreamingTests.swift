import Glibc
import Synchronization
import Testing

@testable import HTTPServer

@Suite("Content in pieces")
struct StreamingTests {
    private func get(_ path: String, _ version: String = "1.1") -> String {
        "GET \(path) HTTP/\(version)\r\nHost: a\r\n\r\n"
    }

    private func put(_ path: String, _ fields: String) -> String { "PUT \(path) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n" }

    private func wait(_ condition: () -> Bool) throws {
        let deadline = Moment.now().after(milliseconds: 10_000)
        while !condition() {
            try #require(Moment.now() < deadline)
            sched_yield()
        }
    }

    @Test("a content larger than is kept reaches the handler in pieces, by length and by chunks")
    func taken() throws {
        let server = try EchoServer(loops: 1) { $0.bodyBytesMax = 1_000 }
        let client = try server.client()
        let content = [UInt8](repeating: 7, count: 3_000_000)
        client.send(put("/pieces/count", "Content-Length: 3000000\r\n"))
        client.send(content)
        #expect(try client.answer().body == "3000000 21000000")
        client.send(put("/pieces/count", "Transfer-Encoding: chunked\r\n"))
        for size in [1, 4_096, 300_000] {
            client.send("\(String(size, radix: 16))\r\n")
            client.send(Array(content.prefix(size)))
            client.send("\r\n")
        }
        client.send("0\r\n\r\n" + get("/next"))
        #expect(try client.answer().body == "304097 2128679")
        #expect(try client.answer().body == "/next")
    }

    @Test("a content that fits in what is kept comes whole, and a handler that takes no pieces has its limit")
    func whole() throws {
        let server = try EchoServer(loops: 1) { $0.bodyBytesMax = 1_000 }
        let client = try server.client()
        client.send(put("/echo", "Transfer-Encoding: chunked\r\n") + "3\r\nabc\r\n0\r\n\r\n")
        #expect(try client.answer().body == "abc")
        client.send(put("/echo", "Transfer-Encoding: chunked\r\n") + "3e9\r\n")
        #expect(try client.answer().status == 413)
    }

    @Test("content in pieces has its own limit, by length and by chunks")
    func limit() throws {
        let server = try EchoServer(loops: 1) {
            $0.bodyBytesMax = 1_000
            $0.streamedBodyBytesMax = 5_000
        }
        let announced = try server.client()
        announced.send(put("/pieces/count", "Content-Length: 5001\r\n"))
        #expect(try announced.answer().status == 413)
        let chunked = try server.client()
        chunked.send(put("/pieces/count", "Transfer-Encoding: chunked\r\n"))
        for _ in 0..<2 { chunked.send("9c4\r\n" + String(repeating: "x", count: 2_500) + "\r\n") }
        chunked.send("1\r\n")
        #expect(try chunked.answer().status == 413)
        try wait { server.waiting.cuts.load(ordering: .relaxed) == 1 }
    }

    @Test("leave to send content in pieces is given when it is asked for")
    func expectContinue() throws {
        let server = try EchoServer(loops: 1)
        let client = try server.client()
        client.send(put("/pieces/count", "Content-Length: 2000000\r\nExpect: 100-continue\r\n"))
        #expect(try client.answer().status == 100)
        client.send([UInt8](repeating: 1, count: 2_000_000))
        #expect(try client.answer().body == "2000000 2000000")
    }

    @Test("a sender is held back by a handler that does not read, and is not blamed for it")
    func heldBack() throws {
        let server = try EchoServer(loops: 1) {
            $0.streamWindowBytesMax = 100_000
            $0.bodyProgressTimeMillisecondsMax = 50
        }
        let client = try server.client()
        client.send(put("/pieces/hold", "Content-Length: 33554432\r\n"))
        let piece = [UInt8](repeating: 1, count: 1 << 16)
        let sent = client.sendUntilFull(piece, bytesMax: 32 << 20)
        #expect(sent < 32 << 20)
        usleep(150_000)
        server.waiting.isBlocking.store(false, ordering: .relaxed)
        client.send([UInt8](repeating: 1, count: 33_554_432 - sent))
        #expect(try client.answer().body == "33554432 33554432")
    }

    @Test("a sender that is slow by itself is refused, and the handler told")
    func slowSender() throws {
        let server = try EchoServer(loops: 1) { $0.bodyProgressTimeMillisecondsMax = 50 }
        let client = try server.client()
        client.send(put("/pieces/count", "Content-Length: 33554432\r\n") + "abc")
        #expect(try client.answer().status == 408)
        try wait { server.waiting.cuts.load(ordering: .relaxed) == 1 }
        client.endOutput()
        #expect(try client.isEnded())
    }

    @Test(
        "a content that breaks off is told from one that ends", arguments: ["half-close", "reset", "malformed", "stop"])
    func brokenOff(how: String) throws {
        let server = try EchoServer(loops: 1)
        let client = try server.client()
        client.send(put("/pieces/count", "Transfer-Encoding: chunked\r\n") + "3\r\nabc\r\n")
        try wait { server.waiting.piecesBytes.load(ordering: .relaxed) == 3 }
        switch how {
        case "half-close":
            client.endOutput()
            #expect(try client.isEnded())
        case "reset": client.reset()
        case "stop": server.server.stop(graceSeconds: 0)
        default:
            client.send("x\r\n")
            #expect(try client.answer().status == 400)
        }
        try wait { server.waiting.cuts.load(ordering: .relaxed) == 1 }
    }

    @Test("an answer that does not wait for the content closes the connection")
    func early() throws {
        let server = try EchoServer(loops: 1)
        let client = try server.client()
        client.send(put("/pieces/early", "Content-Length: 33554432\r\n") + "abc")
        let answer = try client.answer()
        #expect(answer.body == "early")
        #expect(answer.head.contains("Connection: close\r\n"))
        client.endOutput()
        #expect(try client.isEnded())
    }

    @Test("an answer in pieces has chunks, and the next request is answered behind it")
    func written() throws {
        let server = try EchoServer(loops: 1)
        let client = try server.client()
        client.send(get("/write/5") + get("/next"))
        let answer = try client.chunkedAnswer()
        #expect(answer.head.contains("Transfer-Encoding: chunked\r\n"))
        #expect(!answer.head.contains("Content-Length"))
        #expect(answer.body == "abcde".map { String(repeating: $0, count: 10_000) }.joined())
        #expect(try client.answer().body == "/next")
    }

    @Test("HEAD gets the beginning of an answer in pieces, and HTTP/1.0 gets it without chunks")
    func otherTerms() throws {
        let server = try EchoServer(loops: 1)
        let client = try server.client()
        client.send("HEAD /write/2 HTTP/1.1\r\nHost: a\r\n\r\n" + get("/next"))
        #expect(try client.answer(hasBody: false).head.contains("Transfer-Encoding: chunked"))
        #expect(try client.answer().body == "/next")
        let old = try server.client()
        old.send("GET /write/2 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
        let answer = try old.answer(hasBody: false)
        #expect(answer.head.contains("Connection: close\r\n"))
        #expect(!answer.head.contains("Transfer-Encoding"))
        old.endOutput()
        #expect(try old.rest() == String(repeating: "a", count: 10_000) + String(repeating: "b", count: 10_000))
    }

    @Test("a writer is held back by a client that does not read")
    func slowReader() throws {
        let server = try EchoServer(loops: 1) { $0.streamWindowBytesMax = 100_000 }
        let client = try WireClient(server.server, receiveBufferBytes: 4_096)
        client.send(get("/write/3000"))
        usleep(200_000)
        let held = server.waiting.piecesBytes.load(ordering: .relaxed)
        #expect(held < 20_000_000)
        #expect(try client.chunkedAnswer().body.utf8.count == 30_000_000)
    }

    @Test("a client that never reads is let go, and the writer told")
    func neverReads() throws {
        let server = try EchoServer(loops: 1) { $0.writeTimeMillisecondsMax = 50 }
        let client = try WireClient(server.server, receiveBufferBytes: 4_096)
        client.send(get("/write/3000"))
        try wait { server.waiting.cuts.load(ordering: .relaxed) == 1 }
    }

    @Test("a writer that gives up breaks the answer off, so that it is not taken for whole")
    func givesUp() throws {
        let server = try EchoServer(loops: 1)
        let client = try server.client()
        client.send(get("/write/2/gone"))
        #expect(throws: WireClient.Failure.self) { try client.chunkedAnswer() }
    }

    @Test(
        "HTTP/1.0 takes the end of the connection for the end of the answer, so one that breaks off is reset",
        arguments: [("/write/2/gone", true), ("/write/2", false)])
    func givesUpBefore11(path: String, isCut: Bool) throws {
        let server = try EchoServer(loops: 1)
        let client = try server.client()
        client.send("GET \(path) HTTP/1.0\r\n\r\n")
        _ = try client.rest()
        #expect(client.wasReset == isCut)
    }

    @Test("a refusal behind a HEAD has the content that its length says")
    func refusedBehindHead() throws {
        let server = try EchoServer(loops: 1)
        let client = try server.client()
        client.send("HEAD /a HTTP/1.1\r\nHost: a\r\n\r\n")
        _ = try client.answer(hasBody: false)
        client.send(" GET / HTTP/1.1\r\n\r\n")
        let refused = try client.answer()
        #expect(refused.status == 400 && !refused.body.isEmpty)
    }

    @Test("who reads slowly and steadily is not broken off, however much the system holds for it")
    func steady() throws {
        let server = try EchoServer(loops: 1) {
            $0.writeTimeMillisecondsMax = 300
            $0.sweepIntervalMilliseconds = 20
        }
        let client = try server.client()
        client.send(get("/write/3000"))
        var taken = 0
        for _ in 0..<25 {
            usleep(100_000)
            let count = client.skip(60_000)
            #expect(count > 0)
            taken += count
        }
        #expect(taken > 1_000_000)
    }

    @Test("content can go out while more of it comes in")
    func bothWays() throws {
        let server = try EchoServer(loops: 1) { $0.streamWindowBytesMax = 1_000 }
        let client = try server.client()
        client.send(put("/pieces/echo", "Transfer-Encoding: chunked\r\n"))
        for letter in "abc" { client.send("1388\r\n" + String(repeating: letter, count: 5_000) + "\r\n") }
        client.send("0\r\n\r\n")
        let answer = try client.chunkedAnswer()
        #expect(answer.body == "abc".map { String(repeating: $0, count: 5_000) }.joined())
    }
}
