internal import Crypto

/// The Ed25519 key that checkpoints of the audit are signed with (RFC 8032); it never leaves the machine.
package struct AuditKey: Sendable {
    /// The 32 bytes the key is made of; a secret.
    package let seed: [UInt8]
    /// What checks its signatures.
    package let publicKey: AuditPublicKey

    /// A new key, drawn from the system's cryptographic generator.
    package init() {
        let key = Curve25519.Signing.PrivateKey()
        seed = Array(key.rawRepresentation)
        publicKey = AuditPublicKey(key.publicKey)
    }

    /// Takes a kept key; nil unless it is 32 bytes.
    package init?(seed: [UInt8]) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { return nil }
        self.seed = seed
        publicKey = AuditPublicKey(key.publicKey)
    }

    /// - Throws: What the cryptographic library throws; a kept key always signs.
    func signature(of text: [UInt8]) throws -> [UInt8] {
        Array(try Curve25519.Signing.PrivateKey(rawRepresentation: seed).signature(for: text))
    }
}

/// What checks the signatures of an `AuditKey`; no secret.
package struct AuditPublicKey: Equatable, Sendable {
    /// Its 32 bytes.
    package let bytes: [UInt8]

    /// Takes a kept key; nil unless it is 32 bytes.
    package init?(bytes: [UInt8]) {
        guard (try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)) != nil else { return nil }
        self.bytes = bytes
    }

    fileprivate init(_ key: Curve25519.Signing.PublicKey) {
        bytes = Array(key.rawRepresentation)
    }

    /// By what a checkpoint names it: the first sixteen hexadecimal digits of its SHA-256.
    package var name: String { String(Digest.sha256(bytes).hexadecimal.prefix(16)) }

    func accepts(_ signature: [UInt8], of text: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else { return false }
        return key.isValidSignature(signature, for: text)
    }
}
