/// An e-mail address that a mail server would take without quoting.
///
/// Whether it exists, and whose it is, cannot be known from it: members of one household share one (F-12).
package struct EmailAddress: Hashable, Sendable {
    /// The address as it was given.
    package let text: String

    /// Reads an address of at most 254 bytes: a dotted local part, `@`, and a domain of at least two labels.
    ///
    /// Quoted local parts, comments and addresses between brackets (RFC 5322, section 3.4) are refused; letters
    /// beyond ASCII are taken in the local part only.
    package init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 254 else { return nil }
        guard EmailAddress.isLocalPart(parts[0]), EmailAddress.isDomain(parts[1]) else { return nil }
        self.text = text
    }

    private static func isLocalPart(_ text: Substring) -> Bool {
        let atoms = text.split(separator: ".", omittingEmptySubsequences: false)
        return text.utf8.count <= 64 && atoms.allSatisfy { !$0.isEmpty && $0.allSatisfy(isAtomCharacter) }
    }

    private static func isAtomCharacter(_ character: Character) -> Bool {
        guard character.isASCII else { return character.isLetter }
        return isAlphanumeric(character) || "!#$%&'*+-/=?^_`{|}~".contains(character)
    }

    private static func isDomain(_ text: Substring) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let top = labels.last, top.count >= 2, top.contains(where: \.isLetter)
        else { return false }
        return labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.allSatisfy { $0 == "-" || isAlphanumeric($0) }
        }
    }

    private static func isAlphanumeric(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber)
    }
}
