/// What a client says it can decode (RFC 9110, section 12.5.3).
package enum AcceptEncoding {
    /// Whether gzip may be sent, and is at least as welcome as no coding; `value` is that of the field, if it came.
    ///
    /// A value that is not understood asks for no coding, which every client can read.
    package static func prefersGzip(_ value: String?) -> Bool {
        guard let value else { return false }
        var (gzip, identity, other): (Int?, Int?, Int?) = (nil, nil, nil)
        for part in value.split(separator: ",") {
            let pieces = part.split(separator: ";", omittingEmptySubsequences: false).map(trimmed)
            guard let coding = pieces.first?.lowercased(), let weight = weight(pieces.dropFirst()) else { return false }
            switch coding {
            case "gzip", "x-gzip": gzip = max(gzip ?? 0, weight)
            case "identity": identity = weight
            case "*": other = weight
            default: continue
            }
        }
        guard let wanted = gzip ?? other, wanted > 0 else { return false }
        return wanted >= identity ?? 0
    }

    /// The weight in thousandths; nil when it is none (RFC 9110, section 12.4.2).
    private static func weight(_ parameters: ArraySlice<String>) -> Int? {
        guard let parameter = parameters.first else { return 1000 }
        guard parameters.count == 1, parameter.lowercased().hasPrefix("q=") else { return nil }
        let digits = Array(parameter.utf8.dropFirst(2))
        guard let first = digits.first, first == Byte.zero || first == Byte.zero + 1, digits.count <= 5 else {
            return nil
        }
        if digits.count > 1, digits[1] != Byte.dot { return nil }
        let fraction = digits.dropFirst(2)
        guard fraction.allSatisfy(Byte.isDigit) else { return nil }
        var weight = Int(first - Byte.zero) * 1000
        for (digit, unit) in zip(fraction, [100, 10, 1]) { weight += Int(digit - Byte.zero) * unit }
        return weight <= 1000 ? weight : nil
    }

    private static func trimmed(_ text: Substring) -> String {
        let bytes = text.utf8.drop(while: Byte.isBlank)
        return String(decoding: bytes.reversed().drop(while: Byte.isBlank).reversed(), as: UTF8.self)
    }
}
