internal import SQLite
internal import TredeDomain

enum NetworkPriceQuery: String, Query {
    case all = "SELECT action_type, unit_price_cents FROM network_price WHERE network_id = ?1"
    case find = "SELECT unit_price_cents FROM network_price WHERE network_id = ?1 AND action_type = ?2"
    case insert = "INSERT INTO network_price (network_id, action_type, unit_price_cents) VALUES (?1, ?2, ?3)"
    case delete = "DELETE FROM network_price WHERE network_id = ?1"
}

enum NetworkPriceStore {
    /// The price of every type of action that has one, in euro cents.
    static func prices(
        of network: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [String: Int64] {
        let prices = try transaction.all(NetworkPriceQuery.all, .integer(network)) { row in
            (try row.text(0), try row.integer(1))
        }
        return Dictionary(prices) { first, _ in first }
    }

    /// The agreed price of one unit of an action, in euro cents; nil when none was agreed.
    static func price(
        of actionType: String, in network: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int64? {
        try transaction.first(NetworkPriceQuery.find, .integer(network), .text(actionType)) { try $0.integer(0) }
    }

    static func replace(
        _ pricesCents: [String: Int64], of network: Int64, in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.run(NetworkPriceQuery.delete, .integer(network))
        for (actionType, cents) in pricesCents {
            try transaction.run(NetworkPriceQuery.insert, .integer(network), .text(actionType), .integer(cents))
        }
    }
}
