package import SQLite

enum NarrowingQuery: String, Query {
    case insert = "INSERT INTO narrowing (referral_id, recorded_at) VALUES (?1, ?2)"
    case latest = "SELECT max(id) FROM narrowing"
    case after = "SELECT 1 FROM narrowing WHERE id > ?1 AND referral_id = ?2 LIMIT 1"
}

/// When less of a file became visible to somebody: a consent was taken back, or an item is kept from a role.
package enum NarrowingStore {
    static func insert(_ referral: Int64, in transaction: borrowing WriteTransaction) throws {
        try transaction.insert(NarrowingQuery.insert, .integer(referral), .integer(transaction.now))
    }

    /// The number of the latest; 0 when there was none.
    package static func latest(in transaction: borrowing Transaction<some TransactionMode>) throws -> Int64 {
        let latest = try transaction.first(NarrowingQuery.latest) { try $0.optionalInteger(0) } ?? nil
        return latest ?? 0
    }

    /// Whether less of the file of a referral became visible after that number.
    package static func happened(
        after number: Int64, to referral: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.exists(NarrowingQuery.after, .integer(number), .integer(referral))
    }
}
