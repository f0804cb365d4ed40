/// A Belgian bank account number: `BE` and fourteen digits.
package struct Iban: Hashable, Sendable {
    /// The sixteen characters, without blanks.
    package let text: String

    /// Reads a number whose international and national check digits are both right; nil for anything else.
    package init?(_ text: String) {
        guard text.utf8.starts(with: "BE".utf8), let digits = DecimalDigits(text.dropFirst(2), count: 14)
        else { return nil }
        let (account, nationalCheck) = (digits[2..<12], digits[12..<14])
        guard DecimalDigits.checkDigits(remainderOf: account) == nationalCheck else { return nil }
        // ISO 13616: country and check digits move behind the account, letters become 10...35 (B is 11, E is 14).
        let rearranged = digits[2..<14] * 1_000_000 + 111_400 + digits[0..<2]
        guard (2...98).contains(digits[0..<2]), rearranged % 97 == 1 else { return nil }
        self.text = text
    }
}
