/// A read-only connection for short reads, used by one thread at a time.
package final class Reader {
    private let connection: Connection
    private let clock: @Sendable () -> Int64

    init(
        path: String, companion: (any Companion)? = nil, clock: @escaping @Sendable () -> Int64
    ) throws(SQLiteError) {
        connection = try Connection.open(path: path, mode: .reading, companion: companion)
        self.clock = clock
    }

    /// What it did since it was opened.
    package var effort: Effort { connection.effort }

    /// Runs `body` in one transaction: all it reads is of one moment, whatever is committed meanwhile.
    package func read<Output>(_ body: (borrowing Transaction<Reading>) throws -> Output) throws -> Output {
        let transaction = Transaction<Reading>(connection, now: clock())
        return try connection.transact(.begin) { try body(transaction) }
    }
}
