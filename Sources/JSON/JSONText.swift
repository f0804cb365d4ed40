/// The text of strings and names, whose syntax has been checked.
enum JSONText {
    /// The UTF-8 of a string or name with its escapes resolved.
    static func unescaped(_ token: JSONToken, in bytes: Span<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(token.byteCount)
        var at = Int(token.start)
        while at < Int(token.end) {
            guard bytes[at] == UInt8(ascii: "\\") else {
                text.append(bytes[at])
                at += 1
                continue
            }
            at += appendEscape(at: at, in: bytes, to: &text)
        }
        return text
    }

    /// Whether two names are the same text.
    static func areEqual(_ left: JSONToken, _ right: JSONToken, in bytes: Span<UInt8>) -> Bool {
        guard !left.hasEscapes, !right.hasEscapes else {
            return unescaped(left, in: bytes) == unescaped(right, in: bytes)
        }
        guard left.byteCount == right.byteCount else { return false }
        for offset in 0..<left.byteCount where bytes[Int(left.start) + offset] != bytes[Int(right.start) + offset] {
            return false
        }
        return true
    }

    /// Compares two names by the bytes of their text: negative, zero or positive.
    static func order(_ left: JSONToken, _ right: JSONToken, in bytes: Span<UInt8>) -> Int {
        guard !left.hasEscapes, !right.hasEscapes else {
            let texts = (unescaped(left, in: bytes), unescaped(right, in: bytes))
            return texts.0 == texts.1 ? 0 : texts.0.lexicographicallyPrecedes(texts.1) ? -1 : 1
        }
        for offset in 0..<min(left.byteCount, right.byteCount) {
            let difference = Int(bytes[Int(left.start) + offset]) - Int(bytes[Int(right.start) + offset])
            if difference != 0 { return difference }
        }
        return left.byteCount - right.byteCount
    }

    /// The text of a string or name.
    static func string(_ token: JSONToken, in bytes: [UInt8]) -> String {
        token.hasEscapes
            ? String(decoding: unescaped(token, in: bytes.span), as: UTF8.self)
            : bytes.withUnsafeBufferPointer {
                String(decoding: UnsafeBufferPointer(rebasing: $0[token.range]), as: UTF8.self)
            }
    }

    /// Appends what the escape at an offset stands for and returns its length.
    private static func appendEscape(at: Int, in bytes: Span<UInt8>, to text: inout [UInt8]) -> Int {
        switch bytes[at + 1] {
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): return appendUnicodeEscape(at: at, in: bytes, to: &text)
        case let itself: text.append(itself)
        }
        return 2
    }

    private static func appendUnicodeEscape(at: Int, in bytes: Span<UInt8>, to text: inout [UInt8]) -> Int {
        let unit = codeUnit(at: at, in: bytes)
        let isPair = unit & 0xF800 == 0xD800
        let value = isPair ? 0x10000 + (unit & 0x3FF) << 10 + codeUnit(at: at + 6, in: bytes) & 0x3FF : unit
        if let scalar = Unicode.Scalar(value) { text.append(contentsOf: Character(scalar).utf8) }
        return isPair ? 12 : 6
    }

    private static func codeUnit(at: Int, in bytes: Span<UInt8>) -> UInt32 {
        (at + 2..<at + 6).reduce(0) { $0 << 4 | (JSONStringSyntax.hexValue(bytes[$1]) ?? 0) }
    }
}

extension StaticString {
    /// Whether these bytes stand at an offset; the caller has checked that there are enough.
    @inline(__always)
    func matches(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
        withUTF8Buffer { text in
            for index in 0..<text.count where text[index] != bytes[offset + index] { return false }
            return true
        }
    }
}
