/// Digits and letters without marks: what survives a double click, a mail and a command line.
enum Base62 {
    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

    /// That many characters, each as likely as any other.
    static func random(count: Int, from ids: IDSource) -> String {
        var characters: [UInt8] = []
        while characters.count < count {
            // 248 is four times 62: bytes from there on would make the first digits likelier.
            for byte in ids.bytes(count: count) where byte < 248 && characters.count < count {
                characters.append(alphabet[Int(byte) % 62])
            }
        }
        return String(decoding: characters, as: UTF8.self)
    }

    /// Six characters for a checksum of 32 bits.
    static func checksum(_ value: UInt32) -> [UInt8] {
        var rest = Int(value)
        var characters = [UInt8](repeating: 0, count: 6)
        for index in characters.indices.reversed() {
            characters[index] = alphabet[rest % 62]
            rest /= 62
        }
        return characters
    }

    /// Whether a byte is a digit or a letter.
    static func holds(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}

/// The checksum of ISO 3309, as zip files and Ethernet have it.
enum Checksum32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }

    static func of(_ bytes: some Sequence<UInt8>) -> UInt32 {
        ~bytes.reduce(UInt32.max) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ ($0 >> 8) }
    }
}
