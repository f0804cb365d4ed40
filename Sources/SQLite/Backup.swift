/// A copy of a database in use.
struct Backup {
    let source: String
    let target: String

    /// Copies under a temporary name beside the target, checks the copy, flushes it and renames it.
    func write() throws {
        guard !DurableFile.exists(target) else { throw BackupError.targetExists(target) }
        let partial = "\(target).partial-\(UInt32.random(in: 0 ... .max))"
        // Created here and not by SQLite, so that nobody else can ever read it.
        guard try DurableFile.create(partial) else { throw BackupError.targetExists(partial) }
        defer { DurableFile.remove(partial) }
        try copy(to: partial)
        try check(partial)
        try DurableFile.synchronize(partial)
        guard try DurableFile.rename(partial, to: target) else { throw BackupError.targetExists(target) }
        try DurableFile.synchronizeDirectory(of: target)
    }

    private func copy(to partial: String) throws {
        let connection = try Connection.open(path: source, mode: .reading)
        try connection.run(BackupQuery.copy, [.text(partial)]) { _ = try $0.step() }
    }

    private func check(_ copy: String) throws {
        let connection = try Connection.open(path: copy, mode: .reading)
        try connection.transact(.begin) {
            let transaction = Transaction<Reading>(connection, now: 0)
            let findings = try transaction.all(BackupQuery.check) { try $0.text(0) }
            guard findings == ["ok"] else { throw BackupError.damaged(findings.first ?? "no answer") }
            let tables = try transaction.first(BackupQuery.countTables) { try $0.integer(0) }
            guard let tables, tables > 0 else { throw BackupError.empty }
        }
    }
}

enum BackupQuery: String, Query {
    case copy = "VACUUM INTO ?1"
    case check = "PRAGMA quick_check(1)"
    case countTables = "SELECT count(*) FROM sqlite_schema WHERE type = 'table'"
}

/// Why a backup was not made.
package enum BackupError: Error, Equatable, CustomStringConvertible {
    /// There is a file by that name, which is never replaced.
    case targetExists(String)

    /// The copy holds no table.
    case empty

    /// The copy does not pass `PRAGMA quick_check`, whose first finding this is.
    case damaged(String)

    package var description: String {
        switch self {
        case .targetExists(let path): "There is a file at \(path) already; a backup never replaces one."
        case .empty: "The database holds no table, so there is nothing to back up."
        case .damaged(let finding): "The copy is damaged: \(finding)."
        }
    }
}
