/// An API key: `trede_<environment>_<name>_<secret><checksum>`; only its digest is stored.
///
/// The name, of 12 characters, finds the key; the secret, of 43, carries 256 random bits; the checksum, of 6, tells
/// what is mistyped or made up before the database is asked. Keys of the first format, `trede_` and 43 characters,
/// have no name and are found by their digest.
package struct Token: Sendable {
    /// The key as it is shown once and sent in `Authorization`.
    package let text: String
    /// What it is called in lists; nil for a key of the first format.
    package let name: String?

    private static let prefix = "trede_"
    private static let nameCount = 12
    private static let secretCount = 43
    private static let checksumCount = 6

    /// How long the name of an environment may be.
    package static let environmentCharactersMax = 12

    /// Draws a new key for an environment, as `live` or `test`.
    package init(drawnFrom ids: IDSource, environment: String = "live") {
        let name = Base62.random(count: Token.nameCount, from: ids)
        let secret = Base62.random(count: Token.secretCount, from: ids)
        let start = "\(Token.prefix)\(environment)_\(name)_\(secret)"
        text = start + String(decoding: Base62.checksum(Checksum32.of(start.utf8)), as: UTF8.self)
        self.name = name
    }

    /// Takes a key as it was sent; nil when it cannot be one.
    package init?(_ text: String) {
        guard text.hasPrefix(Token.prefix) else { return nil }
        let bytes = Array(text.utf8)
        self.text = text
        if bytes.count == Token.prefix.utf8.count + Token.secretCount {
            name = nil
            return
        }
        let parts = bytes.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
        guard parts.count == 4, Token.isEnvironment(parts[1]), parts[2].count == Token.nameCount,
            parts[3].count == Token.secretCount + Token.checksumCount,
            parts[2].allSatisfy(Base62.holds), parts[3].allSatisfy(Base62.holds),
            Base62.checksum(Checksum32.of(bytes.dropLast(Token.checksumCount)))[...]
                == bytes.suffix(Token.checksumCount)
        else { return nil }
        name = String(decoding: parts[2], as: UTF8.self)
    }

    /// Whether an environment can be called that: 1 to 12 small letters and digits.
    package static func isEnvironment(_ name: String) -> Bool { isEnvironment(Array(name.utf8)[...]) }

    /// What is stored of it.
    package var digest: Digest { Digest.sha256(text) }

    private static func isEnvironment(_ bytes: ArraySlice<UInt8>) -> Bool {
        (1...environmentCharactersMax).contains(bytes.count)
            && bytes.allSatisfy { Base62.holds($0) && !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }
}
