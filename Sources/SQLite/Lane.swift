/// A thread with a read-only connection, for reads too long for the thread that asks.
package final class Lane: Sendable {
    private typealias Job = @Sendable (Reader) -> Void

    private let queue: JobQueue<Job>
    private let thread: WorkerThread

    init(
        path: String, companion: (any Companion)? = nil, clock: @escaping @Sendable () -> Int64,
        jobsMax: Int = Limits.laneJobsMax
    ) throws {
        let reader = try Reader(path: path, companion: companion, clock: clock)
        let queue = JobQueue<Job>(jobsMax: jobsMax)
        self.queue = queue
        thread = try WorkerThread(name: "sqlite-lane") {
            while let job = queue.next({ _ in 1 }).first { job(reader) }
        }
    }

    deinit {
        if queue.close() { thread.detach() }
    }

    /// Adds a read that gets a transaction of its own; returns at once.
    ///
    /// `completion` runs on the lane's thread when the transaction has ended.
    package func submit<Output>(
        _ body: @escaping @Sendable (borrowing Transaction<Reading>) throws -> Output,
        completion: @escaping @Sendable (Result<Output, any Error>) -> Void
    ) throws(WriterQueueFull) {
        try queue.append { reader in completion(Result { try reader.read(body) }) }
    }

    /// Adds a read and waits for its result.
    package func read<Output: Sendable>(
        _ body: @escaping @Sendable (borrowing Transaction<Reading>) throws -> Output
    ) throws -> Output {
        precondition(!thread.isCurrent, "A lane cannot wait for itself.")
        let outcome = Outcome<Output>()
        try submit(body) { outcome.settle($0) }
        return try outcome.wait()
    }

    /// Refuses further reads, does those that wait, closes the connection and ends the thread.
    ///
    /// A second call does nothing. Must not be called on the lane's thread.
    package func close() {
        precondition(!thread.isCurrent, "A lane cannot wait for itself.")
        guard queue.close() else { return }
        thread.join()
    }
}
