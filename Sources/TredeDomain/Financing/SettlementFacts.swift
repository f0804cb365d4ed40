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
    /// The sessions that took place, in order of date and registration.
    package var sessions: [Session] = []
    /// What was paid, by the key of its line: it stays paid to whom it was paid (E-7, E-14).
    package var paid: [String: Paid] = [:]
    /// The day of the first conversation at which case manager work was present (DL-2).
    package var metCaseManagerWorkOn: Day?
    /// The last day the trajectory may last to, by length or extension (T-3).
    package var plannedEndOn: Day?

    /// Makes the facts of a trajectory in which nothing happened yet.
    package init() {}

    /// What was paid for one reason.
    package struct Paid: Equatable, Sendable {
        /// The organisation that was paid, by its number in the store.
        package let organisation: Int64
        /// How much, in euro cents.
        package let amountCents: Int64
        /// The day on which it had fallen due.
        package let dueOn: Day

        /// Makes it.
        package init(organisation: Int64, amountCents: Int64, dueOn: Day) {
            self.organisation = organisation
            self.amountCents = amountCents
            self.dueOn = dueOn
        }
    }

    /// A session that took place: held, verified or disputed.
    package struct Session: Equatable, Sendable {
        /// The number of its first row in the store, which corrections keep.
        package let number: Int64
        /// The role in which it was given.
        package let beneficiary: Beneficiary
        /// The organisation that gave it, by its number in the store.
        package let organisation: Int64
        /// The day it was held.
        package let heldOn: Day
        /// The agreed price in euro cents.
        package let priceCents: Int64
        /// What became of it.
        package let state: SessionState
        /// Whether the health insurance reimburses it.
        package let isReimbursedElsewhere: Bool
        /// The day on which it was verified; nil while it is not.
        package let verifiedOn: Day?

        /// Makes a session; one that is verified was so on the day it was held unless another day is given.
        package init(
            number: Int64, beneficiary: Beneficiary, organisation: Int64, heldOn: Day, priceCents: Int64,
            state: SessionState = .verified, isReimbursedElsewhere: Bool = false, verifiedOn: Day? = nil
        ) {
            self.number = number
            self.beneficiary = beneficiary
            self.organisation = organisation
            self.heldOn = heldOn
            self.priceCents = priceCents
            self.state = state
            self.isReimbursedElsewhere = isReimbursedElsewhere
            self.verifiedOn = state == .verified ? verifiedOn ?? heldOn : nil
        }
    }

    /// The day on which the trajectory ended, either way.
    var endedOn: Day? { adviceRegisteredOn ?? terminatedOn }
}
