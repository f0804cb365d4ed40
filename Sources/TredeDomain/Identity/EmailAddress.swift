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
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 254 else { return nil }
        guard EmailAddress.isLocalPart(parts[0]), EmailAddress.isDomain(parts[1]) else { return nil }
        self.text = text
    }

    private typealias Bytes = Substring.UTF8View

    private static func isLocalPart(_ text: Bytes) -> Bool {
        let atoms = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return text.count <= 64 && atoms.allSatisfy { !$0.isEmpty && isAtom($0) }
    }

    /// Whole characters are looked at only where there are others than ASCII, since that takes far longer.
    private static func isAtom(_ bytes: Bytes) -> Bool {
        if bytes.allSatisfy({ $0 < 0x80 }) { return bytes.allSatisfy(isAtomByte) }
        return Substring(bytes).allSatisfy { character in
            guard let byte = character.asciiValue else { return character.isLetter }
            return isAtomByte(byte)
        }
    }

    private static func isAtomByte(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }

    private static func isDomain(_ text: Bytes) -> Bool {
        let labels = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count >= 2, let top = labels.last, top.count >= 2, top.contains(where: isLetter) else {
            return false
        }
        return labels.allSatisfy { label in
            (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
                && label.allSatisfy { $0 == hyphen || isAlphanumeric($0) }
        }
    }

    private static let hyphen = UInt8(ascii: "-")

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
