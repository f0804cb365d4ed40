internal import SQLite
internal import TredeDomain

/// Where the rows of a page begin.
enum PageStart {
    /// The row number after which a page begins, in a list of what belongs to one thing; 0 for the first page.
    ///
    /// The query finds the row number by the identifier and by the number of what it belongs to.
    ///
    /// - Throws: `invalid` when the cursor is of nothing in that list.
    static func number(
        of page: PageRequest, _ query: some Query, within owner: Int64,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int64 {
        guard let cursor = page.after else { return 0 }
        let number = try transaction.first(query, .blob(cursor.bytes), .integer(owner)) { try $0.integer(0) }
        guard let number else { throw PageRequest.unknownCursor }
        return number
    }
}
