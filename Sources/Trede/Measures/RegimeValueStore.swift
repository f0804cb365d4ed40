internal import SQLite
internal import TredeDomain

enum RegimeValueQuery: String, Query {
    case all = "SELECT code, amount_cents, source, recorded_at FROM regime_value WHERE regime = ?1"
    case insert = """
        INSERT INTO regime_value (regime, code, amount_cents, source, client_id, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """
}

enum RegimeValueStore {
    /// A number that an administrator set.
    struct Entry {
        let cents: Int64
        let source: String
        let setAt: Instant
    }

    /// The numbers set for a regime, by code.
    static func all(
        of regime: String, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [String: Entry] {
        let found = try transaction.all(RegimeValueQuery.all, .text(regime)) { row in
            let entry = Entry(
                cents: try row.integer(1), source: try row.text(2), setAt: Instant(milliseconds: try row.integer(3)))
            return (try row.text(0), entry)
        }
        return Dictionary(found) { first, _ in first }
    }

    static func insert(
        _ code: Regime.OpenValue, of regime: String, cents: Int64, source: String, client: Int64,
        in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.run(
            RegimeValueQuery.insert, .text(regime), .code(code), .integer(cents), .text(source), .integer(client),
            .integer(transaction.now))
    }
}
