/// Tells whose a database file is, by the number SQLite keeps for that in its header.
enum FileOwner {
    /// Refuses a file that another program made; one without any table has no owner yet.
    ///
    /// The file is only read: a writing connection would put it in another journal mode.
    static func check(_ path: String, application: Int32) throws {
        let connection = try Connection.open(path: path, mode: .reading)
        try connection.transact(.begin) {
            let transaction = Transaction<Reading>(connection, now: 0)
            let owner = try transaction.first(FileOwnerQuery.number) { try $0.integer(0) } ?? 0
            guard owner != Int64(application) else { return }
            let object = try transaction.first(FileOwnerQuery.firstObject) { try $0.text(0) }
            if owner == 0, object == nil || countsMigrations(transaction) { return }
            throw ForeignDatabase(object: object)
        }
    }

    /// Writes the number in the header, when it is not there.
    static func mark(_ connection: Connection, application: Int32) throws {
        let owner = try connection.transact(.begin) {
            let transaction = Transaction<Reading>(connection, now: 0)
            return try transaction.first(FileOwnerQuery.number) { try $0.integer(0) }
        }
        guard owner != Int64(application) else { return }
        try connection.execute(script: "PRAGMA application_id = \(application)")
    }

    /// Whether a file without a number has the table in which migrations are counted, with its columns.
    private static func countsMigrations(_ transaction: borrowing Transaction<Reading>) -> Bool {
        (try? transaction.all(MigrationQuery.list) { _ in true }) != nil
    }
}

/// The file is a database of another program; nothing in it has changed.
package struct ForeignDatabase: Error, Equatable, CustomStringConvertible {
    /// Something that stands in it; nil when it holds nothing but the number of its program.
    package let object: String?

    package var description: String {
        object.map { "The file is a database of another program, with \($0) in it." }
            ?? "The file is a database of another program."
    }
}

enum FileOwnerQuery: String, Query {
    case number = "PRAGMA application_id"
    case firstObject = "SELECT name FROM sqlite_schema WHERE substr(name, 1, 7) <> 'sqlite_' ORDER BY name LIMIT 1"
}
