/// The values of a text that is ASCII digits and nothing else.
struct DecimalDigits {
    private let values: [UInt8]

    /// Reads exactly `count` digits; nil for anything else.
    init?(_ text: some StringProtocol, count: Int) {
        guard text.utf8.count == count else { return nil }
        let zero = UInt8(ascii: "0")
        guard text.utf8.allSatisfy({ (zero...UInt8(ascii: "9")).contains($0) }) else { return nil }
        values = text.utf8.map { $0 - zero }
    }

    /// The digit at a position, from the left.
    subscript(position: Int) -> UInt8 { values[position] }

    /// The number that the digits of a range write; at most 18 of them.
    subscript(range: Range<Int>) -> Int {
        values[range].reduce(0) { $0 * 10 + Int($1) }
    }

    /// What is left after division by 97, with 97 for 0: the check digits of most Belgian numbers.
    static func checkDigits(remainderOf number: Int) -> Int {
        number % 97 == 0 ? 97 : number % 97
    }

    /// 97 less the remainder of the division by 97: 1...97.
    static func checkDigits(complementOf number: Int) -> Int {
        97 - number % 97
    }
}
