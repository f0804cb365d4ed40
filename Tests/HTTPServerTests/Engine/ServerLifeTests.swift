import Glibc
import Synchronization
import Testing

@testable import HTTPServer

@Suite("The life of a server")
struct ServerLifeTests {
    private func get(_ path: String) -> String { "GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n" }

    @Test("a stop answers the requests that are there, closes what is idle, and takes no more")
    func gracefulStop() throws {
        let server = try EchoServer()
        let (busy, idle) = (try server.client(), try server.client())
        idle.send(get("/a"))
        #expect(try idle.answer().body == "/a")
        busy.send(get("/wait/1") + get("/never"))
        #expect(server.waits(for: 1))
        let stopped = try LoopThread(name: "stop") { [server = server.server] in server.stop(graceSeconds: 10) }
        #expect(try idle.isEnded())
        server.waiting.answerAll()
        let answer = try busy.answer()
        #expect(answer.body == "/wait/1")
        #expect(answer.head.contains("Connection: close\r\n"))
        busy.endOutput()
        #expect(try busy.isEnded())
        stopped.join()
        #expect(server.server.addresses.isEmpty)
    }

    @Test("a request that was sent before the stop is answered, though it was not read yet")
    func requestInTheSocket() throws {
        for _ in 0..<20 {
            let server = try EchoServer(loops: 1)
            let client = try server.client()
            client.send(get("/a"))
            let stopped = try LoopThread(name: "stop") { [server = server.server] in server.stop(graceSeconds: 10) }
            #expect(try client.answer().body == "/a")
            client.endOutput()
            stopped.join()
        }
    }

    @Test("a stop does not wait beyond its grace")
    func graceEnds() throws {
        let server = try EchoServer()
        let client = try server.client()
        client.send(get("/wait"))
        #expect(server.waits(for: 1))
        server.server.stop(graceSeconds: 0.05)
        #expect(try client.isEnded())
        server.waiting.answerAll()
    }

    @Test("a stopped server's port can be listened on again at once")
    func restart() throws {
        let first = try EchoServer()
        let address = try #require(first.server.addresses.first)
        let client = try first.client()
        client.send(get("/a"))
        _ = try client.answer()
        first.server.stop(graceSeconds: 1)
        let second = Server(configuration: ServerConfiguration(addresses: [address], loopCount: 2)) { _ in
            EchoHandler(EchoHandler.Waiting())
        }
        try second.start()
        #expect(second.addresses == [address])
        second.stop(graceSeconds: 0)
    }

    @Test("an address that another server has is refused, and not shared")
    func addressInUse() throws {
        let first = try EchoServer()
        let address = try #require(first.server.addresses.first)
        let second = Server(configuration: ServerConfiguration(addresses: [address])) { _ in
            EchoHandler(EchoHandler.Waiting())
        }
        let failure = #expect(throws: ServerError.self) { try second.start() }
        #expect(failure?.isAddressInUse == true)
        #expect(second.addresses.isEmpty)
    }

    @Test("a handler that cannot be made stops the start")
    func handlerFails() throws {
        struct NoHandler: Error {}
        let address = try #require(ListenAddress("127.0.0.1:0"))
        let server = Server(configuration: ServerConfiguration(addresses: [address], loopCount: 3)) { context in
            guard context.index < 2 else { throw NoHandler() }
            return EchoHandler(EchoHandler.Waiting())
        }
        #expect(throws: NoHandler.self) { try server.start() }
        #expect(server.addresses.isEmpty)
    }

    @Test("each loop makes its own handler, and both kinds of address are served")
    func contexts() throws {
        let seen = Contexts()
        let told = Mutex<Set<[ListenAddress]>>([])
        let addresses = try ["127.0.0.1:0", "[::1]:0"].map { try #require(ListenAddress($0)) }
        let server = Server(configuration: ServerConfiguration(addresses: addresses, loopCount: 3)) { context in
            seen.indices.withLock { $0.append(context.index) }
            told.withLock { _ = $0.insert(context.addresses) }
            return EchoHandler(EchoHandler.Waiting())
        }
        try server.start()
        #expect(seen.indices.withLock { $0.sorted() } == [0, 1, 2])
        #expect(server.addresses.count == 2)
        #expect(server.addresses.allSatisfy { $0.port != 0 })
        #expect(told.withLock { $0 } == [server.addresses])
        server.stop(graceSeconds: 0)
    }

    @Test("many answers from other threads wake a loop once")
    func coalescedWake() throws {
        let mailbox = try Mailbox()
        for serial in 1...100 {
            mailbox.deliver(Delivery(descriptor: 9, serial: UInt64(serial), response: Response(status: 200)))
        }
        #expect(mailbox.alarm.quiet() == 1)
        #expect(mailbox.takePost().deliveries.map(\.serial) == Array(1...100))
        mailbox.deliver(Delivery(descriptor: 9, serial: 101, response: Response(status: 200)))
        #expect(mailbox.alarm.quiet() == 1)
    }

    @Test("an answer on the loop's own thread takes neither queue nor alarm")
    func ownAnswer() throws {
        let mailbox = try Mailbox()
        mailbox.open()
        mailbox.deliver(Delivery(descriptor: 9, serial: 1, response: Response(status: 200)))
        #expect(mailbox.alarm.quiet() == 0)
        var own: [Delivery] = []
        mailbox.exchangeOwn(&own)
        #expect(own.map(\.serial) == [1])
        mailbox.close()
        own = []
        mailbox.deliver(Delivery(descriptor: 9, serial: 2, response: Response(status: 200)))
        mailbox.exchangeOwn(&own)
        #expect(own.isEmpty)
        #expect(mailbox.takePost().deliveries.isEmpty)
    }

    private final class Contexts: Sendable {
        let indices = Mutex<[Int]>([])
    }
}
