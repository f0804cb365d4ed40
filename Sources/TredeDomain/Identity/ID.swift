/// The public identifier of one `Subject`: a random UUID (version 4) that carries no meaning.
///
/// Written as 32 lower-case hexadecimal digits in groups of 8-4-4-4-12; no other spelling is accepted.
package struct ID<Subject>: Hashable, Sendable {
    /// The sixteen bytes, big-endian, in two halves.
    package let halves: (high: UInt64, low: UInt64)

    /// Makes the identifier of the given bytes.
    package init(high: UInt64, low: UInt64) {
        halves = (high, low)
    }

    /// Draws a random identifier.
    package init(using generator: inout some RandomNumberGenerator) {
        let version: UInt64 = 0x4000
        let variant: UInt64 = 0x8000_0000_0000_0000
        let high = generator.next() & 0xFFFF_FFFF_FFFF_0FFF | version
        let low = generator.next() & 0x3FFF_FFFF_FFFF_FFFF | variant
        self.init(high: high, low: low)
    }

    /// Parses the canonical spelling; nil for anything else.
    package init?(_ text: String) {
        var text = text
        let halves: (UInt64, UInt64)? = text.withUTF8 { bytes in
            guard bytes.count == 36 else { return nil }
            var digits: (UInt64, UInt64) = (0, 0)
            for (index, byte) in bytes.enumerated() {
                if [8, 13, 18, 23].contains(index) {
                    guard byte == UInt8(ascii: "-") else { return nil }
                    continue
                }
                guard let digit = Self.value(ofDigit: byte) else { return nil }
                digits = (digits.0 << 4 | digits.1 >> 60, digits.1 << 4 | digit)
            }
            return digits
        }
        guard let halves else { return nil }
        self.init(high: halves.0, low: halves.1)
    }

    /// Makes the identifier of sixteen stored bytes; nil for any other number of bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        let high = bytes[0..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let low = bytes[8..<16].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        self.init(high: high, low: low)
    }

    /// The sixteen bytes as they are stored.
    package var bytes: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 16) { buffer, count in
            for index in 0..<8 {
                let shift = UInt64(56 - 8 * index)
                buffer[index] = UInt8(truncatingIfNeeded: halves.high >> shift)
                buffer[index + 8] = UInt8(truncatingIfNeeded: halves.low >> shift)
            }
            count = 16
        }
    }

    package static func == (left: ID, right: ID) -> Bool {
        left.halves == right.halves
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(halves.high)
        hasher.combine(halves.low)
    }

    private static func value(ofDigit byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
        default: nil
        }
    }
}

extension ID: CustomStringConvertible {
    /// The canonical spelling.
    package var description: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var digits = halves
            for index in stride(from: 35, through: 0, by: -1) {
                if [8, 13, 18, 23].contains(index) {
                    buffer[index] = UInt8(ascii: "-")
                    continue
                }
                let digit = UInt8(truncatingIfNeeded: digits.low & 0xF)
                buffer[index] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
                digits = (digits.high >> 4, digits.low >> 4 | digits.high << 60)
            }
            return 36
        }
    }
}
