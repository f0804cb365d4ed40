/// A person as a referral describes them (F-2 a).
package struct Participant: Equatable, Sendable {
    /// The number with the social security.
    package let ssin: Ssin
    /// The family name.
    package let familyName: String
    /// The given name.
    package let givenName: String
    /// The date of birth as stated, not as the number might tell (F-11).
    package let birthDate: Day
    /// The registered gender.
    package let gender: Gender
    /// The postal code of the address.
    package let postalCode: PostalCode
    /// The municipality of the address (F-9).
    package let nisCode: NisCode
    /// The nationality, as ISO 3166 writes it.
    package var nationality: String?
    /// The part of the world the person or a parent comes from.
    package var origin: Origin?
    /// The highest education, as a code.
    package var education: String?
    /// How the person is registered with VDAB.
    package var registration: Registration?
    /// Since when the person is without work.
    package var unemployedSince: Day?
    /// Whether the person may drive.
    package var drivingLicence: Bool?
    /// How well the person knows some languages.
    package var languages: Languages?
    /// Whether a work disability is recognised.
    package var workDisability: Bool?
    /// Whether an occupational disability is indicated.
    package var occupationalDisability: Bool?
    /// Whether the person had special education.
    package var specialEducation: Bool?
    /// Whether the person is entitled to the Flemish support premium.
    package var vopEntitled: Bool?

    /// Makes a person of whom no more is known than has to be.
    package init(
        ssin: Ssin, familyName: String, givenName: String, birthDate: Day, gender: Gender, postalCode: PostalCode,
        nisCode: NisCode
    ) {
        self.ssin = ssin
        self.familyName = familyName
        self.givenName = givenName
        self.birthDate = birthDate
        self.gender = gender
        self.postalCode = postalCode
        self.nisCode = nisCode
    }

    /// The name as it is compared.
    package var foldedName: String { FoldedName.text(familyName: familyName, givenName: givenName) }

    /// How well a person knows the languages that are asked about.
    package struct Languages: Equatable, Sendable {
        /// Dutch.
        package let nl: LanguageSkill?
        /// French.
        package let fr: LanguageSkill?
        /// English.
        package let en: LanguageSkill?
        /// German.
        package let de: LanguageSkill?

        /// Makes the skills.
        package init(nl: LanguageSkill?, fr: LanguageSkill?, en: LanguageSkill?, de: LanguageSkill?) {
            self.nl = nl
            self.fr = fr
            self.en = en
            self.de = de
        }
    }
}
