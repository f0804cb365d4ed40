internal import JSON
internal import TredeDomain

/// A signed statement that the audit ended at an entry with a digest, as one line of a file that is kept elsewhere.
///
/// Each line carries the digest of the line before it, so that a line cannot be taken out of the middle.
package struct AuditCheckpoint: Equatable, Sendable {
    /// The number of the last entry; 0 when there was none.
    package let number: Int64
    /// The digest of that entry.
    package let digest: Digest
    /// When it was signed, as `yyyy-MM-ddTHH:mm:ss.SSSZ`.
    package let at: String
    /// The SHA-256 of the line before, without its line feed; of nothing for the first.
    package let previousLine: Digest
    /// The name of the key it is signed with.
    package let keyName: String
    /// The 64 bytes of the signature over `signedText`.
    let signature: [UInt8]

    /// Signs that the audit ends at that entry, in a file that ends on `previous`.
    ///
    /// - Throws: What the cryptographic library throws.
    init(number: Int64, digest: Digest, at instant: Instant, after previous: [UInt8], key: AuditKey) throws {
        let (at, previousLine) = (instant.description, Digest.sha256(previous))
        self.number = number
        self.digest = digest
        self.at = at
        self.previousLine = previousLine
        keyName = key.publicKey.name
        signature = try key.signature(of: AuditCheckpoint.signedText(number, digest, at, previousLine))
    }

    /// Reads a line; nil when it is no checkpoint.
    ///
    /// Whether the signature is right is not looked at.
    init?(line: [UInt8]) {
        let read = try? JSONDocument(parsing: line).decode { object -> AuditCheckpoint? in
            let number = object.integer("entry", in: 0...Int.max)
            let digest = object.value("digest", format: "sha256", parse: Digest.init(hexadecimal:))
            let at = object.string("at", 24...24)
            let previous = object.value("previousLine", format: "sha256", parse: Digest.init(hexadecimal:))
            let key = object.string("key", 16...16)
            let signature = object.value("signature", format: "ed25519", parse: Hexadecimal.bytes)
            guard let number, let digest, let at, let previous, let key, let signature, !object.hasIssues else {
                return nil
            }
            return AuditCheckpoint(
                number: Int64(number), digest: digest, at: at, previousLine: previous, keyName: key,
                signature: signature)
        }
        guard let read else { return nil }
        self = read
    }

    private init(
        number: Int64, digest: Digest, at: String, previousLine: Digest, keyName: String, signature: [UInt8]
    ) {
        self.number = number
        self.digest = digest
        self.at = at
        self.previousLine = previousLine
        self.keyName = keyName
        self.signature = signature
    }

    /// The line as it is kept, without its line feed.
    package var line: [UInt8] {
        JSONWriter.object { object in
            object.member("entry", Int(number))
            object.member("digest", digest.hexadecimal)
            object.member("at", at)
            object.member("previousLine", previousLine.hexadecimal)
            object.member("key", keyName)
            object.member("signature", Hexadecimal.text(signature))
        }
    }

    /// Whether the signature is that key's.
    func isSigned(by key: AuditPublicKey) -> Bool {
        key.name == keyName
            && key.accepts(signature, of: AuditCheckpoint.signedText(number, digest, at, previousLine))
    }

    private static func signedText(_ number: Int64, _ digest: Digest, _ at: String, _ previous: Digest) -> [UInt8] {
        let lines = ["trede audit checkpoint 1", "\(number) \(digest.hexadecimal)", at, previous.hexadecimal]
        return Array(lines.map { $0 + "\n" }.joined().utf8)
    }
}

/// What a checkpoint says of one entry, once its signature was found right.
package struct AuditWitness: Equatable, Sendable {
    /// The number of the entry.
    package let number: Int64
    /// Its digest.
    package let digest: Digest
    /// When that was signed.
    package let at: String
}
