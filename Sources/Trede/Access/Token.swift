/// A bearer token: `trede_` and 43 characters that carry 256 random bits; only its digest is stored.
package struct Token: Sendable {
    /// The token as it is shown once and sent in `Authorization`.
    package let text: String

    /// Draws a new token.
    package init(drawnFrom ids: IDSource) {
        text = Token.prefix + Token.base64url(ids.bytes(count: 32))
    }

    /// Takes a token as it was sent; nil when it cannot be one.
    package init?(_ text: String) {
        guard text.hasPrefix(Token.prefix), text.utf8.count == Token.prefix.utf8.count + 43 else { return nil }
        self.text = text
    }

    /// What is stored of it.
    package var digest: Digest { Digest.sha256(text) }

    private static let prefix = "trede_"

    private static func base64url(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
        var characters: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let word = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
            for index in 0...group.count {
                characters.append(alphabet[Int(word >> UInt32(18 - 6 * index) & 63)])
            }
        }
        return String(decoding: characters, as: UTF8.self)
    }
}
