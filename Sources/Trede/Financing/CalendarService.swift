package import TredeDomain

/// What the passing of days brings about: run once a day, and after an import.
package struct CalendarService: Sendable {
    /// How many trajectories are settled, or entitlements paid, in one write, so that others get their turn.
    static let batchSize = 500

    let storage: Storage
    let settlement: SettlementService
    let payments: PaymentService

    /// What a run of the calendar did.
    package struct Outcome: Equatable, Sendable {
        /// How many trajectories were settled again.
        package var settled = 0
        /// How many entitlements were paid.
        package var paid = 0
        /// Their sum in euro cents.
        package var paidCents: Int64 = 0
    }

    /// Settles what time alone made due and pays what is payable through today; running again does nothing.
    ///
    /// To be called outside a write: it waits for several of its own.
    package func bringUpToDate() throws(Failure) -> Outcome {
        var outcome = Outcome()
        while true {
            let count = try storage.write { [settlement] in try settlement.markDue(count: Self.batchSize, in: $0) }
            outcome.settled += count
            if count < Self.batchSize { break }
        }
        while let run = try storage.write({ [payments] in
            try payments.payByCalendar(countMax: Self.batchSize, in: $0)
        }) {
            outcome.paid += run.count
            outcome.paidCents += run.amountCents
        }
        return outcome
    }
}
