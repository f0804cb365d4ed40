internal import SQLite
internal import TredeDomain

enum RegimeValueQuery: String, Query {
    case all = "SELECT code, amount_cents, source, recorded_at, version FROM regime_value WHERE regime = ?1"
    case insert = """
        INSERT INTO regime_value (regime, code, amount_cents, source, client_id, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """
    case keep = """
        INSERT INTO regime_value_version (regime, code, version, amount_cents, source, client_id, recorded_at, replaced_at)
        SELECT regime, code, version, amount_cents, source, client_id, recorded_at, ?3 FROM regime_value
        WHERE regime = ?1 AND code = ?2
        """
    case replace = """
        UPDATE regime_value SET amount_cents = ?3, source = ?4, client_id = ?5, recorded_at = ?6, version = version + 1
        WHERE regime = ?1 AND code = ?2
        """
    // The amount of the lead partner bounds what its providers are paid, so that their lines rest on it too.
    case isBooked = """
        SELECT EXISTS (
            SELECT 1 FROM trajectory t JOIN entitlement e ON e.trajectory_id = t.id
            WHERE t.regime = ?1 AND (e.rule = 'E-1') = ?2
                AND (EXISTS (SELECT 1 FROM ledger_entry l WHERE l.entitlement_id = e.id)
                    OR EXISTS (SELECT 1 FROM pending_amount p WHERE p.entitlement_id = e.id)))
        """
}

enum RegimeValueStore {
    /// A number that an administrator set.
    struct Entry {
        let cents: Int64
        let source: String
        let setAt: Instant
        let version: Int64
    }

    /// The numbers set for a regime, by code.
    static func all(
        of regime: String, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [String: Entry] {
        let found = try transaction.all(RegimeValueQuery.all, .text(regime)) { row in
            let entry = Entry(
                cents: try row.integer(1), source: try row.text(2), setAt: Instant(milliseconds: try row.integer(3)),
                version: try row.integer(4))
            return (try row.text(0), entry)
        }
        return Dictionary(found) { first, _ in first }
    }

    /// What is written of a number.
    struct Draft {
        let regime: String
        let code: Regime.OpenValue
        let cents: Int64
        let source: String
    }

    static func insert(_ draft: Draft, client: Int64, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(
            RegimeValueQuery.insert, .text(draft.regime), .code(draft.code), .integer(draft.cents),
            .text(draft.source), .integer(client), .integer(transaction.now))
    }

    /// Corrects a number that was set; what it was stays beside it.
    static func replace(_ draft: Draft, client: Int64, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(
            RegimeValueQuery.keep, .text(draft.regime), .code(draft.code), .integer(transaction.now))
        try transaction.run(
            RegimeValueQuery.replace, .text(draft.regime), .code(draft.code), .integer(draft.cents),
            .text(draft.source), .integer(client), .integer(transaction.now))
    }

    /// Whether anything stands in the books, posted or pending, that rests on a number of a regime.
    static func isBooked(
        _ code: Regime.OpenValue, of regime: String, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.first(RegimeValueQuery.isBooked, .text(regime), .flag(code == .caseManagerCents)) {
            try $0.flag(0)
        } ?? false
    }
}
