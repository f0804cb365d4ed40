/// The number of one place of work of an enterprise in the KBO: ten digits, the first 2 to 8.
package struct EstablishmentUnitNumber: Hashable, Sendable {
    /// The ten digits, without separators.
    package let text: String

    /// Reads ten digits with right check digits; nil for anything else.
    package init?(_ text: String) {
        guard let digits = DecimalDigits(text, count: 10), (2...8).contains(digits[0]) else { return nil }
        guard DecimalDigits.checkDigits(complementOf: digits[0..<8]) == digits[8..<10] else { return nil }
        self.text = text
    }
}
