internal import TredeDomain

/// The kind of one issue in a problem, as the Belgian interfederal guide names it.
struct IssueType {
    let urn: String
    let title: String

    private static func belgif(_ code: String, _ title: String) -> IssueType {
        IssueType(urn: "urn:problem-type:belgif:input-validation:\(code)", title: title)
    }

    private static func extended(_ code: String, _ title: String) -> IssueType {
        IssueType(urn: "urn:problem-type:belgif-ext:input-validation:\(code)", title: title)
    }

    static func of(_ reason: Reason) -> IssueType {
        switch reason {
        case .required: extended("requiredInput", "Required input")
        case .wrongType, .nullNotAllowed, .tooShort, .tooLong, .tooFewItems, .tooManyItems, .malformedJson,
            .duplicateMember:
            belgif("schemaViolation", "Schema violation")
        case .unknownMember, .unknownParameter: belgif("unknownInput", "Unknown input")
        case .outOfRange: extended("outOfRange", "Out of range")
        case .invalidPeriod, .overlappingPeriod: extended("invalidPeriod", "Invalid period")
        case .notFoundReference, .unknownReference:
            belgif("referencedResourceNotFound", "Referenced resource not found")
        case .invalidFormat, .unknownCode, .invalidCheckDigits, .repeatedParameter, .inTheFuture, .duplicateEntry,
            .kindDiffers, .notForRole:
            belgif("invalidInput", "Invalid input")
        default: IssueType(urn: "urn:problem-type:trede:input-validation:\(reason.rawValue)", title: words(reason))
        }
    }

    private static func words(_ reason: Reason) -> String {
        var words = ""
        for character in reason.rawValue {
            if character.isUppercase { words.append(" ") }
            words.append(words.isEmpty ? character.uppercased() : character.lowercased())
        }
        return words
    }
}
