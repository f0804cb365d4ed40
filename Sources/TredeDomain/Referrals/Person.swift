/// A person as the system knows them, apart from any one referral (F-11).
package struct Person: Equatable, Sendable {
    /// The identifier.
    package let id: ID<Person>
    /// Its number in the store.
    package let number: Int64
    /// The family name.
    package let familyName: String
    /// The given name.
    package let givenName: String
    /// The date of birth.
    package let birthDate: Day

    /// Makes a person as it is stored.
    package init(id: ID<Person>, number: Int64, familyName: String, givenName: String, birthDate: Day) {
        self.id = id
        self.number = number
        self.familyName = familyName
        self.givenName = givenName
        self.birthDate = birthDate
    }

    /// The name as it is compared.
    package var foldedName: String { FoldedName.text(familyName: familyName, givenName: givenName) }

    /// Whether a referral describes somebody of this name, however it is written, and birth date.
    package func isSame(as participant: Participant) -> Bool {
        birthDate == participant.birthDate && foldedName == participant.foldedName
    }
}
