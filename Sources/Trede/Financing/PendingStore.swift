internal import SQLite
internal import TredeDomain

enum PendingQuery: String, Query {
    case open = "SELECT id, amount_cents FROM pending_amount WHERE entitlement_id = ?1 AND resolved_on IS NULL"
    case exists = "SELECT id FROM pending_amount WHERE entitlement_id = ?1"
    case insert = "INSERT INTO pending_amount (entitlement_id, amount_cents, booked_on) VALUES (?1, ?2, ?3)"
    case resolve = """
        UPDATE pending_amount SET posted_cents = ?2, voided_cents = amount_cents - ?2, resolved_on = ?3,
            void_reason = ?4
        WHERE id = ?1 AND resolved_on IS NULL
        """
}

/// Expected amounts, booked when the plan is approved and resolved once (E-18).
enum PendingStore {
    static func book(
        _ entitlement: Int64, amountCents: Int64, on day: Day, in transaction: borrowing WriteTransaction
    ) throws {
        let known = try transaction.first(PendingQuery.exists, .integer(entitlement)) { try $0.integer(0) }
        guard known == nil else { return }
        try transaction.run(PendingQuery.insert, .integer(entitlement), .integer(amountCents), .day(day))
    }

    static func resolve(
        _ entitlement: Int64, postedCents: Int64, on day: Day, voidReason: String?,
        in transaction: borrowing WriteTransaction
    ) throws {
        let open = try transaction.first(PendingQuery.open, .integer(entitlement)) { row in
            (number: try row.integer(0), cents: try row.integer(1))
        }
        guard let open else { return }
        try transaction.run(
            PendingQuery.resolve, .integer(open.number), .integer(min(postedCents, open.cents)), .day(day),
            .optional(voidReason))
    }
}
