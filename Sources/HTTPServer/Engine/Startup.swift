internal import Synchronization

/// What the starting thread and its loops must tell each other before the server serves.
final class Startup: Sendable {
    private struct Progress: Sendable {
        var listeners: [[Listener]]
        var failure: (any Error)?
    }

    private let alarm: Alarm
    private let progress: Mutex<Progress>

    /// Begins with the listeners of each loop.
    init(listeners: [[Listener]]) throws(ServerError) {
        alarm = try Alarm()
        progress = Mutex(Progress(listeners: listeners))
    }

    /// Gives a loop its listeners; nobody else keeps them, so they close when the loop lets go of them.
    func takeListeners(of index: Int) -> [Listener] {
        progress.withLock { progress in
            defer { progress.listeners[index] = [] }
            return progress.listeners[index]
        }
    }

    /// Tells that one loop is ready, or why it is not.
    func report(_ failure: (any Error)? = nil) {
        progress.withLock { $0.failure = $0.failure ?? failure }
        alarm.ring()
    }

    /// Waits for the reports of so many loops.
    ///
    /// - Throws: the first failure.
    func wait(for loopCount: Int) throws {
        var reports = 0
        while reports < loopCount { reports += alarm.wait() }
        if let failure = progress.withLock(\.failure) { throw failure }
    }
}
