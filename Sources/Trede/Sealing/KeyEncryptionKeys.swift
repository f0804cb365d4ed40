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
        return SymmetricKey(data: try Sealer.open(wrapped, with: key, bound: place))
    }

    private static let byteCount = 32
    private static let nameByteCount = 8

    private static func name(of secret: [UInt8]) -> [UInt8] {
        let code = HMAC<SHA256>.authenticationCode(
            for: Array("key encryption key".utf8), using: SymmetricKey(data: secret))
        return Array(code.prefix(nameByteCount))
    }
}

/// Where the data keys of a database are, and what opens them.
package struct DataKeySetting: Sendable {
    /// The file of data keys.
    package let path: String
    /// The keys that wrap them.
    package let keys: KeyEncryptionKeys

    /// Names the file and what opens it.
    package init(path: String, keys: KeyEncryptionKeys) {
        self.path = path
        self.keys = keys
    }
}

/// Why what is sealed cannot be sealed or opened.
package enum SealingFault: Error, Equatable, CustomStringConvertible {
    /// What is kept was changed, or stands where it was not written.
    case damaged
    /// The key that wrapped a data key is not among those given, named here in hexadecimal digits.
    case unknownKey(String)
    /// The keys file has no key of this number, which was never made in it.
    case noKey(Int64)
    /// The file of data keys is that of another database, or was made anew.
    case otherKeys
    /// Somebody reads the file of data keys, so that a key that is destroyed may still stand in its log.
    case logInUse
    /// The key of what was sealed is destroyed: nobody can read it again.
    case erased

    package var description: String {
        switch self {
        case .damaged: "What is sealed was changed, or stands where it was not written."
        case .unknownKey(let name):
            "The keys were wrapped with the key \(name), which is not in the file of key-encryption keys."
        case .noKey(let number): "There is no data key \(number) in the file of data keys; is it that of this database?"
        case .otherKeys: "The file of data keys is not that of this database."
        case .logInUse: "The file of data keys is being read; a key that is destroyed may still stand in its log."
        case .erased: "The key of what is sealed is destroyed."
        }
    }
}

/// AES-256-GCM (NIST SP 800-38D) with a random nonce: nonce, ciphertext, tag.
enum Sealer {
    static let nonceByteCount = 12
    static let tagByteCount = 16

    static func seal(_ bytes: [UInt8], with key: SymmetricKey, bound: [UInt8]) throws -> [UInt8] {
        let box = try AES.GCM.seal(bytes, using: key, authenticating: bound)
        var sealed: [UInt8] = []
        sealed.reserveCapacity(nonceByteCount + bytes.count + tagByteCount)
        sealed.append(contentsOf: box.nonce)
        sealed.append(contentsOf: box.ciphertext)
        sealed.append(contentsOf: box.tag)
        return sealed
    }

    static func open(_ sealed: [UInt8], with key: SymmetricKey, bound: [UInt8]) throws(SealingFault) -> [UInt8] {
        guard sealed.count >= nonceByteCount + tagByteCount else { throw .damaged }
        do {
            let box = try AES.GCM.SealedBox(
                nonce: AES.GCM.Nonce(data: sealed[..<nonceByteCount]),
                ciphertext: sealed[nonceByteCount..<(sealed.count - tagByteCount)],
                tag: sealed[(sealed.count - tagByteCount)...])
            return Array(try AES.GCM.open(box, using: key, authenticating: bound))
        } catch {
            throw .damaged
        }
    }
}
