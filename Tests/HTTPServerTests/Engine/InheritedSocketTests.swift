import Glibc
import Synchronization
import Testing

@testable import HTTPServer

/// A socket that listens, as a service manager holds it for its services.
private final class HeldSocket {
    let descriptor: Int32
    let address: ListenAddress

    init() throws {
        let wanted = try #require(ListenAddress("127.0.0.1:0"))
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        try #require(Socket.bindTo(descriptor, wanted))
        try #require(listen(descriptor, 512) == 0)
        address = try #require(Socket.address(of: descriptor))
    }

    deinit {
        close(descriptor)
    }

    func server() throws -> EchoServer {
        let sockets = InheritedSockets([(descriptor, "api")])
        return try EchoServer(at: "systemd:api") { $0.inheritedSockets = sockets }
    }
}

/// What clients on other threads saw.
private final class Tally: Sendable {
    let isOver = Atomic<Bool>(false)
    let answered = Atomic<Int>(0)
    let failed = Atomic<Int>(0)
}

@Suite("Sockets passed by a service manager")
struct InheritedSocketTests {
    private func get(_ path: String) -> String { "GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n" }

    @Test(
        "the environment says how many there are, for which process, and how they are named",
        arguments: [
            (["LISTEN_FDS": "2", "LISTEN_PID": "7", "LISTEN_FDNAMES": "api:management"], "", [Int32(3), 4]),
            (["LISTEN_FDS": "2", "LISTEN_PID": "7", "LISTEN_FDNAMES": "api:management"], "management", [4]),
            (["LISTEN_FDS": "3", "LISTEN_PID": "7", "LISTEN_FDNAMES": "a:b:a"], "a", [3, 5]),
            (["LISTEN_FDS": "1", "LISTEN_PID": "7"], "", [3]),
            (["LISTEN_FDS": "1", "LISTEN_PID": "7"], "unknown", [3]),
            (["LISTEN_FDS": "1", "LISTEN_PID": "8"], "", []), (["LISTEN_FDS": "1"], "", []),
            (["LISTEN_FDS": "0", "LISTEN_PID": "7"], "", []), (["LISTEN_FDS": "-1", "LISTEN_PID": "7"], "", []),
            (["LISTEN_FDS": "x", "LISTEN_PID": "7"], "", []), ([:], "", []),
            (["LISTEN_FDS": "1", "LISTEN_PID": "7", "LISTEN_FDNAMES": "api"], "other", []),
        ])
    func environment(environment: [String: String], name: String, expected: [Int32]) {
        let sockets = InheritedSockets(environment: environment, processID: 7)
        #expect((try? sockets.taken(named: name)) ?? [] == expected)
    }

    @Test("a server listens at the socket, says where that is, and leaves it open")
    func served() throws {
        let held = try HeldSocket()
        let server = try held.server()
        #expect(server.server.addresses == [held.address])
        let client = try server.client()
        client.send(get("/a"))
        #expect(try client.answer().body == "/a")
        server.server.stop(graceSeconds: 1)
        #expect(Socket.isListening(held.descriptor))
    }

