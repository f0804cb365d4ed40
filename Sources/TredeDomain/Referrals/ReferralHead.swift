/// Where a referral stands, without anything of its content.
package struct ReferralHead: Equatable, Sendable {
    /// The identifier.
    package let id: ID<Referral>
    /// Its number in the store.
    package let number: Int64
    /// The number of the client that pushed it.
    package let client: Int64
    /// The reference of the source, unique for its client (F-5).
    package let externalID: String
    /// The number of the person.
    package var person: Int64
    /// The identifier of the person.
    package var personID: ID<Person>
    /// The measure that is applied for.
    package let measure: Measure
    /// The code of the regime of the day of application (Z-1).
    package var regime: String
    /// How far it has come.
    package var state: ReferralState
    /// Since which day.
    package var stateSince: Day
    /// Grows with every change, of content or of state.
    package var version: Int64
    /// The version in which the content that holds now was written.
    package var contentVersion: Int64
    /// The day it was submitted.
    package var submittedOn: Day
    /// Whether somebody else has the same name and birth date (F-12).
    package var isPossibleDuplicate: Bool
    /// Whether it states another name or birth date than the person with that number is known by (F-11).
    package var hasOtherIdentity: Bool
    /// When it was first recorded.
    package let recordedAt: Instant

    /// Makes a referral as it is stored.
    package init(
        id: ID<Referral>, number: Int64, client: Int64, externalID: String, person: Int64, personID: ID<Person>,
        measure: Measure, regime: String, state: ReferralState, stateSince: Day, version: Int64,
        contentVersion: Int64, submittedOn: Day, isPossibleDuplicate: Bool, hasOtherIdentity: Bool,
        recordedAt: Instant
    ) {
        self.id = id
        self.number = number
        self.client = client
        self.externalID = externalID
        self.person = person
        self.personID = personID
        self.measure = measure
        self.regime = regime
        self.state = state
        self.stateSince = stateSince
        self.version = version
        self.contentVersion = contentVersion
        self.submittedOn = submittedOn
        self.isPossibleDuplicate = isPossibleDuplicate
        self.hasOtherIdentity = hasOtherIdentity
        self.recordedAt = recordedAt
    }
}
