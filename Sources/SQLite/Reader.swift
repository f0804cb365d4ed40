/// A read-only connection for short reads, used by one thread at a time.
package final class Reader {
    private let connection: Connection
    private let clock: @Sendable () -> Int64
    private let commits: CommitCount
    /// The commits that the snapshot kept open holds at least; nil when none is open.
    private var kept: UInt64?
    private var isReading = false

    init(path: String, clock: @escaping @Sendable () -> Int64, commits: CommitCount) throws(SQLiteError) {
        connection = try Connection.open(path: path, mode: .reading)
        self.clock = clock
        self.commits = commits
    }

    /// Runs `body` in one transaction: all it reads is of one moment, whatever is committed meanwhile.
    package func read<Output>(_ body: (borrowing Transaction<Reading>) throws -> Output) throws -> Output {
        if !isReading { rest() }
        let transaction = Transaction<Reading>(connection, now: clock())
        return try connection.transact(.begin) { try reading { try body(transaction) } }
    }

    /// Runs `body` like `read`, and keeps the snapshot open for the next call, which saves it opening one and reading
    /// the same pages again.
    ///
    /// It sees all that this process committed before the call; what another process commits, it sees after `rest`,
    /// which must follow soon, since an open snapshot keeps the log from being emptied.
    package func readKeeping<Output>(_ body: (borrowing Transaction<Reading>) throws -> Output) throws -> Output {
        let committed = commits.value
        if kept != committed || isReading {
            if !isReading { rest() }
            try connection.begin(.begin)
            kept = committed
        }
        let transaction = Transaction<Reading>(connection, now: clock())
        do {
            return try reading { try body(transaction) }
        } catch {
            rest()
            throw error
        }
    }

    /// Closes the snapshot that `readKeeping` keeps, if there is one.
    package func rest() {
        guard kept != nil else { return }
        kept = nil
        connection.rollBack()
    }

    private func reading<Output>(_ body: () throws -> Output) rethrows -> Output {
        isReading = true
        defer { isReading = false }
        return try body()
    }
}
