internal import Crypto

/// The keys that data keys are wrapped with: they stand outside the database and its files, and never in one of them.
///
/// The first is in use. Those after it still unwrap what was wrapped before `rotate`.
package struct KeyEncryptionKeys: Sendable {
    private let keys: [(name: [UInt8], key: SymmetricKey)]

    /// Keys of 32 bytes each, the one in use first; nil without any, or when one has another length.
    package init?(_ secrets: [[UInt8]]) {
        guard !secrets.isEmpty, secrets.allSatisfy({ $0.count == KeyEncryptionKeys.byteCount }) else { return nil }
        keys = secrets.map { (KeyEncryptionKeys.name(of: $0), SymmetricKey(data: $0)) }
    }

    /// Reads a file of them; nil when it holds none, or something else.
    ///
    /// Each is a line of 64 hexadecimal digits, as `openssl rand -hex 32` writes it; blank lines and lines that begin
    /// with `#` count for nothing.
    package init?(text: String) {
        var secrets: [[UInt8]] = []
        for line in text.split(whereSeparator: \.isNewline) {
            let line = line.filter { !$0.isWhitespace }
            if line.isEmpty || line.hasPrefix("#") { continue }
            guard let secret = Hexadecimal.bytes(line) else { return nil }
            secrets.append(secret)
        }
        self.init(secrets)
    }

    /// A new key as such a file has it.
    package static func drawnText() -> String {
        Hexadecimal.text(SymmetricKey(size: .bits256).withUnsafeBytes(Array.init)) + "\n"
    }

    /// By what wrapped keys tell which of these wrapped them: eight bytes, from which the key does not follow.
    var nameInUse: [UInt8] { keys[0].name }

    /// Refuses the name of a key that is not among these.
    func check(_ name: [UInt8]) throws(SealingFault) {
        guard keys.contains(where: { $0.name == name }) else { throw .unknownKey(Hexadecimal.text(name)) }
    }

    /// Wraps a key for its place with the key in use.
    func wrap(_ secret: SymmetricKey, for place: [UInt8]) throws -> [UInt8] {
        try Sealer.seal(secret.withUnsafeBytes(Array.init), with: keys[0].key, bound: place)
    }

    /// Unwraps what `wrap` made, for the same place.
    ///
    /// - Throws: `SealingFault`.
    func unwrap(_ wrapped: [UInt8], by name: [UInt8], for place: [UInt8]) throws(SealingFault) -> SymmetricKey {
        guard let key = keys.first(where: { $0.name == name })?.key else { throw .unknownKey(Hexadecimal.text(name)) }
        return SymmetricKey(data: try Sealer.open(wrapped[...], with: key, bound: place))
    }

    private static let byteCount = 32
    private static let nameByteCount = 8

    private static func name(of secret: [UInt8]) -> [UInt8] {
        let code = HMAC<SHA256>.authenticationCode(
            for: Array("key encryption key".utf8), using: SymmetricKey(data: secret))
        return Array(code.prefix(nameByteCount))
    }
}
