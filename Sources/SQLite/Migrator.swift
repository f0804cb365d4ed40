/// Brings the schema of a database up to the program's migrations, or back.
///
/// Each step is one transaction on the writer's connection, between its groups. Foreign keys are not enforced inside
/// a step, so that a table can be rebuilt; all of them are checked before the step is committed.
package struct Migrator: Sendable {
    private let migrations: [Migration]
    private let database: Database

    /// Takes the program's migrations, numbered from 1 without a gap.
    package init(migrations: [Migration], database: Database) throws(MigrationError) {
        for (offset, migration) in migrations.enumerated() where migration.number != offset + 1 {
            throw .listHasGap(offset + 1)
        }
        self.migrations = migrations
        self.database = database
    }

    /// Every migration of the program and of the database, by number; refuses nothing.
    package func status() throws -> [MigrationStatus] {
        let applied = try database.writer.perform { try ledger($0) }
        let pending = migrations.filter { migration in !applied.contains { $0.number == migration.number } }
            .map { MigrationStatus(number: $0.number, name: $0.name, state: .pending) }
        return (applied.map(status) + pending).sorted { $0.number < $1.number }
    }

    /// Applies what is pending and returns the numbers applied.
    ///
    /// - Throws: `MigrationError`; the steps before the one at fault stay applied.
    @discardableResult
    package func up() throws -> [Int] {
        try database.writer.perform { connection in
            try connection.execute(script: MigrationQuery.createLedger.rawValue)
            let applied = try ledger(connection)
            if let strange = Migration.strange(of: applied.map(\.step), among: migrations) { throw strange }
            if database.application != 0 { try FileOwner.mark(connection, application: database.application) }
            let pending = migrations.dropFirst(applied.count)
            for migration in pending { try apply(migration, connection) }
            return pending.map(\.number)
        }
    }

    /// Refuses a database whose schema is not that of the program; changes nothing.
    ///
    /// - Throws: `MigrationError`.
    package func check() throws {
        let applied = try database.writer.perform { try ledger($0) }
        if let fault = Migration.fault(of: applied.map(\.step), among: migrations) { throw fault }
    }

    /// Undoes every migration above `target`, the last first, by the program's text, and where the program knows another
    /// step by that number, by the text stored when it was applied; returns the numbers undone.
    ///
    /// Works for migrations of a newer program too, since it needs no text of this one.
    ///
    /// - Throws: `MigrationError`; the steps before the one at fault stay undone.
    @discardableResult
    package func down(to target: Int) throws -> [Int] {
        try database.writer.perform { connection in
            let undone = try ledger(connection).filter { $0.number > target }.reversed()
            for entry in undone { try undo(entry, connection) }
            return undone.map(\.number)
        }
    }

    private func status(_ entry: Entry) -> MigrationStatus {
        let known = migrations.first { $0.number == entry.number }
        let state: MigrationStatus.State =
            switch known?.isKnown(by: entry.checksum) {
            case nil: .unknown
            case true?: .applied(at: entry.appliedAt)
            case false?: .changed
            }
        return MigrationStatus(number: entry.number, name: entry.name, state: state)
    }

    private func apply(_ step: Migration, _ connection: Connection) throws {
        try run(step.up, step.number, step.name, connection) { transaction in
            try transaction.run(
                MigrationQuery.record, .integer(Int64(step.number)), .text(step.name), .text(step.checksum),
                .text(step.down), .integer(transaction.now))
        }
    }

    private func undo(_ entry: Entry, _ connection: Connection) throws {
        // What is known of the way back since it was applied is in the program's own text.
        let known = migrations.first { $0.number == entry.number && $0.isKnown(by: entry.checksum) }
        let down = known?.down ?? entry.down
        guard down.contains(where: { !$0.isWhitespace }) else {
            throw MigrationError.irreversible(number: entry.number, name: entry.name)
        }
        try run(down, entry.number, entry.name, connection) { transaction in
            try transaction.run(MigrationQuery.forget, .integer(Int64(entry.number)))
        }
    }

    /// Runs one step: its text, the check of all references and the change of the ledger, or none of them.
    private func run(
        _ script: String, _ number: Int, _ name: String, _ connection: Connection,
        record: (borrowing Transaction<Writing>) throws -> Void
    ) throws {
        // The pragma does nothing inside a transaction, so it stands around it.
        try connection.execute(script: "PRAGMA foreign_keys = OFF")
        let result = Result {
            try connection.write(now: database.clock()) { transaction in
                do throws(SQLiteError) {
                    try connection.execute(script: script)
                } catch {
                    throw MigrationError.failed(number: number, name: name, error)
                }
                guard connection.hasOpenTransaction else {
                    throw MigrationError.endsTransaction(number: number, name: name)
                }
                if let table = try transaction.first(MigrationQuery.brokenReferences, decode: { try $0.text(0) }) {
                    throw MigrationError.brokenReferences(number: number, table: table)
                }
                try record(transaction)
            }
        }
        try connection.execute(script: "PRAGMA foreign_keys = ON")
        try result.get()
    }

    private func ledger(_ connection: Connection) throws -> [Entry] {
        try connection.transact(.begin) {
            let transaction = Transaction<Reading>(connection, now: 0)
            guard try transaction.exists(MigrationQuery.findLedger) else { return [] }
            return try transaction.all(MigrationQuery.list, decode: Entry.init)
        }
    }

    /// A migration as the database remembers it.
    private struct Entry {
        let number: Int
        let name: String
        let checksum: String
        let down: String
        let appliedAt: Int64

        var step: Migration.Applied { (number, name, checksum) }

        init(_ row: borrowing Row) throws(SQLiteError) {
            number = Int(try row.integer(0))
            name = try row.text(1)
            checksum = try row.text(2)
            down = try row.text(3)
            appliedAt = try row.integer(4)
        }
    }
}

enum MigrationQuery: String, Query {
    case createLedger = """
        CREATE TABLE IF NOT EXISTS schema_migration (
            number INTEGER PRIMARY KEY CHECK (number > 0),
            name TEXT NOT NULL,
            checksum TEXT NOT NULL,
            down TEXT NOT NULL,
            applied_at INTEGER NOT NULL
        ) STRICT
        """
    case findLedger = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migration'"
    case list = "SELECT number, name, checksum, down, applied_at FROM schema_migration ORDER BY number"
    case record =
        "INSERT INTO schema_migration (number, name, checksum, down, applied_at) VALUES (?1, ?2, ?3, ?4, ?5)"
    case forget = "DELETE FROM schema_migration WHERE number = ?1"
    case brokenReferences = "PRAGMA foreign_key_check"
}