    @Test("who comes after a stop waits at the socket and is served by the next server")
    func successor() throws {
        let held = try HeldSocket()
        let first = try held.server()
        first.server.stop(graceSeconds: 1)
        let clients = try (0..<50).map { _ in try WireClient(held.address) }
        for (index, client) in clients.enumerated() { client.send(get("/\(index)")) }
        let second = try held.server()
        for (index, client) in clients.enumerated() { #expect(try client.answer().body == "/\(index)") }
        second.server.stop(graceSeconds: 0)
    }

    @Test("no request fails while servers follow each other at one socket")
    func noRequestFails() throws {
        let held = try HeldSocket()
        let address = held.address
        let tally = Tally()
        var server = try held.server()
        try withThreads(8) {
            while !tally.isOver.load(ordering: .relaxed) {
                guard let client = try? WireClient(address) else { continue }
                var isOpen = true
                while isOpen, !tally.isOver.load(ordering: .relaxed) {
                    client.send("GET /late/1 HTTP/1.1\r\nHost: a\r\n\r\n")
                    guard let answer = try? client.answer(), answer.body == "/late/1" else {
                        tally.failed.add(1, ordering: .relaxed)
                        break
                    }
                    tally.answered.add(1, ordering: .relaxed)
                    isOpen = !answer.head.contains("Connection: close")
                }
            }
        } while: {
            for _ in 0..<10 {
                let before = tally.answered.load(ordering: .relaxed)
                while tally.answered.load(ordering: .relaxed) < before + 200 { sched_yield() }
                server.server.stop(graceSeconds: 10)
                server = try held.server()
            }
            tally.isOver.store(true, ordering: .relaxed)
        }
        #expect(tally.failed.load(ordering: .relaxed) == 0)
        #expect(tally.answered.load(ordering: .relaxed) >= 2_000)
    }

    @Test("what is no listening socket is refused", arguments: ["file", "socket"])
    func noSocket(kind: String) throws {
        let descriptor =
            kind == "file" ? open("/dev/null", O_RDONLY) : socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        let sockets = InheritedSockets([(descriptor, "api")])
        #expect(throws: ServerError.self) { try EchoServer(at: "systemd") { $0.inheritedSockets = sockets } }
        #expect(throws: ServerError.self) { try EchoServer(at: "systemd:other") { $0.inheritedSockets = sockets } }
    }

    /// Runs `work` on so many threads while `main` runs here.
    private func withThreads(
        _ count: Int, _ work: @escaping @Sendable () -> Void, while main: () throws -> Void
    ) throws {
        let threads = try (0..<count).map { _ in try LoopThread(name: "client", work) }
        defer { for thread in threads { thread.join() } }
        try main()
    }
}

@Suite("News for a service manager")
struct ServiceNotifierTests {
    /// A datagram socket at a name of its own; an abstract name begins with an at sign.
    private func listening(at name: String) -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(name.utf8)
        withUnsafeMutableBytes(of: &address.sun_path) { path in
            for (index, byte) in bytes.enumerated() { path[index] = byte }
            if name.hasPrefix("@") { path[0] = 0 }
        }
        let size = socklen_t(2 + bytes.count + (name.hasPrefix("@") ? 0 : 1))
        withUnsafePointer(to: &address) { pointer in
            _ = pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
        }
        return descriptor
    }

    @Test("each piece of news arrives as one datagram", arguments: ["/tmp/trede-notify-", "@trede-notify-"])
    func told(prefix: String) {
        let name = prefix + "\(getpid())"
        let manager = listening(at: name)
        defer {
            close(manager)
            unlink(name)
        }
        let notifier = ServiceNotifier(environment: ["NOTIFY_SOCKET": name], processID: 7)
        for (news, text) in [
            (ServiceNotifier.News.ready, "READY=1"), (.stopping, "STOPPING=1"), (.alive, "WATCHDOG=1"),
        ] {
            #expect(notifier.tell(news))
            var buffer = [UInt8](repeating: 0, count: 100)
            let count = recv(manager, &buffer, buffer.count, Int32(MSG_DONTWAIT))
            #expect(String(decoding: buffer.prefix(max(0, count)), as: UTF8.self) == text)
        }
    }

    @Test("without a manager nothing is told", arguments: [[:], ["NOTIFY_SOCKET": ""], ["NOTIFY_SOCKET": "relative"]])
    func silent(environment: [String: String]) {
        #expect(!ServiceNotifier(environment: environment, processID: 7).tell(.ready))
    }

    @Test(
        "a manager may want signs of life, from this process",
        arguments: [
            (["NOTIFY_SOCKET": "/x", "WATCHDOG_USEC": "30000000"], 30_000_000),
            (["NOTIFY_SOCKET": "/x", "WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "7"], 30_000_000),
            (["NOTIFY_SOCKET": "/x", "WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "8"], nil),
            (["NOTIFY_SOCKET": "/x", "WATCHDOG_USEC": "0"], nil), (["WATCHDOG_USEC": "30000000"], nil),
            (["NOTIFY_SOCKET": "/x"], nil),
        ])
    func watchdog(environment: [String: String], expected: Int?) {
        #expect(ServiceNotifier(environment: environment, processID: 7).watchdogMicroseconds == expected)
    }

    @Test("a loop that hangs gives no sign of life, and gives one again when it goes on")
    func signsOfLife() throws {
        let server = try EchoServer(loops: 1)
        #expect(server.server.areLoopsAlive())
        try wait { server.server.areLoopsAlive() }
        let client = try server.client()
        client.send("GET /block HTTP/1.1\r\nHost: a\r\n\r\n")
        try wait { server.waiting.isBlocking.load(ordering: .relaxed) }
        _ = server.server.areLoopsAlive()
        for _ in 0..<10 { #expect(!server.server.areLoopsAlive()) }
        server.waiting.isBlocking.store(false, ordering: .relaxed)
        #expect(try client.answer().status == 200)
        try wait { server.server.areLoopsAlive() }
    }

    private func wait(_ condition: () -> Bool) throws {
        let deadline = Moment.now().after(milliseconds: 10_000)
        while !condition() {
            try #require(Moment.now() < deadline)
            sched_yield()
        }
    }
}
