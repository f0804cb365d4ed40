/// The syntax of strings: RFC 8259, section 7, and UTF-8 as RFC 3629, section 4, has it.
enum JSONStringSyntax {
    /// Where a string ends and what it holds.
    struct Scan {
        /// The offset of the closing quote.
        var end: Int
        var scalarCount: Int
        var hasEscapes: Bool
    }

    /// Reads a string whose content begins at `start`, just after the quote.
    static func scan(_ bytes: Span<UInt8>, from start: Int) throws(JSONParser.Fault) -> Scan {
        var at = start
        // Bytes that do not begin a scalar: continuation bytes, and the rest of each escape.
        var surplus = 0
        var hasEscapes = false
        while true {
            at = plainEnd(bytes, from: at)
            guard at < bytes.count else { throw .init(.unexpectedEnd, at) }
            let byte = bytes[at]
            if byte == UInt8(ascii: "\"") {
                return Scan(end: at, scalarCount: at - start - surplus, hasEscapes: hasEscapes)
            }
            let length: Int
            if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                length = try escapeLength(bytes, at: at)
            } else if byte < 0x20 {
                throw .init(.controlCharacter, at)
            } else {
                length = try sequenceLength(bytes, at: at)
            }
            surplus += length - 1
            at += length
        }
    }

    /// The first offset from `start` that holds a quote, a backslash, a control character or a byte above 0x7F.
    @inline(__always)
    private static func plainEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var at = start
        while at + 8 <= bytes.count {
            let word = UInt64(
                littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self))
            let stops = stopBits(word)
            guard stops == 0 else { return at + stops.trailingZeroBitCount >> 3 }
            at += 8
        }
        while at < bytes.count, isPlain(bytes[at]) { at += 1 }
        return at
    }

    /// The high bit of each byte of `word` that is not plain; above the lowest such byte the bits may lie.
    ///
    /// A subtraction sets the high bit of a byte below 0x80 when the byte is smaller than what is taken from it.
    @inline(__always)
    static func stopBits(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let control = word &- ones &* 0x20
        let quote = (word ^ (ones &* 0x22)) &- ones
        let backslash = (word ^ (ones &* 0x5C)) &- ones
        return (word | control | quote | backslash) & (ones &* 0x80)
    }

    @inline(__always)
    static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x80 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private static func escapeLength(_ bytes: Span<UInt8>, at: Int) throws(JSONParser.Fault) -> Int {
        guard at + 1 < bytes.count else { throw .init(.unexpectedEnd, bytes.count) }
        switch bytes[at + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return 2
        case UInt8(ascii: "u"):
            return try unicodeEscapeLength(bytes, at: at)
        default:
            throw .init(.invalidEscape, at)
        }
    }

    private static func unicodeEscapeLength(_ bytes: Span<UInt8>, at: Int) throws(JSONParser.Fault) -> Int {
        switch try codeUnit(bytes, at: at) {
        case 0:
            throw .init(.nulCharacter, at)
        case 0xDC00...0xDFFF:
            throw .init(.loneSurrogate, at)
        case 0xD800...0xDBFF:
            let low = at + 6
            guard low + 1 < bytes.count, bytes[low] == UInt8(ascii: "\\"), bytes[low + 1] == UInt8(ascii: "u") else {
                throw .init(.loneSurrogate, at)
            }
            guard case 0xDC00...0xDFFF = try codeUnit(bytes, at: low) else { throw .init(.loneSurrogate, at) }
            return 12
        default:
            return 6
        }
    }

    /// The number written by the `\uXXXX` at an offset.
    private static func codeUnit(_ bytes: Span<UInt8>, at: Int) throws(JSONParser.Fault) -> UInt32 {
        guard at + 6 <= bytes.count else { throw .init(.invalidEscape, at) }
        var unit: UInt32 = 0
        for offset in at + 2..<at + 6 {
            guard let digit = hexValue(bytes[offset]) else { throw .init(.invalidEscape, at) }
            unit = unit << 4 | digit
        }
        return unit
    }

    static func hexValue(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    /// The length of the UTF-8 sequence at an offset that holds a byte above 0x7F.
    private static func sequenceLength(_ bytes: Span<UInt8>, at: Int) throws(JSONParser.Fault) -> Int {
        let (length, second): (Int, ClosedRange<UInt8>) =
            switch bytes[at] {
            case 0xC2...0xDF: (2, 0x80...0xBF)
            case 0xE0: (3, 0xA0...0xBF)
            case 0xED: (3, 0x80...0x9F)
            case 0xE1...0xEF: (3, 0x80...0xBF)
            case 0xF0: (4, 0x90...0xBF)
            case 0xF1...0xF3: (4, 0x80...0xBF)
            case 0xF4: (4, 0x80...0x8F)
            default: throw .init(.invalidUTF8, at)
            }
        guard at + length <= bytes.count, second.contains(bytes[at + 1]) else { throw .init(.invalidUTF8, at) }
        for offset in at + 2..<at + length where bytes[offset] & 0xC0 != 0x80 {
            throw .init(.invalidUTF8, at)
        }
        return length
    }
}
