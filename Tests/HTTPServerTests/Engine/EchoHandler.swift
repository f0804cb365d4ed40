import Glibc
import Synchronization
import Testing

@testable import HTTPServer

/// Answers by path: at once, later from another thread, or not at all.
final class EchoHandler: Handler {
    /// The requests that wait for an answer by hand.
    final class Waiting: Sendable {
        private let replies = Mutex<[(path: String, reply: Reply)]>([])
        let isBlocking = Atomic<Bool>(false)
        /// The bytes of content in pieces that were read or written, and how often that broke off.
        let piecesBytes = Atomic<Int>(0)
        let cuts = Atomic<Int>(0)

        var count: Int { replies.withLock(\.count) }

        func add(_ path: String, _ reply: Reply) { replies.withLock { $0.append((path, reply)) } }

        func answerAll() {
            let taken = replies.withLock { replies in
                defer { replies = [] }
                return replies
            }
            for (path, reply) in taken { reply.send(Response(status: 200, body: Array(path.utf8))) }
        }
    }

    private let waiting: Waiting
    private var kept: Reply?

    init(_ waiting: Waiting) {
        self.waiting = waiting
    }

    func takesPieces(_ request: Request) -> Bool { request.segments.first == "pieces" }

    func handle(_ request: Request, _ reply: Reply) {
        let path = request.path
        if let content = request.content {
            PiecesHandler.take(content, of: request, reply, waiting)
            return
        }
        switch request.segments.first {
        case "write": PiecesHandler.write(request, reply, waiting)
        case "late":
            Thread.run { reply.send(Response(status: 200, body: Array(path.utf8))) }
        case "wait": waiting.add(path, reply)
        case "block":
            waiting.isBlocking.store(true, ordering: .relaxed)
            while waiting.isBlocking.load(ordering: .relaxed) { sched_yield() }
            reply.send(Response(status: 200, body: Array(path.utf8)))
        case "keep": kept = reply
        case "release":
            kept?.send(Response(status: 200, body: Array("kept".utf8)))
            reply.send(Response(status: 200, body: Array(path.utf8)))
        case "twice":
            reply.send(Response(status: 200, body: Array("first".utf8)))
            reply.send(Response(status: 500, body: Array("second".utf8)))
        case "large": reply.send(Response(status: 200, body: [UInt8](repeating: 0x61, count: 1 << 20)))
        case "echo": reply.send(Response(status: 200, body: request.body))
        case "status": reply.send(Response(status: Self.status(request), body: Array("content".utf8)))
        case "begin":
            let writer = reply.begin(Response(status: Self.status(request)))
            Thread.run {
                _ = writer.write(Array("content".utf8))
                writer.end()
            }
        case "from": reply.send(Response(status: 200, body: Array(request.remoteAddress.host.utf8)))
        default: reply.send(Response(status: 200, body: Array(path.utf8)))
        }
    }

    /// The status that the path asks for, as in `/status/204`.
    private static func status(_ request: Request) -> Int { request.segments.last.flatMap { Int($0) } ?? 200 }

    enum Thread {
        static func run(_ work: @escaping @Sendable () -> Void) {
            if (try? LoopThread(name: "late", work)) == nil { work() }
        }
    }
}

/// A server with echo handlers for one test; it stops with its last reference.
final class EchoServer {
    let waiting = EchoHandler.Waiting()
    let server: Server

    convenience init(loops: Int = 2, _ change: (inout Limits) -> Void = { _ in }) throws {
        var limits = Limits()
        change(&limits)
        try self.init(at: "127.0.0.1:0", loops: loops) { $0.limits = limits }
    }

    init(at address: String, loops: Int = 2, _ change: (inout ServerConfiguration) -> Void) throws {
        var configuration = ServerConfiguration(addresses: [try #require(ListenAddress(address))], loopCount: loops)
        change(&configuration)
        configuration.limits.sweepIntervalMilliseconds = 10
        let waiting = waiting
        server = Server(configuration: configuration) { _ in EchoHandler(waiting) }
        try server.start()
    }

    deinit {
        server.stop(graceSeconds: 0)
    }

    func client() throws -> WireClient { try WireClient(server) }

    /// Waits until so many requests wait for an answer by hand; false after ten seconds.
    func waits(for count: Int) -> Bool {
        let deadline = Moment.now().after(milliseconds: 10_000)
        while waiting.count < count {
            guard Moment.now() < deadline else { return false }
            sched_yield()
        }
        return true
    }
}
