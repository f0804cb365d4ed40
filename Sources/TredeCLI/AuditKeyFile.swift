internal import ArgumentParser
internal import Foundation
internal import Trede

/// Keys of the audit in files, as `openssl` writes and reads them: PEM (RFC 7468) around PKCS #8 and SPKI (RFC 8410).
enum AuditKeyFile {
    /// What stands before the 32 bytes of a secret key (RFC 8410, section 7).
    private static let secretPrefix: [UInt8] = [
        0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
    ]
    /// What stands before the 32 bytes of a public key (RFC 8410, section 4).
    private static let publicPrefix: [UInt8] = [
        0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
    ]

    /// The file of the key, as the flag, the variable or the service manager's credentials say; nil when none does.
    static func path(_ flag: String?, environment: [String: String]) -> String? {
        SecretFile.path(flag, environment["TREDE_AUDIT_KEY"], credential: "trede-audit-key", environment: environment)
    }

    /// Keeps a key in a new file that only its owner may read, and its public key beside it, ending in `.pub`.
    static func write(_ key: AuditKey, to path: String) throws {
        try OwnFile.write(Array(text("PRIVATE KEY", secretPrefix + key.seed).utf8), to: path)
        let open = text("PUBLIC KEY", publicPrefix + key.publicKey.bytes)
        try OwnFile.write(Array(open.utf8), to: path + ".pub", mode: 0o644)
    }

    /// Reads a secret key, from a file that nobody else may read.
    static func read(_ path: String, environment: [String: String]) throws -> AuditKey {
        let content = try SecretFile.read(path, environment: environment)
        guard let seed = bytes(content, "PRIVATE KEY", secretPrefix), let key = AuditKey(seed: seed) else {
            throw CommandFailure(sentence: "\(path) holds no Ed25519 key")
        }
        return key
    }

    /// Reads a public key.
    static func readPublic(_ path: String) throws -> AuditPublicKey {
        guard let content = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw CommandFailure(sentence: "the key in \(path) cannot be read")
        }
        guard let bytes = bytes(content, "PUBLIC KEY", publicPrefix), let key = AuditPublicKey(bytes: bytes) else {
            throw CommandFailure(sentence: "\(path) holds no Ed25519 public key")
        }
        return key
    }

    private static func text(_ label: String, _ bytes: [UInt8]) -> String {
        "-----BEGIN \(label)-----\n\(Data(bytes).base64EncodedString())\n-----END \(label)-----\n"
    }

    private static func bytes(_ content: String, _ label: String, _ prefix: [UInt8]) -> [UInt8]? {
        let lines = content.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
        guard lines.count > 2, lines.first == "-----BEGIN \(label)-----", lines.last == "-----END \(label)-----",
            let all = Data(base64Encoded: lines.dropFirst().dropLast().joined()), all.starts(with: prefix)
        else { return nil }
        return Array(all.dropFirst(prefix.count))
    }
}
