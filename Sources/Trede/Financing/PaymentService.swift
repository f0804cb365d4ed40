package import SQLite
package import TredeDomain

/// Pays what is due by the payment calendar (E-23), each entitlement once (E-14).
package struct PaymentService: Sendable {
    /// How many entitlements are held in memory at a time.
    static let batchSize = 500
    /// How many entitlements one run pays, so that others get their turn.
    static let runCountMax = 5000

    let ids: IDSource

    /// Pays what is payable by a day, not later than today, up to the greatest size of a run; a run may be empty.
    ///
    /// What is left waits for the next run, or the calendar's. It is paid on the day of the run (Z-5).
    ///
    /// - Throws: `invalid` when the day lies in the future.
    package func pay(
        through day: Day, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws -> PaymentRun {
        let today = Instant(milliseconds: transaction.now).brusselsDay
        guard day <= today else { throw Failure.invalid([Violation("through", .inTheFuture, rule: .e23)]) }
        return try run(through: day, client: actor.client, countMax: Self.runCountMax, in: transaction)
    }

    /// Pays up to `countMax` entitlements that the calendar says are to be paid by today; nil when none is.
    package func payByCalendar(countMax: Int, in transaction: borrowing WriteTransaction) throws -> PaymentRun? {
        let today = Instant(milliseconds: transaction.now).brusselsDay
        guard try PaymentStore.isAnyPayable(through: today, in: transaction) else { return nil }
        return try run(through: today, client: nil, countMax: countMax, in: transaction)
    }

    /// The run with that identifier; controllers may.
    ///
    /// - Throws: `notFound`.
    package func find(
        _ id: ID<PaymentRun>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> PaymentRun {
        try PaymentStore.find(id, in: transaction)
    }

    /// A page of runs in order of time; controllers may.
    package func list(
        _ page: PageRequest, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<PaymentRun> {
        try PaymentStore.list(page, in: transaction)
    }

    /// What each organisation got in a run, in order of enterprise number.
    package func shares(
        of run: PaymentRun, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [PaymentRun.Share] {
        try PaymentStore.shares(of: run.number, in: transaction)
    }

    private func run(
        through day: Day, client: Int64?, countMax: Int, in transaction: borrowing WriteTransaction
    ) throws -> PaymentRun {
        let id = ids.id(of: PaymentRun.self)
        let number = try PaymentStore.open(id, through: day, client: client, in: transaction)
        var (count, amountCents): (Int, Int64) = (0, 0)
        while count < countMax {
            let batch = try EntitlementStore.payable(
                through: day, count: min(Self.batchSize, countMax - count), in: transaction)
            if batch.isEmpty { break }
            for payable in batch {
                try pay(payable, in: number, transaction)
                amountCents += payable.amountCents
            }
            count += batch.count
        }
        try PaymentStore.complete(number, count: count, amountCents: amountCents, in: transaction)
        return try PaymentStore.find(id, in: transaction)
    }

    private func pay(
        _ payable: EntitlementStore.Payable, in run: Int64, _ transaction: borrowing WriteTransaction
    ) throws {
        let paidOn = payable.paidOn(today: transaction.today)
        guard try EntitlementStore.pay(payable.number, in: run, on: paidOn, transaction), payable.amountCents > 0 else {
            return
        }
        let move = AccountMove.payment(
            payable.beneficiary, organisation: payable.organisation, network: payable.network)
        let entry = LedgerStore.Entry(
            trajectory: payable.trajectory, network: payable.network, organisation: payable.organisation,
            entitlement: payable.number, cause: .payment, rule: payable.rule, occurredOn: paidOn,
            debit: try LedgerStore.account(move.from, in: transaction),
            credit: try LedgerStore.account(move.to, in: transaction), amountCents: payable.amountCents)
        try LedgerStore.append(entry, id: ids.id(), in: transaction)
    }
}
