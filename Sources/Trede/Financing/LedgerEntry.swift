package import TredeDomain

/// An entry of the ledger: an amount that moved from one account to another (E-12); it names no person (E-22).
package struct LedgerEntry: Equatable, Sendable {
    let number: Int64
    let leadPartner: Int64

    /// Why an entry was made.
    package enum Cause: String, CaseIterable, Sendable {
        case due
        case payment
        /// What was paid and the facts no longer support; its reversal says that they do again.
        case receivable
        case reversal
    }

    /// The identifier.
    package let id: ID<LedgerEntry>
    /// The business date.
    package let occurredOn: Day
    /// When it was booked.
    package let recordedAt: Instant
    /// The rule the amount rests on.
    package let rule: Rule
    /// Why it was made.
    package let cause: Cause
    /// The trajectory.
    package let trajectory: ID<Trajectory>
    /// The network.
    package let network: ID<Network>
    /// The entitlement it books.
    package let entitlement: ID<EntitlementLine>
    /// The run in which that was paid.
    package let payment: ID<PaymentRun>?
    /// The entry it undoes.
    package let reverses: ID<LedgerEntry>?
    /// The side that gives, negative.
    package let from: Posting
    /// The side that receives.
    package let to: Posting

    /// One side of an entry.
    package struct Posting: Equatable, Sendable {
        /// The kind of account.
        package let account: String
        /// Whose account it is, when it is an organisation's.
        package let organisation: ID<Organisation>?
        /// What it gains, negative when it gives, in euro cents.
        package let amountCents: Int64
    }
}
