/// The prepared statements of one connection, found by where their text is stored.
///
/// The text of a query is a literal, so its address stands for it and hashing one number replaces hashing hundreds of
/// bytes. The text itself is still compared; two views of the same literal are equal at once, so a hit stays cheap and
/// an address that is used again for another text is no hit.
struct StatementCache {
    private var byAddress: [UInt: Statement] = [:]
    private var byText: [String: Statement] = [:]

    /// Texts up to this length are stored inside the string value and have no address of their own.
    private static let inlineBytesMax = 15

    /// The statement prepared from `sql`, if there is one.
    mutating func find(_ sql: String) -> Statement? {
        guard let address = Self.address(of: sql) else { return byText[sql] }
        if let statement = byAddress[address], statement.sql == sql { return statement }
        guard let statement = byText[sql] else { return nil }
        makeRoom()
        byAddress[address] = statement
        return statement
    }

    /// Keeps `statement` for its next use.
    mutating func insert(_ statement: Statement) {
        makeRoom()
        byText[statement.sql] = statement
        if let address = Self.address(of: statement.sql) { byAddress[address] = statement }
    }

    /// What all of them did.
    var effort: Effort { byText.values.reduce(Effort(runs: 0, steps: 0)) { $0 + $1.effort } }

    /// Finalizes every statement that is not running.
    mutating func removeAll() {
        byAddress.removeAll()
        byText.removeAll()
    }

    private mutating func makeRoom() {
        if max(byAddress.count, byText.count) >= Limits.statementsCachedMax { removeAll() }
    }

    private static func address(of sql: String) -> UInt? {
        guard sql.utf8.count > inlineBytesMax else { return nil }
        return unsafe sql.utf8.withContiguousStorageIfAvailable { UInt(bitPattern: $0.baseAddress) }
    }
}
