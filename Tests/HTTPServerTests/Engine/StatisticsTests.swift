import Glibc
import Testing

@testable import HTTPServer

@Suite("What a server counts")
struct StatisticsTests {
    private let statistics = ServerStatistics()
    private func get(_ path: String) -> String { "GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n" }

    private func server(_ change: (inout Limits) -> Void = { _ in }) throws -> EchoServer {
        let statistics = statistics
        return try EchoServer(at: "127.0.0.1:0") {
            $0.statistics = statistics
            change(&$0.limits)
        }
    }

    private func expect(
        _ what: String, _ condition: (ServerStatistics.Snapshot) -> Bool, line: SourceLocation = #_sourceLocation
    ) {
        let deadline = Moment.now().after(milliseconds: 10_000)
        while !condition(statistics.snapshot()) {
            guard Moment.now() < deadline else {
                Issue.record("\(what): \(statistics.snapshot())", sourceLocation: line)
                return
            }
            sched_yield()
        }
    }

    @Test("connections by what they do, requests and bytes")
    func activities() throws {
        let server = try server()
        let clients = try (0..<4).map { _ in try server.client() }
        for client in clients {
            client.send(get("/a"))
            _ = try client.answer()
        }
        clients[1].send("GET /half")
        clients[2].send(get("/wait"))
        let cut = "PUT /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc"
        clients[3].send(cut)
        #expect(server.waits(for: 1))
        expect("activities") { $0.connections == [.idle: 1, .reading: 2, .waiting: 1, .writing: 0, .closing: 0] }
        let snapshot = statistics.snapshot()
        #expect(snapshot.accepted == 4)
        #expect(snapshot.requests == 5)
        let sent = [get("/a"), get("/a"), get("/a"), get("/a"), "GET /half", get("/wait"), cut].joined()
        #expect(snapshot.receivedBytes == UInt64(sent.utf8.count))
        #expect(snapshot.sentBytes == 4 * 77)
        server.waiting.answerAll()
        for client in clients { client.endOutput() }
        expect("none") { $0.connections.values.allSatisfy { $0 == 0 } && $0.ended[.done] == 4 }
    }

    @Test("connections by why they ended")
    func ends() throws {
        let server = try server {
            $0.idleTimeMillisecondsMax = 30
            $0.writeTimeMillisecondsMax = 50
        }
        let idle = try server.client()
        #expect(try idle.isEnded())
        expect("idle") { $0.ended[.idle] == 1 }
        let reset = try server.client()
        reset.send(get("/wait"))
        #expect(server.waits(for: 1))
        reset.reset()
        expect("reset") { $0.ended[.reset] == 1 }
        let stalled = try WireClient(server.server, receiveBufferBytes: 4_096)
        stalled.send(String(repeating: get("/large"), count: 20))
        expect("writeStall") { $0.ended[.writeStall] == 1 }
        let waiting = try server.client()
        waiting.send(get("/wait"))
        #expect(server.waits(for: 2))
        server.server.stop(graceSeconds: 0)
        expect("stopped") { $0.ended[.stopped] == 1 }
    }

    @Test(
        "refusals by why",
        arguments: [
            ("GET / HTTP/1.1\r\n\r\n", "malformed.hostMissing"), ("GET / HTTP/2.0\r\n\r\n", "versionUnsupported"),
            ("GET  / HTTP/1.1\r\n\r\n", "malformed.requestLine"),
            ("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999\r\n\r\n", "bodyTooLarge"),
            ("PUT / HTTP/1.1\r\nHost: a\r\nContent-Le", "tooSlow"),
        ])
    func refusals(text: String, reason: String) throws {
        let server = try server { $0.headerTimeMillisecondsMax = 20 }
        let client = try server.client()
        client.send(text)
        #expect(try client.answer().status >= 400)
        #expect(statistics.snapshot().refusals == [reason: 1])
    }
}
