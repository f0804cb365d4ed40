internal import Synchronization

/// An HTTP/1.1 server of several event loops, each on a thread of its own with a handler of its own.
package final class Server: Sendable {
    /// A loop that runs.
    private struct Worker: Sendable {
        let thread: LoopThread
        let mailbox: Mailbox
    }

    private struct Running: Sendable {
        var workers: [Worker] = []
        var addresses: [ListenAddress] = []
    }

    private let configuration: ServerConfiguration
    private let makeHandler: @Sendable (LoopContext) throws -> any Handler
    private let running = Mutex(Running())

    /// A server that does not listen yet; `makeHandler` is called once on each loop's thread, where its handler stays.
    package init(
        configuration: ServerConfiguration, makeHandler: @escaping @Sendable (LoopContext) throws -> any Handler
    ) {
        self.configuration = configuration
        self.makeHandler = makeHandler
    }

    /// The addresses it listens on, with the ports they really have; empty while it does not run.
    package var addresses: [ListenAddress] { running.withLock { $0.addresses } }

    /// Listens and serves; returns when every loop has its handler.
    ///
    /// - Throws: `ServerError`, or what `makeHandler` threw; nothing runs then.
    package func start() throws {
        precondition(addresses.isEmpty, "a running server is not started again")
        let opened = try ListenerOpening.open(configuration)
        let addresses = opened.addresses
        let startup = try Startup(listeners: opened.listeners)
        var workers: [Worker] = []
        do {
            let census = Census(configuration.limits)
            for index in 0..<configuration.loopCount {
                let context = LoopContext(index: index, loopCount: configuration.loopCount, addresses: addresses)
                workers.append(try startLoop(context, startup, census))
            }
            try startup.wait(for: workers.count)
        } catch {
            end(workers, graceMilliseconds: 0)
            throw error
        }
        let started = Running(workers: workers, addresses: addresses)
        running.withLock { $0 = started }
    }

    /// Stops accepting, answers the requests that are there with `Connection: close`, and waits for that to be done.
    ///
    /// It blocks the calling thread, which must not be a loop's own. After the grace, connections are closed with their
    /// requests unanswered.
    package func stop(graceSeconds: Double) {
        let workers = running.withLock { running in
            defer { running = Running() }
            return running.workers
        }
        end(workers, graceMilliseconds: Int(max(0, min(graceSeconds, 86_400)) * 1000))
    }

    /// Whether every loop has answered the previous call, which one that hangs has not.
    ///
    /// It asks for the next answer and does not wait for it.
    package func areLoopsAlive() -> Bool {
        let workers = running.withLock(\.workers)
        return workers.reduce(true) { $1.mailbox.ping() && $0 }
    }

    private func end(_ workers: [Worker], graceMilliseconds: Int) {
        for worker in workers { worker.mailbox.orderStop(graceMilliseconds: graceMilliseconds) }
        for worker in workers { worker.thread.join() }
    }

    private func startLoop(_ context: LoopContext, _ startup: Startup, _ census: Census) throws(ServerError) -> Worker {
        let mailbox = try Mailbox()
        let (configuration, makeHandler) = (configuration, makeHandler)
        let thread = try LoopThread(name: "http-\(context.index)") {
            do {
                let loop = try EventLoop(
                    configuration, census, startup.takeListeners(of: context.index), mailbox, makeHandler(context))
                startup.report()
                loop.run()
            } catch {
                startup.report(error)
            }
        }
        return Worker(thread: thread, mailbox: mailbox)
    }
}
