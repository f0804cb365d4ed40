/// The syntax of numbers: RFC 8259, section 6.
enum JSONNumberSyntax {
    /// Where a number ends and whether it has neither fraction nor exponent.
    struct Scan {
        var end: Int
        var isInteger: Bool
    }

    /// Reads the number that begins at `start` with a digit or a minus sign.
    static func scan(_ bytes: Span<UInt8>, from start: Int) throws(JSONParser.Fault) -> Scan {
        var at = start
        if bytes[at] == UInt8(ascii: "-") { at += 1 }
        let first = at
        at = try digitsEnd(bytes, from: at)
        if bytes[first] == UInt8(ascii: "0"), at - first > 1 { throw .init(.invalidNumber, first) }
        var isInteger = true
        if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
            isInteger = false
            at = try digitsEnd(bytes, from: at + 1)
        }
        if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
            isInteger = false
            at += 1
            if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
            at = try digitsEnd(bytes, from: at)
        }
        return Scan(end: at, isInteger: isInteger)
    }

    /// The offset after one digit or more.
    @inline(__always)
    private static func digitsEnd(_ bytes: Span<UInt8>, from start: Int) throws(JSONParser.Fault) -> Int {
        var at = start
        while at < bytes.count, bytes[at] &- UInt8(ascii: "0") < 10 { at += 1 }
        guard at > start else { throw .init(at < bytes.count ? .invalidNumber : .unexpectedEnd, at) }
        return at
    }
}
