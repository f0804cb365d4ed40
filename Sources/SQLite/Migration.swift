/// One numbered step of the schema, with the step back.
package struct Migration: Sendable, Equatable {
    /// Its place in the order; the first is 1 and no number is left out.
    package let number: Int

    /// What it is about, for people.
    package let name: String

    /// A digest of `up`, by which a change after release is noticed.
    package let checksum: String

    /// Digests of earlier texts that made the same schema of every database they were applied to.
    package let formerChecksums: [String]

    /// The SQL that makes the step.
    package let up: String

    /// The SQL that undoes it.
    package let down: String

    /// A migration as its file states it.
    package init(
        number: Int, name: String, checksum: String, formerChecksums: [String] = [], up: String, down: String
    ) {
        self.number = number
        self.name = name
        self.checksum = checksum
        self.formerChecksums = formerChecksums
        self.up = up
        self.down = down
    }
}

extension Migration {
    /// A step as a database remembers it.
    package typealias Applied = (number: Int, name: String, checksum: String)

    /// Whether a database to which a text with that digest was applied has this step.
    func isKnown(by checksum: String) -> Bool { checksum == self.checksum || formerChecksums.contains(checksum) }

    /// Why the schema that the steps applied to a database made is not that of all of `steps`; nil when it is.
    package static func fault(of applied: [Applied], among steps: [Migration]) -> MigrationError? {
        guard !applied.isEmpty else { return .nothingApplied }
        if let strange = strange(of: applied, among: steps) { return strange }
        return steps.dropFirst(applied.count).first.map { .notApplied(number: $0.number, name: $0.name) }
    }

    /// The same where the last of `steps` may not be applied yet.
    static func strange(of applied: [Applied], among steps: [Migration]) -> MigrationError? {
        if let last = applied.last, last.number > steps.count { return .unknown(number: last.number, name: last.name) }
        for (offset, step) in applied.enumerated() {
            guard step.number == offset + 1 else { return .databaseHasGap(offset + 1) }
            guard steps[offset].isKnown(by: step.checksum) else {
                return .changed(number: step.number, name: step.name)
            }
        }
        return nil
    }
}

/// Where one migration stands in a database.
package struct MigrationStatus: Sendable, Equatable {
    /// What became of the migration.
    package enum State: Sendable, Equatable {
        /// Not applied yet.
        case pending
        /// Applied, in milliseconds since 1970 UTC.
        case applied(at: Int64)
        /// Applied, but with another text than it has now.
        case changed
        /// Applied by a newer program; this one does not know it.
        case unknown
    }

    /// The number of the migration.
    package let number: Int

    /// Its name.
    package let name: String

    /// What became of it.
    package let state: State
}

/// Why the schema was not migrated; the database is as it was before the migration named.
package enum MigrationError: Error, Equatable, CustomStringConvertible {
    /// The program's list leaves this number out or is not in order.
    case listHasGap(Int)
    /// The database lacks this migration while a later one is applied.
    case databaseHasGap(Int)
    /// The text was edited after the migration was applied.
    case changed(number: Int, name: String)
    /// The database was migrated by a newer program.
    case unknown(number: Int, name: String)
    /// The database lacks this migration of the program.
    case notApplied(number: Int, name: String)
    /// No migration is applied: the database holds nothing of the program.
    case nothingApplied
    /// There is no text that undoes it.
    case irreversible(number: Int, name: String)
    /// After the migration rows of this table refer to rows that do not exist.
    case brokenReferences(number: Int, table: String)
    /// The text has a BEGIN, COMMIT or ROLLBACK of its own.
    case endsTransaction(number: Int, name: String)
    /// SQLite refused the text.
    case failed(number: Int, name: String, SQLiteError)

    package var description: String {
        switch self {
        case .listHasGap(let number): "Migration \(number) is missing from the program's list, or out of order."
        case .databaseHasGap(let number): "Migration \(number) is not applied although a later one is."
        case .changed(let number, let name): "Migration \(number) (\(name)) was changed after it was applied."
        case .unknown(let number, let name):
            "Migration \(number) (\(name)) was applied by a newer program; this one does not know it."
        case .notApplied(let number, let name): "Migration \(number) (\(name)) is not applied."
        case .nothingApplied: "No migration is applied."
        case .irreversible(let number, let name): "Migration \(number) (\(name)) has no way back."
        case .brokenReferences(let number, let table):
            "Migration \(number) leaves rows of \(table) that refer to rows that do not exist."
        case .endsTransaction(let number, let name):
            "Migration \(number) (\(name)) must not begin or end a transaction itself."
        case .failed(let number, let name, let error): "Migration \(number) (\(name)) failed: \(error)."
        }
    }
}
