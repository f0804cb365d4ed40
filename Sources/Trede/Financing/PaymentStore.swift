internal import SQLite
internal import TredeDomain

enum PaymentQuery: String, Query {
    case open = """
        INSERT INTO payment_run (uid, through_on, entitlements, amount_cents, client_id, recorded_at)
        VALUES (?1, ?2, 0, 0, ?3, ?4)
        """
    case complete = "UPDATE payment_run SET entitlements = ?2, amount_cents = ?3 WHERE id = ?1"
    case find = """
        SELECT id, uid, through_on, entitlements, amount_cents, recorded_at FROM payment_run WHERE uid = ?1
        """
    case list = """
        SELECT id, uid, through_on, entitlements, amount_cents, recorded_at FROM payment_run
        WHERE id > ?1 ORDER BY id LIMIT ?2
        """
    case shares = """
        SELECT o.uid, o.enterprise_number, count(*), sum(e.amount_cents)
        FROM entitlement e JOIN organisation o ON o.id = e.organisation_id
        WHERE e.payment_id = ?1 GROUP BY e.organisation_id ORDER BY o.enterprise_number
        """
    case isAnyPayable = """
        SELECT 1 FROM entitlement INDEXED BY entitlement_payable WHERE state = 'due' AND payable_on <= ?1 LIMIT 1
        """
}

enum PaymentStore {
    /// Opens a run whose totals are not known yet.
    static func open(
        _ id: ID<PaymentRun>, through day: Day, client: Int64?, in transaction: borrowing WriteTransaction
    ) throws -> Int64 {
        try transaction.insert(
            PaymentQuery.open, .id(id), .day(day), .optional(client), .integer(transaction.now))
    }

    static func complete(
        _ number: Int64, count: Int, amountCents: Int64, in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.run(PaymentQuery.complete, .integer(number), .number(count), .integer(amountCents))
    }

    static func find(
        _ id: ID<PaymentRun>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> PaymentRun {
        guard let run = try transaction.first(PaymentQuery.find, .id(id), decode: run) else {
            throw Failure.notFound(.payment)
        }
        return run
    }

    static func list(
        _ page: PageRequest, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<PaymentRun> {
        var start: Int64 = 0
        if let cursor = page.after {
            guard let last = try transaction.first(PaymentQuery.find, .blob(cursor.bytes), decode: run) else {
                throw PageRequest.unknownCursor
            }
            start = last.number
        }
        let found = try transaction.all(
            PaymentQuery.list, .integer(start), .number(page.size + 1), decode: run)
        return Page(found, request: page) { $0.id.bytes }
    }

    static func shares(
        of run: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [PaymentRun.Share] {
        try transaction.all(PaymentQuery.shares, .integer(run)) { row in
            PaymentRun.Share(
                organisation: try row.id(0), enterpriseNumber: try row.text(1), count: try row.number(2),
                amountCents: try row.integer(3))
        }
    }

    static func isAnyPayable(
        through day: Day, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.exists(PaymentQuery.isAnyPayable, .day(day))
    }

    private static func run(_ row: borrowing Row) throws -> PaymentRun {
        PaymentRun(
            number: try row.integer(0), id: try row.id(1), through: try row.day(2), count: try row.number(3),
            amountCents: try row.integer(4), recordedAt: Instant(milliseconds: try row.integer(5)))
    }
}
