import CSQLite

/// What a transaction may do: `Reading` or `Writing`.
package protocol TransactionMode: SendableMetatype {}

/// Marks a transaction that sees one snapshot and cannot write.
package enum Reading: TransactionMode {}

/// Marks a transaction that may write.
package enum Writing: TransactionMode {}

/// An open transaction, lent to the closure that works in it.
///
/// It cannot be copied or returned, so it cannot outlive the closure. A store function that only reads takes
/// `borrowing Transaction<some TransactionMode>` and so serves both modes.
package struct Transaction<Mode: TransactionMode>: ~Copyable {
    /// When the transaction, or the writer's job, began, in milliseconds since 1970 UTC.
    package let now: Int64

    private let connection: Connection

    /// What travels with every connection of the database.
    package var companion: (any Companion)? { connection.companion }

    init(_ connection: Connection, now: Int64) {
        self.connection = connection
        self.now = now
    }

    /// Every row of `query`, decoded.
    package func all<Output>(
        _ query: some Query, _ values: Value..., decode: (borrowing Row) throws -> Output
    ) throws -> [Output] {
        try connection.run(query, values) { statement in
            guard try statement.step() else { return [] }
            let row = Row(statement)
            var outputs: [Output] = []
            repeat { outputs.append(try decode(row)) } while try statement.step()
            return outputs
        }
    }

    /// The first row of `query`, decoded, or nil when there is none.
    package func first<Output>(
        _ query: some Query, _ values: Value..., decode: (borrowing Row) throws -> Output
    ) throws -> Output? {
        try connection.run(query, values) { statement in
            guard try statement.step() else { return nil }
            let output = try decode(Row(statement))
            // A statement that writes and returns rows checks its foreign keys only at its end.
            while !statement.isReadOnly, try statement.step() {}
            return output
        }
    }

    /// Whether `query` finds a row; it is not decoded.
    package func exists(_ query: some Query, _ values: Value...) throws -> Bool {
        try connection.run(query, values) { try $0.step() }
    }

    /// Calls `body` for each row of `query`, holding one at a time.
    package func each(_ query: some Query, _ values: Value..., body: (borrowing Row) throws -> Void) throws {
        try connection.run(query, values) { statement in
            guard try statement.step() else { return }
            let row = Row(statement)
            repeat { try body(row) } while try statement.step()
        }
    }

    /// How SQLite would answer `query` on this schema, a line for each step of `EXPLAIN QUERY PLAN`; nothing runs.
    package func plan(of query: some Query) throws -> [String] {
        try connection.plan(of: query)
    }
}

extension Transaction where Mode == Writing {
    /// Runs an INSERT, UPDATE or DELETE and returns the number of rows it changed.
    @discardableResult
    package func run(_ query: some Query, _ values: Value...) throws -> Int {
        try connection.run(query, values) { statement in
            while try statement.step() {}
            return connection.changedRows
        }
    }

    /// Runs an INSERT of one row and returns its rowid; throws when it inserted none.
    @discardableResult
    package func insert(_ query: some Query, _ values: Value...) throws -> Int64 {
        try connection.run(query, values) { statement in
            while try statement.step() {}
            guard connection.changedRows > 0 else { throw statement.fault(SQLITE_MISUSE, "inserted no row") }
            return connection.lastRowIdentifier
        }
    }

    /// Has a statement that takes no values run once at the end of the transaction, for all the jobs of a group
    /// together; should the job be undone that asked for it, it may run all the same.
    package func runBeforeCommit(_ query: some Query) {
        connection.runBeforeCommit(query)
    }

    /// Runs `body` as a part that is undone alone when it throws, while the transaction goes on; parts may nest.
    package func savepoint<Output>(_ body: (borrowing Transaction<Writing>) throws -> Output) throws -> Output {
        try connection.savepoint { try body(self) }
    }

    /// Runs one job of the writer, and refuses what a deferred foreign key would refuse at COMMIT, so that the job
    /// fails alone and not with its whole group.
    func checked<Output>(_ body: (borrowing Transaction<Writing>) throws -> Output) throws -> Output {
        let output = try body(self)
        guard !connection.hasUnresolvedForeignKeys else {
            throw SQLiteError(
                code: ExtendedCode.foreignKey, statement: "job", message: "FOREIGN KEY constraint failed")
        }
        return output
    }
}
