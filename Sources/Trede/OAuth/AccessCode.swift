/// A code with which a participant comes in once: twelve characters that can be read aloud, with 60 random bits.
package struct AccessCode: Sendable {
    /// The code as it is shown once, in three groups with hyphens between.
    package let text: String

    /// Digits and letters that are not taken for one another: no I, L, O and U.
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    private static let count = 12
    private static let groupCount = 4
    private static let textMax = 40

    /// Draws a new code.
    init(drawnFrom ids: IDSource) {
        self.init(
            characters: ids.bytes(count: AccessCode.count).prefix(AccessCode.count).map {
                AccessCode.alphabet[Int($0 & 31)]
            })
    }

    /// Takes a code as people write it, in small letters too, with blanks and hyphens anywhere, and with O for 0, and I
    /// or L for 1; nil when it cannot be one.
    package init?(_ text: String) {
        guard text.utf8.count <= AccessCode.textMax else { return nil }
        let characters = text.uppercased().utf8.compactMap { character -> UInt8? in
            switch character {
            case UInt8(ascii: " "), UInt8(ascii: "-"): nil
            case UInt8(ascii: "O"): UInt8(ascii: "0")
            case UInt8(ascii: "I"), UInt8(ascii: "L"): UInt8(ascii: "1")
            default: character
            }
        }
        guard characters.count == AccessCode.count, characters.allSatisfy(AccessCode.alphabet.contains) else {
            return nil
        }
        self.init(characters: characters)
    }

    private init(characters: [UInt8]) {
        text = stride(from: 0, to: characters.count, by: AccessCode.groupCount).map { start in
            String(decoding: characters[start..<start + AccessCode.groupCount], as: UTF8.self)
        }.joined(separator: "-")
    }

    /// What is stored of it.
    var digest: Digest { Digest.sha256("access code " + text) }
}
