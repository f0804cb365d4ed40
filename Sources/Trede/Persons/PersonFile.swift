package import TredeDomain

/// A person as one may see them; the number and the address are not in the open type (V-6).
package enum PersonView: Equatable, Sendable {
    /// With number and address: the screener and both case managers.
    case full(PersonFile)
    /// Without: the counsellor, and a backup.
    case open(Person, trajectories: [ID<Trajectory>])
}

/// A person with number and address.
package struct PersonFile: Equatable, Sendable {
    /// The person.
    package let person: Person
    /// What is known beyond the name.
    package let details: Confidential<Details>
    /// Others of the same name and birth date (F-12).
    package let possibleDuplicates: [ID<Person>]
    /// The referrals the caller may see.
    package let referrals: [ID<Referral>]
    /// The trajectories the caller may see.
    package let trajectories: [ID<Trajectory>]

    /// What is known of a person beyond the name.
    package struct Details: Equatable, Sendable {
        /// The number in use.
        package let ssin: Ssin
        /// The numbers it replaced, the latest first (F-11); for a case manager those that stand in files of the own.
        package let formerSsins: [Ssin]
        /// The registered gender.
        package let gender: Gender
        /// The last address in a referral that was decided, for a case manager in a file of the own; nil before the first.
        package let address: Address?
    }

    /// Where a person lives, as far as it is kept.
    package struct Address: Equatable, Sendable {
        /// The postal code.
        package let postalCode: PostalCode
        /// The municipality.
        package let nisCode: NisCode
    }
}

/// What persons are searched by: a number, or a name.
package enum PersonSearch: Equatable, Sendable {
    /// The number, in use or replaced.
    case ssin(Ssin)
    /// The name, and more where it is known.
    case name(Name)

    /// A name to search by.
    package struct Name: Equatable, Sendable {
        /// The family name, whole.
        package let familyName: String
        /// The given name, whole.
        package let givenName: String?
        /// The date of birth.
        package let birthDate: Day?

        /// Makes a name to search by.
        package init(familyName: String, givenName: String?, birthDate: Day?) {
            self.familyName = familyName
            self.givenName = givenName
            self.birthDate = birthDate
        }
    }
}
