import Synchronization

/// The one thread that writes, with the only writing connection.
///
/// Group commit: all jobs that wait (at most `Limits.groupJobsMax`) share one transaction and one flush to disk, and
/// nobody is answered before it. A job that throws is undone alone. Most that throw have looked and written nothing,
/// so a group first runs without savepoints, which cost a copy of every page a job changes; only when a job throws
/// after it wrote is the group rolled back and run again with a savepoint for each job. **A job may therefore run
/// twice**, and must do nothing but work in its transaction.
///
/// After each job unresolved foreign keys are looked for; the schema should still use immediate ones, because a
/// deferred one names the job and not the statement at fault.
///
/// When COMMIT fails, or an error makes SQLite roll the whole transaction back (disk full, a failing disk), every job
/// of the group fails and the writer goes on with the next.
package final class Writer: Sendable {
    /// Ends a job that has run: with the error of its group, or with its own result.
    private typealias Settlement = ((any Error)?) -> Void

    private struct GroupJob: Sendable {
        let run: @Sendable (borrowing Transaction<Writing>) throws -> Settlement
        let fail: @Sendable (any Error) -> Void
    }

    private enum Job: Sendable {
        case group(GroupJob)
        case exclusive(@Sendable (Connection) -> Void)

        var grouped: GroupJob? {
            guard case .group(let job) = self else { return nil }
            return job
        }
    }

    private let queue: JobQueue<Job>
    private let thread: WorkerThread
    private let end = Outcome<Void>()

    init(
        path: String, companion: (any Companion)? = nil, clock: @escaping @Sendable () -> Int64,
        queueJobsMax: Int = Limits.queueJobsMax, groupJobsMax: Int = Limits.groupJobsMax
    ) throws {
        let connection = try Connection.open(path: path, mode: .writing, companion: companion)
        let queue = JobQueue<Job>(jobsMax: queueJobsMax)
        self.queue = queue
        thread = try WorkerThread(name: "sqlite-writer") { [end] in
            Writer.work(connection, queue, clock, groupJobsMax)
            end.settle(Result { try connection.retire() })
        }
    }

    deinit {
        if queue.close() { thread.detach() }
    }

    /// Adds a job to the next group; returns at once.
    ///
    /// Both closures run on the writer's thread: `body` must not wait for anything, and `completion`, which runs after
    /// the flush and in the order of submission, must be short.
    package func submit<Output>(
        _ body: @escaping @Sendable (borrowing Transaction<Writing>) throws -> Output,
        completion: @escaping @Sendable (Result<Output, any Error>) -> Void
    ) throws(WriterQueueFull) {
        let job = GroupJob(
            run: { transaction in
                let output = try body(transaction)
                return { error in completion(error.map(Result.failure) ?? .success(output)) }
            },
            fail: { completion(.failure($0)) })
        try queue.append(.group(job))
    }

    /// Adds a job to the next group and waits until the group is on disk.
    ///
    /// - Throws: What `body` threw, the error of its group, or `WriterQueueFull`.
    package func write<Output: Sendable>(
        _ body: @escaping @Sendable (borrowing Transaction<Writing>) throws -> Output
    ) throws -> Output {
        precondition(!thread.isCurrent, "The writer cannot wait for itself.")
        let outcome = Outcome<Output>()
        try submit(body) { outcome.settle($0) }
        return try outcome.wait()
    }

    /// Lends the connection, with no transaction open, between two groups, and waits until `body` is done.
    package func perform<Output: Sendable>(
        exclusively body: @escaping @Sendable (Connection) throws -> Output
    ) throws -> Output {
        precondition(!thread.isCurrent, "The writer cannot wait for itself.")
        let outcome = Outcome<Output>()
        try queue.append(
            .exclusive { connection in
                let result = Result { try body(connection) }
                connection.rollBack()
                outcome.settle(result)
            })
        return try outcome.wait()
    }

    /// Refuses further jobs, does those that wait, checkpoints, closes the connection and ends the thread.
    ///
    /// A second call does nothing. Must not be called on the writer's thread.
    package func close() throws {
        precondition(!thread.isCurrent, "The writer cannot wait for itself.")
        guard queue.close() else { return }
        defer { thread.join() }
        try end.wait()
    }

    private static func work(
        _ connection: Connection, _ queue: JobQueue<Job>, _ clock: @Sendable () -> Int64, _ groupJobsMax: Int
    ) {
        while true {
            let jobs = queue.next { groupLength($0, groupJobsMax) }
            guard let first = jobs.first else { return }
            if case .exclusive(let body) = first {
                body(connection)
            } else {
                commit(jobs.compactMap(\.grouped), connection, clock)
            }
        }
    }

    /// How many jobs at the front go together: one exclusive job, or the grouped ones before the next exclusive.
    private static func groupLength(_ jobs: [Job], _ groupJobsMax: Int) -> Int {
        max(1, jobs.prefix(groupJobsMax).prefix { $0.grouped != nil }.count)
    }

    /// Thrown out of a group in which a job failed after it had written.
    private struct Tainted: Error {}

    private static func commit(_ jobs: [GroupJob], _ connection: Connection, _ clock: () -> Int64) {
        do {
            try commit(jobs, connection) { try unprotected($0, connection, now: clock()) }
        } catch {
            // A group never throws `Tainted` when every job has a savepoint.
            try? commit(jobs, connection) { protected($0, connection, now: clock()) }
        }
    }

    /// Runs the jobs in one transaction and answers all of them, unless one is `Tainted`: then nothing has happened.
    private static func commit(
        _ jobs: [GroupJob], _ connection: Connection, _ run: (GroupJob) throws -> Settlement
    ) throws(Tainted) {
        var settlements: [Settlement] = []
        settlements.reserveCapacity(jobs.count)
        do {
            try connection.transact(.beginImmediate) {
                for job in jobs {
                    settlements.append(try run(job))
                    if let loss = connection.lossOfTransaction { throw loss }
                }
            }
            for settle in settlements { settle(nil) }
        } catch let tainted as Tainted {
            throw tainted
        } catch {
            for settle in settlements { settle(error) }
            for job in jobs.dropFirst(settlements.count) { job.fail(error) }
        }
    }

    /// Runs a job as it is; one that throws before it wrote leaves nothing to undo.
    private static func unprotected(
        _ job: GroupJob, _ connection: Connection, now: Int64
    ) throws -> Settlement {
        let written = connection.rowsWritten
        do {
            let transaction = Transaction<Writing>(connection, now: now)
            return try transaction.checked(job.run)
        } catch {
            guard connection.rowsWritten == written || connection.lossOfTransaction != nil else { throw Tainted() }
            return { _ in job.fail(error) }
        }
    }

    /// Runs a job in a savepoint, so that it is undone alone.
    private static func protected(_ job: GroupJob, _ connection: Connection, now: Int64) -> Settlement {
        do {
            let transaction = Transaction<Writing>(connection, now: now)
            return try transaction.savepoint { try $0.checked(job.run) }
        } catch {
            return { _ in job.fail(error) }
        }
    }
}
