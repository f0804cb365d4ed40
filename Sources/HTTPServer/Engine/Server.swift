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
        let (listeners, addresses) = try openListeners()
        let startup = try Startup(listeners: listeners)
        var workers: [Worker] = []
        do {
            for index in 0..<configuration.loopCount { workers.append(try startLoop(index, startup)) }
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

    private func end(_ workers: [Worker], graceMilliseconds: Int) {
        for worker in workers { worker.mailbox.orderStop(graceMilliseconds: graceMilliseconds) }
        for worker in workers { worker.thread.join() }
    }

    /// The listeners of each loop; a port that the system chooses is the same for all of them.
    private func openListeners() throws(ServerError) -> (listeners: [[Listener]], addresses: [ListenAddress]) {
        var listeners = [[Listener]](repeating: [], count: configuration.loopCount)
        var addresses: [ListenAddress] = []
        for wanted in configuration.addresses {
            try Listener.checkIsFree(wanted)
            var address = wanted
            for index in listeners.indices {
                let listener = try Listener(sharing: address)
                address = listener.address
                listeners[index].append(listener)
            }
            addresses.append(address)
        }
        return (listeners, addresses)
    }

    private func startLoop(_ index: Int, _ startup: Startup) throws(ServerError) -> Worker {
        let mailbox = try Mailbox()
        let context = LoopContext(index: index, loopCount: configuration.loopCount)
        let (configuration, makeHandler) = (configuration, makeHandler)
        let thread = try LoopThread(name: "http-\(index)") {
            do {
                let loop = try EventLoop(
                    configuration.limits, startup.takeListeners(of: index), mailbox, makeHandler(context),
                    configuration.logger)
                startup.report()
                loop.run()
            } catch {
                startup.report(error)
            }
        }
        return Worker(thread: thread, mailbox: mailbox)
    }
}
