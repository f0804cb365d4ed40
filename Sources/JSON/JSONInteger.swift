/// The value of a number without fraction and exponent.
enum JSONInteger {
    /// The value, or nil if it does not fit in 64 bits.
    static func value(of token: JSONToken, in bytes: [UInt8]) -> Int? {
        var at = Int(token.start)
        let isNegative = bytes[at] == UInt8(ascii: "-")
        if isNegative { at += 1 }
        var value = 0
        while at < Int(token.end) {
            let digit = Int(bytes[at] &- UInt8(ascii: "0"))
            let (tens, tensOverflow) = value.multipliedReportingOverflow(by: 10)
            // Summed with its sign, so that the smallest integer fits.
            let (sum, sumOverflow) =
                isNegative
                ? tens.subtractingReportingOverflow(digit) : tens.addingReportingOverflow(digit)
            guard !tensOverflow, !sumOverflow else { return nil }
            value = sum
            at += 1
        }
        return value
    }
}
