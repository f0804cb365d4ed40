/// A person's number with the Belgian social security: national register or BIS number (F-11).
///
/// It is an attribute that can be replaced, never a key. The date inside is not looked at: month and day may be 00,
/// BIS numbers add 20 or 40 to the month, and a real person's number may hold a date that never was.
package struct Ssin: Hashable, Sendable {
    /// The eleven digits, without separators.
    package let text: String

    /// Reads eleven digits with right check digits; nil for anything else.
    package init?(_ text: String) {
        guard let digits = DecimalDigits(text, count: 11), Ssin.hasRightCheckDigits(digits) else { return nil }
        self.text = text
    }

    /// Reads a number as people write it, with blanks, dots, hyphens and slashes anywhere between the digits.
    package init?(separated text: String) {
        self.init(text.filter { !" .-/".contains($0) })
    }

    /// Whether it is a BIS number, which a national number replaces once its holder is registered.
    ///
    /// - Source: facts.md 4.1: 20 or 40 is added to the month, which may be 00.
    package var isBis: Bool {
        let month = Int(text.dropFirst(2).prefix(2)) ?? 0
        return (20...32).contains(month) || (40...52).contains(month)
    }

    /// The check digits of those born from 2000 on are taken with a 2 before the first nine digits; which century
    /// applies is not written in the number, so either may fit.
    ///
    /// - Source: facts.md 4.1, after python-stdnum, read 2026-11-22.
    private static func hasRightCheckDigits(_ digits: DecimalDigits) -> Bool {
        let (stem, check) = (digits[0..<9], digits[9..<11])
        return [stem, 2_000_000_000 + stem].contains { DecimalDigits.checkDigits(complementOf: $0) == check }
    }
}
