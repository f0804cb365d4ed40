internal import SQLite
internal import TredeDomain

enum EntitlementQuery: String, Query {
    case living = """
        SELECT id, key, organisation_id, amount_cents, state, due_on, beneficiary, rule, receivable_cents
        FROM entitlement
        WHERE trajectory_id = ?1 AND state <> 'reversed' ORDER BY id
        """
    case insert = """
        INSERT INTO entitlement (uid, trajectory_id, network_id, key, rule, beneficiary, organisation_id, amount_cents,
            state, due_on, payable_on, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        """
    case change = """
        UPDATE entitlement SET amount_cents = ?2, state = ?3, due_on = ?4, payable_on = ?5, organisation_id = ?6,
            version = version + 1
        WHERE id = ?1 AND state IN ('expected', 'lost')
        """
    case claimBack = """
        UPDATE entitlement SET receivable_cents = ?2, version = version + 1 WHERE id = ?1 AND state = 'paid'
        """
    case paidOn = "SELECT paid_on FROM entitlement WHERE trajectory_id = ?1 AND key = ?2 AND state = 'paid'"
    case reverse = "UPDATE entitlement SET state = 'reversed', version = version + 1 WHERE id = ?1"
    case pay = """
        UPDATE entitlement SET state = 'paid', paid_on = ?3, payment_id = ?2, version = version + 1
        WHERE id = ?1 AND state = 'due'
        """
    case payable = """
        SELECT id, trajectory_id, network_id, organisation_id, beneficiary, rule, amount_cents, payable_on, (
            SELECT max(l.recorded_at) FROM ledger_entry l
            WHERE l.entitlement_id = entitlement.id AND l.cause = 'due' AND EXISTS (
                SELECT 1 FROM trajectory t JOIN imported_event i ON i.referral_id = t.referral_id
                WHERE t.id = entitlement.trajectory_id AND i.recorded_at = l.recorded_at))
        FROM entitlement INDEXED BY entitlement_payable
        WHERE state = 'due' AND payable_on <= ?1 ORDER BY payable_on, id LIMIT ?2
        """
}

enum EntitlementStore {
    /// An entitlement line as it is booked.
    struct Booked {
        let number: Int64
        let key: String
        let organisation: Int64
        let amountCents: Int64?
        let state: EntitlementState
        let dueOn: Day?
        let beneficiary: Beneficiary
        let rule: Rule
        let receivableCents: Int64

        /// Whether the facts still give what is booked.
        func agrees(with line: EntitlementLine) -> Bool {
            let isSameState: Bool =
                switch state {
                case .due, .paid: line.dueOn != nil
                case .expected, .lost, .reversed: state == EntitlementState(line)
                }
            return isSameState && amountCents == line.amountCents && dueOn == line.dueOn
                && organisation == line.organisation && receivableCents == line.receivableCents
        }
    }

    /// A line that can be paid.
    struct Payable {
        let number: Int64
        let trajectory: Int64
        let network: Int64
        let organisation: Int64
        let beneficiary: Beneficiary
        let rule: Rule
        let amountCents: Int64
        let payableOn: Day
        /// When an imported history made it due; nil when it was booked by itself.
        let importedAt: Instant?

        /// The day on which it is paid: today, but what an imported history makes payable before it was imported was
        /// paid elsewhere, on its day (H-1).
        func paidOn(today: Day) -> Day {
            guard let importedOn = importedAt?.brusselsDay, payableOn < importedOn else { return today }
            return payableOn
        }
    }

    static func living(
        _ trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Booked] {
        try transaction.all(EntitlementQuery.living, .integer(trajectory)) { row in
            Booked(
                number: try row.integer(0), key: try row.text(1), organisation: try row.integer(2),
                amountCents: try row.optionalInteger(3), state: try row.code(4), dueOn: try row.optionalDay(5),
                beneficiary: try row.code(6), rule: try row.code(7), receivableCents: try row.integer(8))
        }
    }

    static func insert(
        _ line: EntitlementLine, payableOn: Day?, trajectory: Int64, network: Int64, id: ID<EntitlementLine>,
        in transaction: borrowing WriteTransaction
    ) throws -> Int64 {
        try transaction.insert(
            EntitlementQuery.insert, .id(id), .integer(trajectory), .integer(network), .text(line.key),
            .code(line.rule), .code(line.beneficiary), .integer(line.organisation), .optional(line.amountCents),
            .code(EntitlementState(line)), .day(line.dueOn), .day(payableOn), .integer(transaction.now))
    }

    static func change(
        _ number: Int64, to line: EntitlementLine, payableOn: Day?, in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.run(
            EntitlementQuery.change, .integer(number), .optional(line.amountCents), .code(EntitlementState(line)),
            .day(line.dueOn), .day(payableOn), .integer(line.organisation))
    }

    /// Notes what was paid and is no longer supported by the facts.
    static func claimBack(_ number: Int64, cents: Int64, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(EntitlementQuery.claimBack, .integer(number), .integer(cents))
    }

    /// The day on which the line with that key was paid; nil when it was not.
    static func paidOn(
        _ key: String, of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Day? {
        try transaction.first(EntitlementQuery.paidOn, .integer(trajectory), .text(key)) { try $0.day(0) }
    }

    static func reverse(_ number: Int64, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(EntitlementQuery.reverse, .integer(number))
    }

    /// Marks a due line as paid; false when it no longer is due (E-14).
    static func pay(
        _ number: Int64, in run: Int64, on day: Day, _ transaction: borrowing WriteTransaction
    ) throws -> Bool {
        try transaction.run(EntitlementQuery.pay, .integer(number), .integer(run), .day(day)) == 1
    }

    static func payable(
        through day: Day, count: Int, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Payable] {
        try transaction.all(EntitlementQuery.payable, .day(day), .number(count)) { row in
            Payable(
                number: try row.integer(0), trajectory: try row.integer(1), network: try row.integer(2),
                organisation: try row.integer(3), beneficiary: try row.code(4), rule: try row.code(5),
                amountCents: try row.integer(6), payableOn: try row.day(7),
                importedAt: try row.optionalInteger(8).map(Instant.init(milliseconds:)))
        }
    }
}
