import Foundation
import TredeDomain
import TredeTesting

@testable import Trede

/// A client that signs with a key of its own, so that the crawl is issued tokens as well.
struct NeedleSigner {
    private let forge = TokenForge(name: "needles-1")
    private let clientID: String

    /// Registers it, and its key.
    init(in house: House) throws {
        let key = try PublicKey(jwk: forge.jwk, bitsMin: 0)
        let (clients, keys) = (house.services.clients, house.services.publicKeys)
        clientID = try house.services.storage.write { transaction in
            _ = try clients.register(ClientDraft(name: "needles", role: .screener, scopes: .ofRole), in: transaction)
            return try keys.add(key, to: "needles", in: transaction).description
        }
    }

    /// The form with which it asks for a token, good once.
    func form(in house: House) throws -> String {
        let now = Int(house.services.storage.now.milliseconds / 1000)
        let claims: [String: Any] = [
            "iss": clientID, "sub": clientID, "aud": TokenScene.endpoint, "iat": now, "exp": now + 60,
            "jti": UUID().uuidString,
        ]
        let assertion = try forge.token(["alg": "ES256", "kid": forge.name], claims)
        return "grant_type=client_credentials&client_assertion_type="
            + "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=\(assertion)"
    }
}
