import Crypto
import Foundation
import JSON
import TredeTesting

@testable import Trede

/// Makes tokens as clients, issuers and attackers do, with swift-crypto alone.
struct TokenForge {
    /// The private key it signs with.
    let key = P256.Signing.PrivateKey()
    /// What the key is called.
    let name: String

    /// The public half as a JWK.
    var jwk: String {
        let point = Array(key.publicKey.rawRepresentation)
        let (x, y) = (Base64URL.text(Array(point.prefix(32))), Base64URL.text(Array(point.suffix(32))))
        return #"{"kty":"EC","crv":"P-256","x":"\#(x)","y":"\#(y)","kid":"\#(name)","use":"sig"}"#
    }

    /// A token with those members in its header and its claims, signed with ES256.
    func token(_ header: [String: Any], _ claims: [String: Any]) throws -> String {
        try token(header: text(header), claims: text(claims))
    }

    /// The same, of texts as they are.
    func token(header: String, claims: String) throws -> String {
        let signed = Self.part(header) + "." + Self.part(claims)
        return signed + "." + Base64URL.text(Array(try key.signature(for: Data(signed.utf8)).rawRepresentation))
    }

    /// A token signed with a shared secret, as if with HS256.
    static func shared(_ secret: [UInt8], _ header: [String: Any], _ claims: [String: Any]) throws -> String {
        let signed = part(try text(header)) + "." + part(try text(claims))
        let code = HMAC<SHA256>.authenticationCode(for: Data(signed.utf8), using: SymmetricKey(data: secret))
        return signed + "." + Base64URL.text(Array(code))
    }

    /// The text of an object.
    static func text(_ members: [String: Any]) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: members), as: UTF8.self)
    }

    /// A text as a part of a token.
    static func part(_ text: String) -> String { Base64URL.text(Array(text.utf8)) }

    private func text(_ members: [String: Any]) throws -> String { try Self.text(members) }
}
