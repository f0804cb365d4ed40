import Glibc
import Testing

@testable import HTTPServer

@Suite("A server under attack")
struct HardeningTests {
    private func get(_ path: String) -> String { "GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n" }

    @Test("content that trickles is refused with 408 and the end")
    func trickledContent() throws {
        let server = try EchoServer(loops: 1) { $0.bodyProgressTimeMillisecondsMax = 30 }
        let client = try server.client()
        client.send("PUT /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nab")
        #expect(try client.answer().status == 408)
        #expect(try client.isEnded())
    }

    @Test("the connections of all loops together are bounded")
    func bound() throws {
        let server = try EchoServer(loops: 3) {
            $0.connectionsMax = 6
            $0.lingerTimeMillisecondsMax = 20
        }
        let clients = try (0..<6).map { _ in try server.client() }
        for client in clients {
            client.send(get("/a"))
            #expect(try client.answer().status == 200)
        }
        #expect(try server.client().answer().status == 503)
    }

    @Test("one address has its bound, others come in beside it, and there is room again when one closes")
    func perAddress() throws {
        let server = try EchoServer {
            $0.connectionsPerAddressMax = 2
            $0.lingerTimeMillisecondsMax = 20
        }
        var clients = try (0..<2).map { _ in try server.client() }
        for client in clients {
            client.send(get("/a"))
            #expect(try client.answer().status == 200)
        }
        let refused = try server.client().answer()
        #expect(refused.status == 429)
        #expect(refused.head.contains("Connection: close\r\n"))
        let other = try WireClient(server.server, from: "127.0.0.2")
        other.send(get("/b"))
        #expect(try other.answer().body == "/b")
        clients.removeLast()
        while true {
            let client = try server.client()
            client.send(get("/a"))
            if let answer = try? client.answer(), answer.status == 200 { break }
        }
    }

    @Test("a crowd from one address does not keep the others out")
    func crowd() throws {
        let server = try EchoServer(loops: 1) {
            $0.connectionsPerAddressMax = 1
            $0.refusedConnectionsMax = 2
            $0.lingerTimeMillisecondsMax = 10_000
        }
        let crowd = try (0..<50).map { _ in try server.client() }
        let other = try WireClient(server.server, from: "127.0.0.2")
        other.send(get("/b"))
        #expect(try other.answer().body == "/b")
        #expect(crowd.count == 50)
    }

    @Test("the last request a connection may make says that it was the last")
    func requestsMax() throws {
        let server = try EchoServer(loops: 1) { $0.requestsPerConnectionMax = 3 }
        let client = try server.client()
        client.send(get("/1") + get("/2") + get("/3") + get("/4"))
        #expect(try !client.answer().head.contains("Connection: close"))
        #expect(try !client.answer().head.contains("Connection: close"))
        #expect(try client.answer().head.contains("Connection: close\r\n"))
        client.endOutput()
        #expect(try client.isEnded())
    }

    @Test("a client that breaks off in the middle of its answer leaves its place to another")
    func resetInAnswer() throws {
        let server = try EchoServer(loops: 1) {
            $0.connectionsMax = 1
            $0.lingerTimeMillisecondsMax = 20
        }
        for _ in 0..<20 {
            let client = try WireClient(server.server, receiveBufferBytes: 4_096)
            client.send(String(repeating: get("/large"), count: 3))
            client.reset()
            try expectServed(server)
        }
    }

    @Test("a client that breaks off while its request is under way leaves its place, and the late answer is dropped")
    func resetWhileWaiting() throws {
        let server = try EchoServer(loops: 1) {
            $0.connectionsMax = 1
            $0.lingerTimeMillisecondsMax = 20
        }
        let client = try server.client()
        client.send(get("/wait"))
        #expect(server.waits(for: 1))
        client.reset()
        try expectServed(server)
        server.waiting.answerAll()
        try expectServed(server)
    }

    @Test("a client that ends its side in the middle of a request is let go without an answer")
    func halfRequest() throws {
        let server = try EchoServer(loops: 1)
        let client = try server.client()
        client.send("PUT /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nab")
        client.endOutput()
        #expect(try client.isEnded())
    }

    @Test("without descriptors accepting pauses, those inside are served, and those at the door come in later")
    func noDescriptors() async {
        await #expect(processExitsWith: .success) {
            var bound = rlimit(rlim_cur: 64, rlim_max: 64)
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &bound)
            let server = try EchoServer(loops: 1)
            let inside = try server.client()
            inside.send("GET /inside HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try inside.answer().body == "/inside")
            var taken: [Int32] = []
            while true {
                let descriptor = dup(0)
                guard descriptor >= 0 else { break }
                taken.append(descriptor)
            }
            close(taken.removeLast())
            // The one descriptor left is the client's own.
            let waiting = try server.client()
            waiting.send("GET /waiting HTTP/1.1\r\nHost: a\r\n\r\n")
            for _ in 0..<100 {
                inside.send("GET /inside HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(try inside.answer().body == "/inside")
            }
            for descriptor in taken { close(descriptor) }
            #expect(try waiting.answer().body == "/waiting")
        }
    }

    /// A new client is served, as soon as the place of the one before is free.
    private func expectServed(_ server: EchoServer) throws {
        let deadline = Moment.now().after(milliseconds: 10_000)
        while Moment.now() < deadline {
            let client = try server.client()
            client.send(get("/a"))
            if let answer = try? client.answer(), answer.status == 200 { return }
        }
        Issue.record("nobody was served within ten seconds")
    }
}
