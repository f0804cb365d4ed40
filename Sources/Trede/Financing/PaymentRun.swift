package import TredeDomain

/// Everything that was paid at once.
package struct PaymentRun: Equatable, Sendable {
    let number: Int64
    /// The identifier.
    package let id: ID<PaymentRun>
    /// What was payable by this day was paid.
    package let through: Day
    /// How many entitlements were paid.
    package let count: Int
    /// Their sum in euro cents.
    package let amountCents: Int64
    /// When it was done.
    package let recordedAt: Instant

    /// What one organisation got in a run.
    package struct Share: Equatable, Sendable {
        /// The organisation.
        package let organisation: ID<Organisation>
        /// Its number with the KBO.
        package let enterpriseNumber: String
        /// How many entitlements.
        package let count: Int
        /// Their sum in euro cents.
        package let amountCents: Int64
    }
}
