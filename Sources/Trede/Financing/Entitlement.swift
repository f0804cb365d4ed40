package import TredeDomain

/// An entitlement as it is booked, with the truth of its conditions (E-13).
package struct Entitlement: Equatable, Sendable {
    let number: Int64
    let trajectoryNumber: Int64
    let organisationNumber: Int64
    let leadPartner: Int64
    let key: String
    /// The identifier.
    package let id: ID<EntitlementLine>
    /// The trajectory it is earned in.
    package let trajectory: ID<Trajectory>
    /// The network of that trajectory.
    package let network: ID<Network>
    /// Who earns it.
    package let organisation: ID<Organisation>
    /// In which part.
    package let beneficiary: Beneficiary
    /// The rule it rests on.
    package let rule: Rule
    /// The regime of the file.
    package let regime: String
    /// The amount in euro cents; nil while the regime leaves it open (Z-3).
    package let amountCents: Int64?
    /// Where it stands.
    package let state: EntitlementState
    /// When it fell due.
    package let dueOn: Day?
    /// When it is paid, by the calendar.
    package let payableOn: Day?
    /// When it was paid.
    package let paidOn: Day?
    /// The run in which it was paid.
    package let payment: ID<PaymentRun>?
    /// The session it is for.
    package let session: [UInt8]?
    /// When it was first booked.
    package let recordedAt: Instant
    /// Grows by one with every change.
    package let version: Int64
    /// What was paid and the facts no longer support, in euro cents.
    package let receivableCents: Int64
    /// Every condition, met or not; none for what was reversed.
    package var conditions: [Condition] = []

    /// Which part of several it is; nil when there is one.
    package var instalment: Int? {
        guard !key.hasPrefix("session/") else { return nil }
        return key.split(separator: "/").last.flatMap { Int($0) }
    }
}
