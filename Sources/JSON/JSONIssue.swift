/// The kinds of value that a member can be asked to have.
package enum JSONType: String, Sendable {
    case object, array, string, integer, boolean
}

/// One fault of a document that is JSON but not what was asked for.
package struct JSONIssue: Equatable, Sendable {
    /// What is wrong at the path.
    package enum Kind: Equatable, Sendable {
        /// A required member is absent.
        case missing
        /// A value of another kind than asked for.
        case wrongType(expected: JSONType)
        /// `null`, which is never a value here: what is unknown is left out.
        case nullNotAllowed
        /// A member nobody asked for.
        case unknownMember
        /// A member name that stands earlier in the same object.
        case duplicateMember
        /// A string with fewer Unicode scalars than `minimum`.
        case tooShort(minimum: Int, maximum: Int)
        /// A string with more Unicode scalars than `maximum`.
        case tooLong(minimum: Int, maximum: Int)
        /// An integer below `minimum` or above `maximum`.
        case outOfRange(minimum: Int, maximum: Int)
        /// A string that is not in the named format.
        case invalidFormat(String)
        /// A string that is none of the allowed codes.
        case unknownCode(allowed: [String])
        /// An array with fewer elements than `minimum`.
        case tooFewItems(minimum: Int, maximum: Int)
        /// An array with more elements than `maximum`; they have not been looked at.
        case tooManyItems(minimum: Int, maximum: Int)
        /// A fault that only the caller knows.
        case custom(code: String)
    }

    /// Where: `participant.address.postalCode`, `icf.scores[3].factor`; empty for the root.
    package let path: String
    /// What is wrong there.
    package let kind: Kind

    /// Creates an issue at a path.
    package init(path: String, kind: Kind) {
        self.path = path
        self.kind = kind
    }
}
