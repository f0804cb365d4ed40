import CSQLite

/// One prepared statement; lives on the thread of its connection.
@safe final class Statement {
    /// The text it was prepared from; the cache compares it.
    let sql: String

    /// What errors call it.
    let name: String

    /// True while a call steps through its rows, so that a nested call takes another statement.
    var isRunning = false

    /// True when it cannot change the database.
    let isReadOnly: Bool

    private let handle: OpaquePointer
    private let parameterCount: Int

    /// Prepares `sql`, which must be exactly one statement.
    init(_ sql: String, name: String, connection: OpaquePointer) throws(SQLiteError) {
        let (handle, rest) = unsafe Self.prepare(sql, connection: connection)
        guard let handle = unsafe handle else {
            throw unsafe Self.preparationError(name, connection)
        }
        unsafe self.handle = handle
        self.sql = sql
        self.name = name
        isReadOnly = unsafe sqlite3_stmt_readonly(handle) != 0
        parameterCount = unsafe Int(sqlite3_bind_parameter_count(handle))
        guard rest == 0 else {
            throw SQLiteError(code: SQLITE_MISUSE, statement: name, message: "more than one statement")
        }
    }

    deinit {
        unsafe sqlite3_finalize(handle)
    }

    /// How often it ran since it was prepared, and how many steps of SQLite's machine that took.
    var effort: Effort {
        let runs = unsafe sqlite3_stmt_status(handle, SQLITE_STMTSTATUS_RUN, 0)
        let steps = unsafe sqlite3_stmt_status(handle, SQLITE_STMTSTATUS_VM_STEP, 0)
        return Effort(runs: Int(runs), steps: Int(steps))
    }

    /// Binds all values, in order; their number must be the number of parameters, since SQLite takes a missing one
    /// for NULL.
    func bind(_ values: [Value]) throws(SQLiteError) {
        guard values.count == parameterCount else {
            throw fault(SQLITE_RANGE, "takes \(parameterCount) values, was given \(values.count)")
        }
        for (offset, value) in values.enumerated() {
            let code = bind(value, at: Int32(offset + 1))
            guard code == SQLITE_OK else { throw unsafe Self.error(code, name, sqlite3_db_handle(handle)) }
        }
    }

    /// Goes to the next row; false when there is none left.
    func step() throws(SQLiteError) -> Bool {
        switch unsafe sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw unsafe Self.error(code, name, sqlite3_db_handle(handle))
        }
    }

    /// Makes it ready for its next use and forgets what was bound.
    func reset() {
        // The result repeats the error of the last step, which has been thrown already.
        unsafe sqlite3_reset(handle)
        if parameterCount > 0 { unsafe sqlite3_clear_bindings(handle) }
    }

    /// The columns of the current row.
    var columnCount: Int32 { unsafe sqlite3_data_count(handle) }

    func type(_ column: Int32) -> Int32 { unsafe sqlite3_column_type(handle, column) }

    func integer(_ column: Int32) -> Int64 { unsafe sqlite3_column_int64(handle, column) }

    func real(_ column: Int32) -> Double { unsafe sqlite3_column_double(handle, column) }

    /// Lends the bytes of a text or blob until the next step.
    func withBytes<Output>(_ column: Int32, _ body: (Span<UInt8>) throws -> Output) rethrows -> Output {
        let start = unsafe sqlite3_column_blob(handle, column)
        let count = unsafe Int(sqlite3_column_bytes(handle, column))
        let bytes = unsafe UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)
        return try unsafe bytes.withMemoryRebound(to: UInt8.self) { try unsafe body($0.span) }
    }

    /// The name of a column, for errors.
    func columnName(_ column: Int32) -> String {
        guard let name = unsafe sqlite3_column_name(handle, column) else { return "?" }
        return unsafe String(cString: name)
    }

    /// An error of this statement that SQLite itself does not raise.
    func fault(_ code: Int32, _ message: String) -> SQLiteError {
        SQLiteError(code: code, statement: name, message: message)
    }

    private func bind(_ value: Value, at index: Int32) -> Int32 {
        switch value {
        case .null: unsafe sqlite3_bind_null(handle, index)
        case .integer(let integer): unsafe sqlite3_bind_int64(handle, index, integer)
        case .real(let real): unsafe sqlite3_bind_double(handle, index, real)
        case .text(var text):
            text.withUTF8 { unsafe trede_bind_text(handle, index, $0.baseAddress, UInt64($0.count)) }
        case .blob(let bytes):
            unsafe bytes.withUnsafeBytes { unsafe trede_bind_blob(handle, index, $0.baseAddress, UInt64($0.count)) }
        }
    }

    /// The handle, or nil on error, and the number of bytes after the statement that are not blank.
    private static func prepare(_ sql: String, connection: OpaquePointer) -> (OpaquePointer?, Int) {
        var sql = sql
        return sql.withUTF8 { text in
            var handle: OpaquePointer?
            var rest: UnsafePointer<CChar>?
            let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
            return unsafe text.withMemoryRebound(to: CChar.self) { characters in
                unsafe sqlite3_prepare_v3(connection, characters.baseAddress, Int32(text.count), flags, &handle, &rest)
                guard let start = characters.baseAddress, let rest = unsafe rest else { return unsafe (handle, 0) }
                let tail = unsafe characters[(rest - start)...]
                return unsafe (handle, tail.count { !(0...0x20).contains($0) })
            }
        }
    }

    /// The error after a text that did not prepare; it has no values yet, so SQLite's own sentence may be shown.
    private static func preparationError(_ name: String, _ connection: OpaquePointer) -> SQLiteError {
        let code = unsafe sqlite3_extended_errcode(connection)
        guard code != SQLITE_OK else {
            return SQLiteError(code: SQLITE_MISUSE, statement: name, message: "no statement in the text")
        }
        return unsafe SQLiteError(code: code, statement: name, message: String(cString: sqlite3_errmsg(connection)))
    }

    /// The error for a result code of `connection`.
    ///
    /// SQLite's own sentence may quote a bound value (a full-text query, a JSON path) and is shown for constraints
    /// only, which name tables and columns.
    static func error(_ code: Int32, _ name: String, _ connection: OpaquePointer?) -> SQLiteError {
        let isConstraint = code & 0xFF == SQLITE_CONSTRAINT
        let sentence = unsafe isConstraint ? sqlite3_errmsg(connection) : sqlite3_errstr(code)
        let message = unsafe sentence.map { unsafe String(cString: $0) } ?? ""
        return SQLiteError(code: code, statement: name, message: message)
    }
}
