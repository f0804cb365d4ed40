/// A referral as it stands in a list.
package struct ReferralItem: Equatable, Sendable {
    /// The identifier.
    package let id: ID<Referral>
    /// How far it has come.
    package let state: ReferralState
    /// Since which day.
    package let stateSince: Day
    /// The day it was submitted.
    package let submittedOn: Day
    /// The measure that is applied for.
    package let measure: Measure
    /// The reference of the source; nil for those who may not see it.
    package let externalID: String?

    /// Makes an item.
    package init(
        id: ID<Referral>, state: ReferralState, stateSince: Day, submittedOn: Day, measure: Measure,
        externalID: String?
    ) {
        self.id = id
        self.state = state
        self.stateSince = stateSince
        self.submittedOn = submittedOn
        self.measure = measure
        self.externalID = externalID
    }
}
