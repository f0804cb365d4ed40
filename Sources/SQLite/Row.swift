import CSQLite

/// The current row of a query, lent to the closure that decodes it.
///
/// Columns count from 0. A column that holds another type than the one asked for throws; nothing is converted.
package struct Row: ~Copyable {
    private let statement: Statement
    private let columnCount: Int32

    init(_ statement: Statement) {
        self.statement = statement
        columnCount = statement.columnCount
    }

    /// Tells whether the column is NULL.
    package func isNull(_ column: Int32) throws(SQLiteError) -> Bool {
        try type(column) == SQLITE_NULL
    }

    /// The integer in the column.
    package func integer(_ column: Int32) throws(SQLiteError) -> Int64 {
        try require(SQLITE_INTEGER, in: column)
        return statement.integer(column)
    }

    /// The floating-point number in the column.
    package func real(_ column: Int32) throws(SQLiteError) -> Double {
        try require(SQLITE_FLOAT, in: column)
        return statement.real(column)
    }

    /// The text in the column; throws when it is not valid UTF-8.
    package func text(_ column: Int32) throws(SQLiteError) -> String {
        try require(SQLITE_TEXT, in: column)
        let text = statement.withBytes(column) { bytes -> String? in
            do {
                return String(copying: try UTF8Span(validating: bytes))
            } catch {
                return nil
            }
        }
        guard let text else { throw mismatch(column, "text that is not UTF-8", "TEXT") }
        return text
    }

    /// The bytes in the column.
    package func blob(_ column: Int32) throws(SQLiteError) -> [UInt8] {
        try require(SQLITE_BLOB, in: column)
        return statement.withBytes(column) { bytes in
            unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) }
        }
    }

    /// The integer in the column, or nil when it is NULL.
    package func optionalInteger(_ column: Int32) throws(SQLiteError) -> Int64? {
        try isNull(column) ? nil : integer(column)
    }

    /// The floating-point number in the column, or nil when it is NULL.
    package func optionalReal(_ column: Int32) throws(SQLiteError) -> Double? {
        try isNull(column) ? nil : real(column)
    }

    /// The text in the column, or nil when it is NULL.
    package func optionalText(_ column: Int32) throws(SQLiteError) -> String? {
        try isNull(column) ? nil : text(column)
    }

    /// The bytes in the column, or nil when it is NULL.
    package func optionalBlob(_ column: Int32) throws(SQLiteError) -> [UInt8]? {
        try isNull(column) ? nil : blob(column)
    }

    /// Lends the bytes of the text in the column without copying them; they are not checked to be UTF-8.
    package func withText<Output>(_ column: Int32, _ body: (Span<UInt8>) throws -> Output) throws -> Output {
        try require(SQLITE_TEXT, in: column)
        return try statement.withBytes(column, body)
    }

    private func type(_ column: Int32) throws(SQLiteError) -> Int32 {
        guard column >= 0, column < columnCount else {
            throw statement.fault(SQLITE_RANGE, "has \(columnCount) columns, not column \(column)")
        }
        return statement.type(column)
    }

    private func require(_ expected: Int32, in column: Int32) throws(SQLiteError) {
        let found = try type(column)
        guard found == expected else { throw mismatch(column, Self.name(of: found), Self.name(of: expected)) }
    }

    private func mismatch(_ column: Int32, _ found: String, _ expected: String) -> SQLiteError {
        let name = statement.columnName(column)
        return statement.fault(SQLITE_MISMATCH, "column \(column) (\(name)) holds \(found), not \(expected)")
    }

    private static func name(of type: Int32) -> String {
        switch type {
        case SQLITE_INTEGER: "INTEGER"
        case SQLITE_FLOAT: "REAL"
        case SQLITE_TEXT: "TEXT"
        case SQLITE_BLOB: "BLOB"
        default: "NULL"
        }
    }
}
