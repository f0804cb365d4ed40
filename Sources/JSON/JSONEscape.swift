/// How bytes of a string are written: RFC 8259, section 7, with as few escapes as it allows.
enum JSONEscape {
    /// The most bytes that one becomes.
    static let lengthMax = 6

    /// Whether a byte cannot stand in a string as it is.
    @inline(__always)
    static func isNeeded(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// Whether one of eight bytes cannot stand in a string as it is; true also for some above 0x7F.
    @inline(__always)
    static func mayBeNeeded(_ word: UInt64) -> Bool {
        JSONStringSyntax.stopBits(word) & ~word != 0
    }

    /// Writes the escape of a byte and returns its length.
    static func write(_ byte: UInt8, to room: UnsafeMutablePointer<UInt8>) -> Int {
        room[0] = UInt8(ascii: "\\")
        if let letter = letter(byte) {
            room[1] = letter
            return 2
        }
        room[1] = UInt8(ascii: "u")
        room[2] = UInt8(ascii: "0")
        room[3] = UInt8(ascii: "0")
        room[4] = hexDigit(byte >> 4)
        room[5] = hexDigit(byte & 0xF)
        return 6
    }

    private static func letter(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
        case 0x08: UInt8(ascii: "b")
        case 0x09: UInt8(ascii: "t")
        case 0x0A: UInt8(ascii: "n")
        case 0x0C: UInt8(ascii: "f")
        case 0x0D: UInt8(ascii: "r")
        default: nil
        }
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
