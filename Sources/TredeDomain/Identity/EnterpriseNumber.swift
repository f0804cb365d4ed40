/// The number of an enterprise in the Crossroads Bank for Enterprises (KBO): ten digits, the first 0 or 1.
package struct EnterpriseNumber: Hashable, Sendable {
    /// The ten digits, without separators or country.
    package let text: String

    /// Reads ten digits with right check digits; nil for anything else.
    ///
    /// Where the division leaves nothing the check is 97; 00 is refused, as Peppol refuses it.
    package init?(_ text: String) {
        guard let digits = DecimalDigits(text, count: 10), digits[0] <= 1 else { return nil }
        guard DecimalDigits.checkDigits(complementOf: digits[0..<8]) == digits[8..<10] else { return nil }
        self.text = text
    }
}
