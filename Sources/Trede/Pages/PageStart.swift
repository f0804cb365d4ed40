internal import SQLite
internal import TredeDomain

/// Where the rows of a page begin.
enum PageStart {
    /// The row number after which a page begins, in a list of what belongs to one thing; 0 for the first page.
    ///
    /// The query finds the row number by the identifier, by the number of what it belongs to, and by what the reader is
    /// bound to, where that is given.
    ///
    /// - Throws: `invalid` when the cursor is of nothing in that list.
    static func number(
        of page: PageRequest, _ query: some Query, within owner: Int64, boundTo bound: Value? = nil,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int64 {
        guard let cursor = page.after else { return 0 }
        let number =
            if let bound {
                try transaction.first(query, .blob(cursor.bytes), .integer(owner), bound) { try $0.integer(0) }
            } else {
                try transaction.first(query, .blob(cursor.bytes), .integer(owner)) { try $0.integer(0) }
            }
        guard let number else { throw PageRequest.unknownCursor }
        return number
    }
}
