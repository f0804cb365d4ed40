/// The value of `Idempotency-Key`: a string or a token of Structured Fields (RFC 9651, sections 3.3.3 and 3.3.4), of
/// visible ASCII; a token may begin with a digit too, as a bare UUID does.
enum IdempotencyKey {
    /// The most bytes the value may have, its quotes included.
    static let bytesMax = 255

    /// What the key says; nil when the value is neither.
    static func parse(_ value: String) -> String? {
        let bytes = Array(value.utf8)
        guard (1...bytesMax).contains(bytes.count) else { return nil }
        if bytes.first == quote { return string(bytes[...]) }
        return bytes.allSatisfy(isOfToken) ? value : nil
    }

    private static let quote = UInt8(ascii: "\"")
    private static let escape = UInt8(ascii: "\\")

    private static func string(_ bytes: ArraySlice<UInt8>) -> String? {
        guard bytes.count > 2, bytes.last == quote else { return nil }
        var text: [UInt8] = []
        var isEscaped = false
        for byte in bytes.dropFirst().dropLast() {
            guard (33...126).contains(byte) else { return nil }
            if isEscaped {
                guard byte == quote || byte == escape else { return nil }
            } else if byte == quote {
                return nil
            }
            isEscaped = !isEscaped && byte == escape
            if !isEscaped { text.append(byte) }
        }
        return isEscaped ? nil : String(decoding: text, as: UTF8.self)
    }

    private static func isOfToken(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: "!#$%&'*+-.^_`|~:/".utf8.contains(byte)
        }
    }
}
