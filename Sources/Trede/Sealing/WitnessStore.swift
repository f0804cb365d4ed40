internal import SQLite

enum WitnessQuery: String, Query {
    case table = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'data_key_file'"
    case lastPerson = "SELECT max(id) FROM person"
    case differs = "SELECT 1 FROM data_key_file WHERE witness <> sealed_index('witness', 'data keys')"
}

/// By what a database knows its file of data keys.
enum WitnessStore {
    /// Refuses another file of data keys than that with which the database was sealed, and one from before its last
    /// persons came in.
    ///
    /// - Throws: `SealingFault.otherKeys`.
    static func check(in transaction: borrowing Transaction<some TransactionMode>) throws {
        guard try transaction.exists(WitnessQuery.table) else { return }
        guard try !transaction.exists(WitnessQuery.differs) else {
            throw SealingFault.otherKeys
        }
        let last = try transaction.first(WitnessQuery.lastPerson) { try $0.optionalInteger(0) } ?? nil
        guard try transaction.vault.store.reaches(last ?? 0) else { throw SealingFault.otherKeys }
    }
}
