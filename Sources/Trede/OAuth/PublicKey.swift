internal import JSON
internal import JWTKit

/// A public key that signatures are checked with, of one algorithm that the token does not choose.
package struct PublicKey: Sendable {
    /// What it is called: its `kid`.
    package let name: String
    /// What it signs with.
    package let algorithm: SignatureAlgorithm
    /// The key as a JWK with no more than is needed (RFC 7517).
    package let jwk: String

    private let verifier: any JWTAlgorithm

    /// How many bits a key for RS256 has at least: of a client, which can choose, and of an issuer, which has one.
    package static let clientBitsMin = 3072
    /// See `clientBitsMin`.
    package static let issuerBitsMin = 2048
    private static let bitsMax = 8192
    private static let textMax = 200

    /// Takes a JWK.
    ///
    /// - Throws: `KeyFault` when it is none, is private, has no `kid`, or is of another kind or too short.
    package init(jwk text: String, bitsMin: Int) throws(KeyFault) {
        guard let document = try? JSONDocument(parsing: Array(text.utf8)) else { throw .noKey }
        guard !document.hasDuplicateMembers else { throw .noKey }
        try self.init(document.root, bitsMin: bitsMin)
    }

    /// Takes the keys of a set (RFC 7517, section 5); a key that is for something else than signing is left out.
    ///
    /// - Throws: `KeyFault` when it is no set, a key is wrong, or two are called the same.
    package static func set(_ text: [UInt8], bitsMin: Int) throws(KeyFault) -> [PublicKey] {
        guard let document = try? JSONDocument(parsing: text), !document.hasDuplicateMembers,
            let values = document.root["keys"]?.elements, !values.isEmpty
        else { throw .noKey }
        var keys: [PublicKey] = []
        for value in values where value["use"]?.string ?? "sig" == "sig" {
            keys.append(try PublicKey(value, bitsMin: bitsMin))
        }
        guard Set(keys.map(\.name)).count == keys.count else { throw .sameName }
        return keys
    }

    private init(_ value: JSONValue, bitsMin: Int) throws(KeyFault) {
        guard !["d", "p", "q", "k"].contains(where: { value[$0] != nil }) else { throw .isPrivate }
        guard let name = value["kid"]?.string, (1...PublicKey.textMax).contains(name.utf8.count) else { throw .noName }
        guard value["use"]?.string ?? "sig" == "sig" else { throw .otherKind }
        let members: [(String, String)]
        switch value["kty"]?.string {
        case "EC":
            guard value["crv"]?.string == "P-256", let x = value["x"]?.string, let y = value["y"]?.string else {
                throw .otherKind
            }
            algorithm = .es256
            members = [("kty", "EC"), ("crv", "P-256"), ("x", x), ("y", y)]
        case "RSA":
            guard let modulus = value["n"]?.string, let exponent = value["e"]?.string,
                let bytes = Base64URL.bytes(modulus.utf8)
            else { throw .otherKind }
            let bits = bytes.drop { $0 == 0 }.count * 8
            guard (bitsMin...PublicKey.bitsMax).contains(bits) else { throw .wrongSize(bitsMin) }
            algorithm = .rs256
            members = [("kty", "RSA"), ("n", modulus), ("e", exponent)]
        default: throw .otherKind
        }
        let algorithm = algorithm.rawValue
        guard value["alg"]?.string ?? algorithm == algorithm else { throw .otherKind }
        self.name = name
        jwk = String(
            decoding: JSONWriter.object { object in
                for (name, value) in members { object.member(named: name, value) }
                object.member("kid", name)
                object.member("alg", algorithm)
            }, as: UTF8.self)
        guard let verifier = KeyLoading.verifier(jwk: jwk, name: name, algorithm: algorithm) else { throw .noKey }
        self.verifier = verifier
    }

    /// Whether the signature is of this key over those bytes; a signature of another form is none.
    func hasSigned(_ token: SignedToken) -> Bool {
        guard token.algorithm == algorithm else { return false }
        return (try? verifier.verify(token.signature, signs: token.signed)) ?? false
    }
}

/// What is wrong with a key.
package enum KeyFault: Error, Equatable {
    /// It is no JWK, or its numbers are no key.
    case noKey
    /// It has no `kid`.
    case noName
    /// Two keys of a set have the same `kid`.
    case sameName
    /// It holds what must not be given away.
    case isPrivate
    /// It is neither of P-256 nor RSA for signing.
    case otherKind
    /// It is no private key of P-256 in PEM.
    case noPrivateKey
    /// An RSA key has fewer bits than this, or more than 8,192.
    case wrongSize(Int)

    /// What is wrong, in one sentence for the operator.
    package var sentence: String {
        switch self {
        case .noKey: "this is no key as a JWK"
        case .noName: "the key has no kid"
        case .sameName: "two keys have the same kid"
        case .isPrivate: "this is a private key; keep it, and give its other half"
        case .otherKind: "the key is neither an EC key of P-256 nor an RSA key, for signing with ES256 or RS256"
        case .noPrivateKey: "this is no private key of P-256 in PEM"
        case .wrongSize(let bits): "an RSA key has \(bits) to 8192 bits"
        }
    }
}
