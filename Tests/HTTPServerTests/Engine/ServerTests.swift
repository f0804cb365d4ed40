import Glibc
import Testing

@testable import HTTPServer

@Suite("A server over sockets")
struct ServerTests {
    private func get(_ path: String, _ fields: String = "") -> String {
        "GET \(path) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n"
    }

    @Test("a connection serves one request after another")
    func keepAlive() throws {
        let server = try EchoServer()
        let client = try server.client()
        for index in 0..<20 {
            client.send(get("/\(index)"))
            let answer = try client.answer()
            #expect(answer.status == 200)
            #expect(answer.body == "/\(index)")
            #expect(answer.head.contains("\r\nDate: "))
            #expect(!answer.head.contains("Server"))
            #expect(!answer.head.contains("Connection"))
        }
    }

    @Test("pipelined requests are answered in their order, though some answers come late from other threads")
    func pipelining() throws {
        let server = try EchoServer()
        let client = try server.client()
        let paths = (0..<300).map { $0 % 3 == 0 ? "/late/\($0)" : "/now/\($0)" }
        client.send(paths.map { get($0) }.joined())
        for path in paths { #expect(try client.answer().body == path) }
    }

    @Test("answers that come late and together each reach their connection")
    func together() throws {
        let server = try EchoServer()
        let clients = try (0..<50).map { _ in try server.client() }
        for (index, client) in clients.enumerated() { client.send(get("/wait/\(index)") + get("/next")) }
        #expect(server.waits(for: 50))
        server.waiting.answerAll()
        for (index, client) in clients.enumerated() {
            #expect(try client.answer().body == "/wait/\(index)")
            #expect(try client.answer().body == "/next")
        }
    }

    @Test("an answer given during another connection's request is sent too")
    func kept() throws {
        let server = try EchoServer(loops: 1)
        let (first, second) = (try server.client(), try server.client())
        first.send(get("/keep"))
        first.send(get("/after"))
        second.send(get("/wait"))
        #expect(server.waits(for: 1))
        server.waiting.answerAll()
        #expect(try second.answer().body == "/wait")
        second.send(get("/release"))
        #expect(try second.answer().body == "/release")
        #expect(try first.answer().body == "kept")
        #expect(try first.answer().body == "/after")
    }

    @Test("a second answer is dropped")
    func twice() throws {
        let client = try EchoServerClient()
        client.send(get("/twice") + get("/next"))
        #expect(try client.answer().body == "first")
        #expect(try client.answer().body == "/next")
    }

    @Test("HEAD gets the fields of GET and no content")
    func head() throws {
        let client = try EchoServerClient()
        client.send("HEAD /abc HTTP/1.1\r\nHost: a\r\n\r\n" + get("/abc"))
        let head = try client.answer(hasBody: false)
        let answer = try client.answer()
        #expect(head.head.contains("Content-Length: 4\r\n"))
        #expect(answer.body == "/abc")
        #expect(head.head == answer.head)
    }

    @Test("a client that waits for leave gets it before it sends content")
    func expectContinue() throws {
        let client = try EchoServerClient()
        client.send("PUT /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
        #expect(try client.answer().status == 100)
        client.send("hi")
        #expect(try client.answer().body == "hi")
    }

    @Test("content over the limit is refused before it is sent, and the connection closes")
    func tooLarge() throws {
        let client = try EchoServerClient { $0.bodyBytesMax = 10 }
        client.send("PUT /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 11\r\n\r\n")
        let answer = try client.answer()
        #expect(answer.status == 413)
        #expect(answer.head.contains("Connection: close\r\n"))
        #expect(answer.body.contains("10 bytes"))
        client.endOutput()
        #expect(try client.isEnded())
    }

    @Test("content of a megabyte comes through, by length and by chunks")
    func largeContent() throws {
        let client = try EchoServerClient()
        let content = String(repeating: "0123456789abcdef", count: 1 << 16)
        client.send("PUT /echo HTTP/1.1\r\nHost: a\r\nContent-Length: \(content.utf8.count)\r\n\r\n" + content)
        #expect(try client.answer().body == content)
        let chunk = String(content.prefix(4_096))
        let chunks = String(repeating: "1000\r\n\(chunk)\r\n", count: 256)
        client.send("PUT /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n\(chunks)0\r\n\r\n")
        #expect(try client.answer().body == content)
    }

    @Test("a client that has ended its side gets its answers, and then the end")
    func halfClose() throws {
        let client = try EchoServerClient()
        client.send(get("/late/1") + get("/2"))
        client.endOutput()
        #expect(try client.answer().body == "/late/1")
        #expect(try client.answer().body == "/2")
        #expect(try client.isEnded())
    }

    @Test("a refusal reaches a client that is still sending")
    func refusedWhileSending() throws {
        let client = try EchoServerClient()
        client.send("GET / HTTP/1.1\r\n\r\n" + String(repeating: "x", count: 200_000))
        #expect(try client.answer().status == 400)
        client.endOutput()
        #expect(try client.isEnded())
    }

    @Test("a slow header is refused with 408 and the end")
    func slowHeader() throws {
        let client = try EchoServerClient { $0.headerTimeMillisecondsMax = 30 }
        client.send("GET / HT")
        #expect(try client.answer().status == 408)
        #expect(try client.isEnded())
    }

    @Test("an idle client is let go, and one that does not close is not waited for")
    func idle() throws {
        let client = try EchoServerClient {
            $0.idleTimeMillisecondsMax = 30
            $0.lingerTimeMillisecondsMax = 30
        }
        client.send(get("/a"))
        #expect(try client.answer().body == "/a")
        #expect(try client.isEnded())
    }

    @Test("a client that never reads is held back, so that memory is bounded")
    func neverReads() throws {
        let server = try EchoServer(loops: 1) { $0.writeTimeMillisecondsMax = 60_000 }
        let client = try server.client()
        let requests = Array(String(repeating: get("/large"), count: 100).utf8)
        let before = residentBytes()
        let sent = client.sendUntilFull(requests, bytesMax: 32 << 20)
        #expect(sent < 32 << 20)
        #expect(residentBytes() - before < 64 << 20)
        let other = try server.client()
        other.send(get("/a"))
        #expect(try other.answer().body == "/a")
    }

    @Test("a client that never reads is let go after its time")
    func neverReadsLong() throws {
        let client = try EchoServerClient { $0.writeTimeMillisecondsMax = 50 }
        let requests = Array(String(repeating: get("/large"), count: 100).utf8)
        _ = client.client.sendUntilFull(requests, bytesMax: 64 << 20)
        #expect(throws: WireClient.Failure.self) {
            for _ in 0..<10_000 { _ = try client.answer() }
        }
    }

    @Test("a slow reader gets a large answer whole")
    func slowReader() throws {
        let server = try EchoServer()
        let client = try WireClient(server.server, receiveBufferBytes: 4_096)
        client.send(get("/large") + get("/large") + get("/a"))
        #expect(try client.answer().body.utf8.count == 1 << 20)
        #expect(try client.answer().body.utf8.count == 1 << 20)
        #expect(try client.answer().body == "/a")
    }

    @Test("a thousand connections are served at once")
    func thousand() throws {
        let server = try EchoServer()
        let clients = try (0..<1_000).map { _ in try server.client() }
        for (index, client) in clients.enumerated() { client.send(get("/\(index)")) }
        for (index, client) in clients.enumerated() { #expect(try client.answer().body == "/\(index)") }
        for (index, client) in clients.enumerated().reversed() { client.send(get("/late/\(index)")) }
        for (index, client) in clients.enumerated() { #expect(try client.answer().body == "/late/\(index)") }
    }

    @Test("a connection beyond the limit is told so, and there is room again when one closes")
    func tooMany() throws {
        let server = try EchoServer(loops: 1) {
            $0.connectionsMax = 2
            $0.refusedConnectionsMax = 1
            $0.lingerTimeMillisecondsMax = 20
        }
        var clients = try (0..<2).map { _ in try server.client() }
        for client in clients {
            client.send(get("/a"))
            #expect(try client.answer().status == 200)
        }
        for _ in 0..<3 {
            let answer = try server.client().answer()
            #expect(answer.status == 503)
            #expect(answer.head.contains("Connection: close"))
        }
        clients.removeLast()
        while true {
            let client = try server.client()
            client.send(get("/a"))
            if let answer = try? client.answer(), answer.status == 200 { break }
        }
    }

    @Test("the address a request came from is known")
    func remoteAddress() throws {
        let client = try EchoServerClient()
        client.send(get("/from"))
        #expect(try client.answer().body == "127.0.0.1")
    }

    private func residentBytes() -> Int {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 100)
        guard fgets(&line, 100, file) != nil else { return 0 }
        let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return text.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 * 4_096 } ?? 0
    }
}

/// A server with one client.
private struct EchoServerClient {
    let server: EchoServer
    let client: WireClient

    init(_ change: (inout Limits) -> Void = { _ in }) throws {
        server = try EchoServer(loops: 1, change)
        client = try server.client()
    }

    func send(_ text: String) { client.send(text) }
    func answer(hasBody: Bool = true) throws -> WireClient.Answer { try client.answer(hasBody: hasBody) }
    func endOutput() { client.endOutput() }
    func isEnded() throws -> Bool { try client.isEnded() }
}
