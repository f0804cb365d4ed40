import Synchronization

/// The result of a job, for which the thread that submitted it waits.
final class Outcome<Output: Sendable>: Sendable {
    private let result = Mutex<Result<Output, any Error>?>(nil)
    private let arrival = Semaphore()

    /// Hands the result over; called once.
    func settle(_ result: Result<Output, any Error>) {
        self.result.withLock { $0 = result }
        arrival.signal()
    }

    /// Sleeps until the result is there; called once.
    func wait() throws -> Output {
        while true {
            arrival.wait()
            if let result = result.withLock({ $0 }) { return try result.get() }
        }
    }
}
