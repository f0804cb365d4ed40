internal import Crypto

/// A SHA-256 digest: what was signed, sent or kept, without its content.
package struct Digest: Hashable, Sendable {
    /// The 32 bytes.
    package let bytes: [UInt8]

    /// Takes a stored digest; nil unless it is 32 bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// Reads what `hexadecimal` writes; nil for anything else.
    package init?(hexadecimal text: String) {
        guard let bytes = Hexadecimal.bytes(text) else { return nil }
        self.init(bytes: bytes)
    }

    /// The digest of those bytes.
    package static func sha256(_ bytes: [UInt8]) -> Digest {
        Digest(SHA256.hash(data: bytes))
    }

    /// The digest of a text in UTF-8.
    package static func sha256(_ text: String) -> Digest {
        sha256(Array(text.utf8))
    }

    /// Whether those bytes are this digest; takes as long wherever they differ.
    package func isSame(as others: [UInt8]) -> Bool {
        guard others.count == bytes.count else { return false }
        return zip(bytes, others).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// The digest as 64 lower-case hexadecimal digits.
    package var hexadecimal: String { Hexadecimal.text(bytes) }

    /// So many of the digest's bytes as lower-case hexadecimal digits.
    package func hexadecimal(byteCount: Int) -> String { Hexadecimal.text(Array(bytes.prefix(byteCount))) }

    private init(_ digest: SHA256.Digest) {
        bytes = Array(digest)
    }
}
