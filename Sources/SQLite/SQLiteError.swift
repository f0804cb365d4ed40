import CSQLite

/// A refusal or fault of SQLite, told apart by its extended result code.
///
/// It never holds a bound value, so it may be logged.
package struct SQLiteError: Error, Equatable, CustomStringConvertible {
    /// The extended result code, such as 2067 for a unique constraint.
    package let code: Int32

    /// The name of the query, such as `PlanQuery.find`, or the beginning of the SQL text.
    package let statement: String

    /// What went wrong; names tables and columns, not their contents.
    package let message: String

    package var description: String {
        "\(statement): \(message) (SQLite \(code))"
    }

    /// A row with the same unique or primary key exists.
    package var isUniqueViolation: Bool {
        code == ExtendedCode.unique || code == ExtendedCode.primaryKey || code == ExtendedCode.rowIdentifier
    }

    /// A row that is referred to does not exist, or one that is about to go is still referred to.
    package var isForeignKeyViolation: Bool { code == ExtendedCode.foreignKey }

    /// A CHECK of the schema does not hold.
    package var isCheckViolation: Bool { code == ExtendedCode.check }

    /// A column that must have a value has none.
    package var isNotNullViolation: Bool { code == ExtendedCode.notNull }

    /// The statement may be about something that the schema does not have.
    package var mayBeForeignToSchema: Bool { code == SQLITE_ERROR }

    /// Any constraint of the schema is broken, including the type of a column in a STRICT table.
    package var isConstraintViolation: Bool { primaryCode == SQLITE_CONSTRAINT }

    /// Another connection held a lock for longer than the busy timeout.
    package var isBusy: Bool { primaryCode == SQLITE_BUSY }

    /// The disk, or the number of pages allowed, is exhausted.
    package var isFull: Bool { primaryCode == SQLITE_FULL }

    /// Reading or writing the file failed.
    package var isInputOutputFault: Bool { primaryCode == SQLITE_IOERR }

    /// The file is damaged, or is not a database.
    package var isCorrupt: Bool { primaryCode == SQLITE_CORRUPT || isNoDatabase }

    /// The file is no database at all.
    package var isNoDatabase: Bool { primaryCode == SQLITE_NOTADB }

    /// A write was tried on a connection that only reads.
    package var isReadOnly: Bool { primaryCode == SQLITE_READONLY }

    /// A column holds another type than the one that was asked for.
    package var isTypeMismatch: Bool { code == SQLITE_MISMATCH }

    /// The statement was given too few or too many values, or a column it does not have.
    package var isOutOfRange: Bool { code == SQLITE_RANGE }

    private var primaryCode: Int32 { code & 0xFF }
}

/// The extended codes in use; the header defines them by expressions that Swift does not import.
///
/// Each is the primary code plus 256 times a detail (SQLite, "Result and Error Codes").
enum ExtendedCode {
    static let check = SQLITE_CONSTRAINT | (1 << 8)
    static let foreignKey = SQLITE_CONSTRAINT | (3 << 8)
    static let notNull = SQLITE_CONSTRAINT | (5 << 8)
    static let primaryKey = SQLITE_CONSTRAINT | (6 << 8)
    static let unique = SQLITE_CONSTRAINT | (8 << 8)
    static let rowIdentifier = SQLITE_CONSTRAINT | (10 << 8)
}
