internal import TredeDomain

/// The formats of texts in requests, by the name under which a decoder asks for them.
package enum InputFormat {
    /// A calendar day, `yyyy-MM-dd`.
    package static let day = "day"
    /// A calendar month, `yyyy-MM`.
    package static let month = "month"
    /// An identifier, a UUID in lower case.
    package static let id = "id"
    /// A person's number, eleven digits.
    package static let ssin = "ssin"
    /// A number with the KBO, ten digits.
    package static let enterpriseNumber = "enterpriseNumber"
    /// The number of an establishment, ten digits.
    package static let establishmentUnitNumber = "establishmentUnitNumber"
    /// An account number.
    package static let iban = "iban"
    /// An e-mail address.
    package static let email = "email"
    /// The code of a municipality, five digits.
    package static let nisCode = "nisCode"
    /// A postal code, four digits.
    package static let postalCode = "postalCode"
    /// The code of an ICF factor.
    package static let icfFactor = "icfFactor"
    /// The code of a language.
    package static let language = "language"
    /// The code of a country.
    package static let country = "country"
    /// A SHA-256, 64 hexadecimal digits.
    package static let digest = "digest"
    /// A code in lowerCamelCase.
    package static let code = "code"
    /// A source's own reference.
    package static let reference = "reference"

    /// Numbers with check digits are told apart from texts of the wrong shape.
    static func violation(_ path: String, format: String) -> Violation {
        switch format {
        case ssin: Violation(path, .invalidCheckDigits, rule: .f11, arguments: [format])
        case enterpriseNumber, establishmentUnitNumber, iban:
            Violation(path, .invalidCheckDigits, arguments: [format])
        case icfFactor: Violation(path, .unknownCode, rule: .i1, arguments: ["ICF"])
        default: Violation(path, .invalidFormat, arguments: [format])
        }
    }
}
