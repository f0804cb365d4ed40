/// A Belgian postal code: four digits from 1000 on.
///
/// It does not tell the province or the region: borders move and codes stay (F-9).
package struct PostalCode: Hashable, Comparable, Sendable {
    /// The four digits.
    package let text: String

    /// Reads four digits, the first not 0; nil for anything else.
    package init?(_ text: String) {
        guard let digits = DecimalDigits(text, count: 4), digits[0] != 0 else { return nil }
        self.text = text
    }

    package static func < (left: PostalCode, right: PostalCode) -> Bool {
        left.text < right.text
    }
}
