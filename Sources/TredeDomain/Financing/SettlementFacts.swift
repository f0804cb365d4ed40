/// What happened in a trajectory, as far as money depends on it.
///
/// It names no person (E-22).
package struct SettlementFacts: Sendable {
    /// The day of the first conversation (T-8).
    package var startedOn: Day?
    /// The day on which the first plan was fully signed.
    package var planApprovedOn: Day?
    /// The day on which the end report was delivered.
    package var reportDeliveredOn: Day?
    /// The case managers' judgement that the providers carried out the plan's actions (E-2).
    package var areActionsCarriedOut = false
    /// The case managers' judgement that they were informed in time (E-2).
    package var isInformationInTime = false
    /// The day on which the end advice was registered.
    package var adviceRegisteredOn: Day?
    /// The day of an early termination.
    package var terminatedOn: Day?
    /// Who holds and held each part of the team.
    package var holders: [Beneficiary: Holders] = [:]
    /// The verified sessions, in order of date and registration.
    package var sessions: [Session] = []

    /// Makes the facts of a trajectory in which nothing happened yet.
    package init() {}

    /// A verified session.
    package struct Session: Equatable, Sendable {
        /// Its number in the store.
        package let number: Int64
        /// The role in which it was given.
        package let beneficiary: Beneficiary
        /// The organisation that gave it, by its number in the store.
        package let organisation: Int64
        /// The day it was held.
        package let heldOn: Day
        /// The agreed price in euro cents.
        package let priceCents: Int64

        /// Makes a session.
        package init(number: Int64, beneficiary: Beneficiary, organisation: Int64, heldOn: Day, priceCents: Int64) {
            self.number = number
            self.beneficiary = beneficiary
            self.organisation = organisation
            self.heldOn = heldOn
            self.priceCents = priceCents
        }
    }

    /// The day on which the trajectory ended, either way.
    var endedOn: Day? { adviceRegisteredOn ?? terminatedOn }
}
