import Foundation
@testable import HTTPServer
import JSON
import Testing

import TredeDomain
import TredeTesting

@testable import Trede

/// A house with a client that signs, and an issuer that is trusted besides.
struct TokenScene {
    static let base = "https://trede.test/trede/v1"
    static let endpoint = base + "/oauth/token"
    static let foreignIssuer = "https://idp.test"
    static let form = "application/x-www-form-urlencoded"

    let house: House
    /// The client's key.
    let client = TokenForge(name: "portal-1")
    /// The key of the other issuer.
    let issuer = TokenForge(name: "idp-1")
    /// What the client is called in tokens.
    let clientID: String

    init(
        _ role: Role = .administrator, organisation: Int64? = nil, professional: Int64? = nil,
        scopes: Scopes = .ofRole, house given: House? = nil
    ) throws {
        let trusted = try TokenScene.issuers(issuer)
        let house = try given.map { try House(copying: $0, issuers: trusted) } ?? House(issuers: trusted)
        self.house = house
        let draft = ClientDraft(
            name: "portal", role: role, organisation: organisation, professional: professional, scopes: scopes)
        let (clients, keys) = (house.services.clients, house.services.publicKeys)
        let key = try PublicKey(jwk: client.jwk, bitsMin: 0)
        clientID = try house.services.storage.write { transaction in
            _ = try clients.register(draft, in: transaction)
            return try keys.add(key, to: "portal", in: transaction).description
        }
    }

    static func issuers(_ forge: TokenForge) throws -> [TrustedIssuer] {
        let text = """
            {"issuers":[{"issuer":"\(foreignIssuer)","audience":"https://trede.test","algorithms":["ES256"],
            "jwksFile":"idp.json","personClaim":"ssin"}]}
            """
        return try TrustedIssuer.all(in: Array(text.utf8)) { _ in Array(#"{"keys":[\#(forge.jwk)]}"#.utf8) }
    }

    /// The time in the house, in whole seconds.
    var now: Int { Int(house.services.storage.now.milliseconds / 1000) }

    /// What a good assertion claims.
    var claims: [String: Any] {
        [
            "iss": clientID, "sub": clientID, "aud": Self.endpoint, "iat": now, "exp": now + 60,
            "jti": UUID().uuidString,
        ]
    }

    /// What a good token of the other issuer claims.
    var foreignClaims: [String: Any] {
        [
            "iss": Self.foreignIssuer, "sub": "service-1", "aud": "https://trede.test", "iat": now, "exp": now + 60,
        ]
    }

    /// The header of a good assertion.
    var header: [String: Any] { ["alg": "ES256", "kid": client.name] }

    /// The header of a good token of the other issuer.
    var foreignHeader: [String: Any] { ["alg": "ES256", "kid": issuer.name, "typ": "at+jwt"] }

    /// A good assertion, with some claims changed.
    func assertion(_ changes: [String: Any] = [:]) throws -> String {
        try client.token(header, claims.merging(changes) { _, new in new })
    }

    /// Asks for a token.
    func ask(_ assertion: String, _ more: String = "") throws -> Response {
        try send(
            "grant_type=client_credentials&client_assertion_type="
                + "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=\(assertion)\(more)"
        )
    }

    /// Sends a form to where tokens are issued.
    func send(_ form: String, type: String = TokenScene.form) throws -> Response {
        try house.call(.post, "/oauth/token", body: form, contentType: type)
    }

    /// A token that was asked for.
    func token(_ changes: [String: Any] = [:]) throws -> String {
        let answer = try ask(try assertion(changes))
        return try #require(try answer.json()["access_token"]?.string, "\(answer.text)")
    }
}

extension TokenScene {
    /// Registers the service that the other issuer calls `service-1`.
    func registerService(
        _ role: Role = .administrator, organisation: Int64? = nil, professional: Int64? = nil,
        scopes: Scopes = .ofRole
    ) throws {
        let draft = ClientDraft(
            name: "service", role: role, organisation: organisation, professional: professional, scopes: scopes,
            issuer: ClientDraft.Issuer(name: Self.foreignIssuer, subject: "service-1"))
        let clients = house.services.clients
        _ = try house.services.storage.write { try clients.registerForIssuer(draft, in: $0) }
    }

    /// Asks for a token from an address.
    func ask(_ assertion: String, from text: String) throws -> Response {
        let address = try #require(RemoteAddress(text: text))
        let form =
            "grant_type=client_credentials&client_assertion_type="
            + "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=\(assertion)"
        return try house.call(.post, "/oauth/token", body: form, contentType: Self.form, from: address)
    }
}
