/// A name without what people write in one way or another: case, marks on letters, blanks, hyphens and apostrophes.
///
/// Two persons with the same folded name are for a human to look at (F-12); nothing is decided by it.
package enum FoldedName {
    /// The family name, a slash, and the given name, folded: `testpers/an` for `TESTPERS` and `Àn`.
    package static func text(familyName: String, givenName: String) -> String {
        fold(familyName) + "/" + fold(givenName)
    }

    /// Whether a text has a name in it as words of their own, however both are written.
    package static func stands(_ name: String, in text: String) -> Bool {
        let sought = fold(name)
        let words = text.split { !$0.isLetter && !$0.isNumber }.map { fold(String($0)) }
        return words.indices.contains { start in
            var joined = ""
            for word in words[start...] where joined.count < sought.count { joined += word }
            return !sought.isEmpty && joined == sought
        }
    }

    private static func fold(_ name: String) -> String {
        var folded = ""
        folded.reserveCapacity(name.utf8.count)
        for scalar in name.unicodeScalars { append(scalar, to: &folded) }
        return folded
    }

    private static func append(_ scalar: Unicode.Scalar, to folded: inout String) {
        if scalar.isASCII {
            switch scalar {
            case "a"..."z", "0"..."9": folded.unicodeScalars.append(scalar)
            case "A"..."Z": folded.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) | 0x20))
            default: break
            }
        } else if let letters = latinLetters(scalar) {
            folded += letters
        } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
            folded += scalar.properties.lowercaseMapping
        }
    }

    /// The letters of ASCII that a Latin letter is written with when its marks are left out.
    ///
    /// It goes by the name in Unicode: `LATIN SMALL LETTER E WITH ACUTE` is `e`. Nil for other letters; a mark of its
    /// own is no letter.
    private static func latinLetters(_ scalar: Unicode.Scalar) -> String? {
        guard let name = scalar.properties.name, name.hasPrefix("LATIN ") else { return nil }
        for (kind, lengths) in [(" LETTER ", 1...2), (" LIGATURE ", 1...3)] {
            guard let range = name.firstRange(of: kind) else { continue }
            let letter = name[range.upperBound...].prefix(upTo: " WITH ")
            switch letter {
            case "SHARP S": return "ss"
            case "DOTLESS I": return "i"
            case _ where lengths.contains(letter.utf8.count): return letter.lowercased()
            default: return nil
            }
        }
        return nil
    }
}

extension Substring {
    /// What stands before the first `end`; all of it when there is none.
    fileprivate func prefix(upTo end: String) -> Substring {
        firstRange(of: end).map { self[..<$0.lowerBound] } ?? self
    }
}
