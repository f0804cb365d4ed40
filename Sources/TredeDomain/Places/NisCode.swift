/// The number of a Belgian municipality in the REFNIS list: five digits.
///
/// Municipalities merge and then get another number; whether this one was in use on some day is not looked up, as no
/// list with dates could be verified (docs/decisions/0010).
package struct NisCode: Hashable, Sendable {
    /// The five digits.
    package let text: String
    /// The arrondissement: the first two digits.
    package let arrondissement: Int

    /// Reads five digits, the first not 0; nil for anything else.
    package init?(_ text: String) {
        guard let digits = DecimalDigits(text, count: 5), digits[0] != 0 else { return nil }
        self.text = text
        arrondissement = digits[0..<2]
    }
}
