internal import JSON
internal import JWTKit

/// The private key with which access tokens are signed here, with ES256.
package struct IssuingKey: Sendable {
    /// What it is called in tokens and in the set of keys: the thumbprint of its public half (RFC 7638).
    package let name: String
    /// The set of keys that others can check tokens with (RFC 7517, section 5).
    package let publicSet: [UInt8]

    private let signer: any JWTAlgorithm
    private let publicKey: PublicKey

    /// Draws a new key, which is gone when the program ends: tokens live for minutes.
    package static func drawn() throws(KeyFault) -> IssuingKey { try IssuingKey(ES256PrivateKey()) }

    /// Takes a key of P-256 in PEM, as `openssl ecparam -name prime256v1 -genkey` writes it.
    ///
    /// - Throws: `KeyFault`.
    package init(pem: String) throws(KeyFault) {
        guard let key = try? ES256PrivateKey(pem: pem) else { throw .noPrivateKey }
        try self.init(key)
    }

    private init(_ key: ES256PrivateKey) throws(KeyFault) {
        guard let parameters = key.parameters, let signer = KeyLoading.signer(key) else { throw .noPrivateKey }
        let (x, y) = (IssuingKey.urlText(parameters.x), IssuingKey.urlText(parameters.y))
        // The members in the order that the thumbprint needs (RFC 7638, section 3.2).
        let digest = Digest.sha256("{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"\(x)\",\"y\":\"\(y)\"}")
        name = Base64URL.text(digest.bytes)
        let jwk = IssuingKey.jwk(x: x, y: y, name: name)
        publicKey = try PublicKey(jwk: String(decoding: jwk, as: UTF8.self), bitsMin: 0)
        publicSet = JSONWriter.object { object in object.array("keys") { $0.element(rawJSON: jwk) } }
        self.signer = signer
    }

    /// A token of that type with these claims.
    func sign(type: String, _ claims: [UInt8]) throws -> String {
        let header = JSONWriter.object { object in
            object.member("alg", "ES256")
            object.member("typ", type)
            object.member("kid", name)
        }
        let signed = Base64URL.text(header) + "." + Base64URL.text(claims)
        return signed + "." + Base64URL.text(try signer.sign(Array(signed.utf8)))
    }

    /// Whether a token was signed with this key.
    func hasSigned(_ token: SignedToken) -> Bool { token.key == name && publicKey.hasSigned(token) }

    private static func jwk(x: String, y: String, name: String) -> [UInt8] {
        JSONWriter.object { object in
            object.member("kty", "EC")
            object.member("crv", "P-256")
            object.member("x", x)
            object.member("y", y)
            object.member("kid", name)
            object.member("alg", "ES256")
            object.member("use", "sig")
        }
    }

    /// Base 64 with padding, as jwt-kit gives coordinates, as tokens have it.
    private static func urlText(_ text: String) -> String {
        String(text.compactMap { $0 == "=" ? nil : $0 == "+" ? "-" : $0 == "/" ? "_" : $0 })
    }
}
