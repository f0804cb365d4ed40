import CSQLite

/// A connection to the database file with its prepared statements.
///
/// Not Sendable: it lives on one thread at a time, which is what lets SQLite run without locks of its own
/// (SQLite, "Using SQLite In Multi-Threaded Applications": multi-thread mode).
@safe package final class Connection {
    /// What a connection may do with the file.
    package enum Mode: Sendable {
        case reading
        case writing
    }

    /// What travels with the connection.
    let companion: (any Companion)?

    private let handle: OpaquePointer
    private let controls: ControlStatements
    private var cache = StatementCache()

    /// Whether `begin` has been called and neither `commit` nor `rollBack` since.
    private(set) var isInTransaction = false

    /// The error on which SQLite, or `abandon`, rolled the open transaction back.
    private(set) var lossOfTransaction: SQLiteError?

    /// What runs once at the end of the open transaction, before COMMIT.
    private var closing: [any Query] = []

    /// Opens an existing file, sets every pragma, and has it know the functions of its companion.
    ///
    /// A writing connection also puts the file in WAL mode.
    package static func open(
        path: String, mode: Mode, companion: (any Companion)? = nil
    ) throws(SQLiteError) -> Connection {
        let configured = configuration
        guard configured == SQLITE_OK else {
            throw SQLiteError(code: configured, statement: "configure", message: "SQLite was in use before")
        }
        let connection = try Connection(path: path, mode: mode, companion)
        try connection.configure(mode)
        for function in companion?.functions ?? [] { try unsafe function.register(on: connection.handle) }
        return connection
    }

    private init(path: String, mode: Mode, _ companion: (any Companion)?) throws(SQLiteError) {
        self.companion = companion
        let access = mode == .reading ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE
        var opened: OpaquePointer?
        let code = unsafe sqlite3_open_v2(path, &opened, access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
        guard code == SQLITE_OK, let opened = unsafe opened else {
            unsafe sqlite3_close_v2(opened)
            throw unsafe Statement.error(code, "open", nil)
        }
        unsafe handle = opened
        do throws(SQLiteError) {
            controls = try ControlStatements { query throws(SQLiteError) in
                try unsafe Statement(query.rawValue, name: query.name, connection: opened)
            }
        } catch {
            unsafe sqlite3_close_v2(opened)
            throw error
        }
    }

    deinit {
        // The handle outlives this object until the last statement is finalized, which is right after.
        unsafe sqlite3_close_v2(handle)
    }

    /// Runs every statement of a text that takes no values, such as a migration.
    ///
    /// An error names it by `name`, or by how the text begins.
    package func execute(script: String, name: String? = nil) throws(SQLiteError) {
        let name = name ?? Self.excerpt(script)
        var message: UnsafeMutablePointer<CChar>?
        defer { unsafe sqlite3_free(message) }
        guard !script.utf8.contains(0) else {
            throw SQLiteError(code: SQLITE_MISUSE, statement: name, message: "the text contains a NUL")
        }
        let code = unsafe sqlite3_exec(handle, script, nil, nil, &message)
        guard code == SQLITE_OK else {
            let sentence = unsafe message.map { unsafe String(cString: $0) } ?? "unknown"
            throw noting(SQLiteError(code: code, statement: name, message: sentence))
        }
    }

    /// Runs `body` in one transaction that is committed when it returns and rolled back when it throws.
    ///
    /// `now` is what the transaction's clock says, in milliseconds since 1970 UTC.
    package func write<Output>(
        now: Int64, _ body: (borrowing Transaction<Writing>) throws -> Output
    ) throws -> Output {
        let transaction = Transaction<Writing>(self, now: now)
        return try transact(.beginImmediate) { try body(transaction) }
    }

    /// Lends the statement of `query`, with its values bound, and resets it afterwards whatever happens.
    func run<Output>(
        _ query: some Query, _ values: [Value], _ body: (Statement) throws -> Output
    ) throws -> Output {
        if let lossOfTransaction { throw lossOfTransaction }
        let statement = try take(query)
        statement.isRunning = true
        defer {
            statement.reset()
            statement.isRunning = false
        }
        do {
            try statement.bind(values)
            return try body(statement)
        } catch let error as SQLiteError {
            throw noting(error)
        }
    }

    /// What SQLite says of each step it would take to answer `query`; nothing is bound and nothing runs.
    func plan(of query: some Query) throws(SQLiteError) -> [String] {
        let sayingColumn: Int32 = 3
        let statement = try unsafe Statement(
            "EXPLAIN QUERY PLAN " + query.rawValue, name: query.name, connection: handle)
        var steps: [String] = []
        while try statement.step() { steps.append(try Row(statement).text(sayingColumn)) }
        return steps
    }

    /// The rows the last INSERT, UPDATE or DELETE changed, without those of triggers and foreign key actions.
    var changedRows: Int { unsafe Int(sqlite3_changes64(handle)) }

    /// The rows changed since the connection opened, those of triggers and foreign key actions too.
    var rowsWritten: Int64 { unsafe sqlite3_total_changes64(handle) }

    /// What the statements did that it keeps prepared.
    package var effort: Effort { cache.effort }

    /// The rowid of the last row inserted.
    var lastRowIdentifier: Int64 { unsafe sqlite3_last_insert_rowid(handle) }

    /// Whether a row refers to one that does not exist, which a deferred foreign key allows until COMMIT.
    var hasUnresolvedForeignKeys: Bool {
        var unresolved: Int32 = 0
        var highest: Int32 = 0
        unsafe sqlite3_db_status(handle, SQLITE_DBSTATUS_DEFERRED_FKS, &unresolved, &highest, 0)
        return unresolved != 0
    }

    /// Whether SQLite itself has a transaction open.
    var hasOpenTransaction: Bool { unsafe sqlite3_get_autocommit(handle) == 0 }

    private func take(_ query: some Query) throws(SQLiteError) -> Statement {
        let sql = query.rawValue
        let cached = cache.find(sql)
        if let cached, !cached.isRunning { return cached }
        let statement = try unsafe Statement(sql, name: query.name, connection: handle)
        if cached == nil { cache.insert(statement) }
        return statement
    }

    /// Remembers when an error made SQLite roll the open transaction back, so that what follows in the same closure
    /// does not commit statement by statement.
    private func noting(_ error: SQLiteError) -> SQLiteError {
        if isInTransaction, !hasOpenTransaction, lossOfTransaction == nil { lossOfTransaction = error }
        return error
    }

    private static func excerpt(_ sql: String) -> String {
        String(sql.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(Limits.excerptCharactersMax))
    }

    /// Set once, before the first connection of the process.
    private static let configuration = trede_sqlite_configure()
}

/// How transactions begin and end.
extension Connection {
    /// Runs `body` between `begin` and COMMIT.
    func transact<Output>(_ begin: ControlQuery, _ body: () throws -> Output) throws -> Output {
        try self.begin(begin)
        let output: Output
        do {
            try tellCompanion()
            output = try body()
            try runClosing()
        } catch {
            rollBack()
            throw error
        }
        try commit()
        return output
    }

    /// Has a statement that takes no values run once, however often it is asked for, before the open transaction is
    /// committed.
    func runBeforeCommit(_ query: some Query) {
        guard !closing.contains(where: { $0.rawValue == query.rawValue }) else { return }
        closing.append(query)
    }

    private func tellCompanion() throws {
        guard let companion else { return }
        let transaction = Transaction<Reading>(self, now: 0)
        try companion.begin(transaction)
    }

    private func runClosing() throws {
        for query in closing { try run(query, []) { while try $0.step() {} } }
    }

    /// Opens a transaction.
    func begin(_ query: ControlQuery) throws {
        closing = []
        try control(query)
        isInTransaction = true
    }

    /// Commits the open transaction; when that fails it is rolled back.
    func commit() throws {
        do {
            try control(.commit)
            isInTransaction = false
        } catch {
            rollBack()
            throw error
        }
    }

    /// Ends the open transaction without its effects, also one that SQLite has ended already.
    func rollBack() {
        lossOfTransaction = nil
        isInTransaction = false
        guard hasOpenTransaction else { return }
        // SQLite rolls back in memory; should that fail, the next BEGIN fails and says so.
        try? control(.rollBack)
    }

    /// Runs `body` in a savepoint: when it throws, what it did is undone and the transaction goes on.
    func savepoint<Output>(_ body: () throws -> Output) throws -> Output {
        try control(.savepoint)
        do {
            let output = try body()
            try control(.release)
            return output
        } catch {
            undoSavepoint()
            throw error
        }
    }

    /// Gives the open transaction up, so that every further statement in it throws `error`.
    func abandon(_ error: SQLiteError) {
        rollBack()
        isInTransaction = true
        lossOfTransaction = error
    }

    private func undoSavepoint() {
        guard lossOfTransaction == nil else { return }
        do {
            try control(.rollBackToSavepoint)
            try control(.release)
        } catch {
            abandon(error)
        }
    }

    private func control(_ query: ControlQuery) throws(SQLiteError) {
        if let lossOfTransaction { throw lossOfTransaction }
        let statement = controls[query]
        defer { statement.reset() }
        do {
            _ = try statement.step()
        } catch {
            throw noting(error)
        }
    }
}

/// What a connection is set to when it opens and before it closes.
extension Connection {
    private func configure(_ mode: Mode) throws(SQLiteError) {
        unsafe sqlite3_busy_timeout(handle, Limits.busyTimeoutMilliseconds)
        try execute(
            script: """
                PRAGMA foreign_keys = ON;
                PRAGMA trusted_schema = OFF;
                PRAGMA secure_delete = ON;
                PRAGMA temp_store = MEMORY;
                PRAGMA cache_size = -\(Limits.cacheKibibytes);
                PRAGMA mmap_size = \(Limits.mappedBytes);
                PRAGMA analysis_limit = \(Limits.analysisRowsMax);
                """, name: "open")
        guard mode == .writing else { return }
        // SQLite opens a file that may not be written for reading alone, and would say so at the first write only.
        guard unsafe sqlite3_db_readonly(handle, "main") == 0 else {
            throw SQLiteError(code: SQLITE_READONLY, statement: "open", message: "attempt to write a readonly database")
        }
        try execute(
            script: """
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                PRAGMA wal_autocheckpoint = \(Limits.walCheckpointPages);
                PRAGMA journal_size_limit = \(Limits.walBytesKept);
                """, name: "open")
    }

    /// Copies the whole write-ahead log into the file and empties it.
    ///
    /// A reader that is in the middle of a transaction keeps the log from being emptied; that is no error, and false.
    @discardableResult
    package func checkpoint() throws(SQLiteError) -> Bool {
        let code = unsafe sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
        guard code == SQLITE_OK || code == SQLITE_BUSY else {
            throw unsafe Statement.error(code, "checkpoint", handle)
        }
        return code == SQLITE_OK
    }

    /// Checkpoints, and lets SQLite renew the statistics its planner uses.
    func retire() throws(SQLiteError) {
        try execute(script: "PRAGMA optimize")
        try checkpoint()
    }
}
