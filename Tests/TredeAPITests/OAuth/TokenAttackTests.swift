import Crypto
import Foundation
import HTTPServer
import JSON
import Testing
import TredeDomain
import TredeTesting

@testable import Trede

/// What is tried with tokens (RFC 8725); each is made of a good one by one change.
enum TokenAttack: String, CaseIterable {
    case noAlgorithm, noneAlgorithm, noneWithoutSignature, sharedSecretOfPublicKey, sharedSecretOfCoordinates
    case otherAlgorithm, algorithmInSmallLetters
    case wrongAudience, noAudience, audienceAmongNumbers, wrongIssuer, noIssuer, wrongType
    case expired, noExpiry, expiryAsText, notYetValid, issuedLater
    case tooLarge, keySetURL, certificateURL, embeddedKey, embeddedCertificate, mustUnderstand
    case keyPath, keyQuery, unknownKey, noKey, foreignKey
    case flippedSignature, flippedClaims, noSignature, signatureInDER, padded, fourParts, twoParts
    case duplicateClaim, duplicateHeader, notJSON, listOfClaims, zeroSignature

    /// The token, made of this header and these claims, which are good.
    func token(by forge: TokenForge, _ good: (header: [String: Any], claims: [String: Any]), now: Int) throws -> String
    {
        var (header, claims) = good
        switch self {
        case .noAlgorithm: header["alg"] = nil
        case .noneAlgorithm: header["alg"] = "none"
        case .otherAlgorithm: header["alg"] = "RS256"
        case .algorithmInSmallLetters: header["alg"] = "es256"
        case .wrongAudience: claims["aud"] = "https://other.test"
        case .noAudience: claims["aud"] = nil
        case .audienceAmongNumbers: claims["aud"] = [claims["aud"] ?? "", 1]
        case .wrongIssuer: claims["iss"] = "https://evil.test"
        case .noIssuer: claims["iss"] = nil
        case .wrongType: header["typ"] = "dpop+jwt"
        case .expired: claims["exp"] = now - 31
        case .noExpiry: claims["exp"] = nil
        case .expiryAsText: claims["exp"] = "\(now + 60)"
        case .notYetValid: claims["nbf"] = now + 31
        case .issuedLater: claims["iat"] = now + 31
        case .tooLarge: claims["filling"] = String(repeating: "a", count: 8192)
        case .keySetURL: header["jku"] = "https://evil.test/jwks"
        case .certificateURL: header["x5u"] = "https://evil.test/cert"
        case .embeddedKey: return try embedded(good)
        case .embeddedCertificate: header["x5c"] = ["MIIB"]
        case .mustUnderstand: header["crit"] = ["exp"]
        case .keyPath: header["kid"] = "../../../../dev/null"
        case .keyQuery: header["kid"] = "' OR '1'='1"
        case .unknownKey: header["kid"] = "other"
        case .noKey: header["kid"] = nil
        case .foreignKey: return try TokenForge(name: forge.name).token(header, claims)
        default: return try changed(try forge.token(header, claims), by: forge, good)
        }
        return try forge.token(header, claims)
    }

    /// A token whose text is tampered with, or that is put together by hand.
    private func changed(
        _ token: String, by forge: TokenForge, _ good: (header: [String: Any], claims: [String: Any])
    ) throws -> String {
        let parts = token.split(separator: ".").map(String.init)
        let (header, claims) = (try TokenForge.text(good.header), try TokenForge.text(good.claims))
        switch self {
        case .noneWithoutSignature: return TokenForge.part(#"{"alg":"none"}"#) + "." + parts[1] + "."
        case .sharedSecretOfPublicKey:
            let secret = Array(forge.key.publicKey.pemRepresentation.utf8)
            return try TokenForge.shared(secret, good.header.merging(["alg": "HS256"]) { $1 }, good.claims)
        case .sharedSecretOfCoordinates:
            return try TokenForge.shared(Array(forge.key.publicKey.rawRepresentation), good.header, good.claims)
        case .flippedSignature: return parts[0] + "." + parts[1] + "." + Self.flipped(parts[2])
        case .flippedClaims: return parts[0] + "." + Self.flipped(parts[1]) + "." + parts[2]
        case .noSignature: return parts[0] + "." + parts[1] + "."
        case .zeroSignature:
            return parts[0] + "." + parts[1] + "." + Base64URL.text([UInt8](repeating: 0, count: 64))
        case .signatureInDER:
            let signed = Data((parts[0] + "." + parts[1]).utf8)
            let signature = try forge.key.signature(for: signed).derRepresentation
            return parts[0] + "." + parts[1] + "." + Base64URL.text(Array(signature))
        case .padded: return token + "=="
        case .fourParts: return token + ".e30"
        case .twoParts: return parts[0] + "." + parts[1]
        case .duplicateClaim: return try forge.token(header: header, claims: #"{"sub":"x","# + claims.dropFirst())
        case .duplicateHeader: return try forge.token(header: #"{"alg":"none","# + header.dropFirst(), claims: claims)
        case .notJSON: return try forge.token(header: header, claims: "{" + claims)
        case .listOfClaims: return try forge.token(header: header, claims: "[\(claims)]")
        default: return token
        }
    }

    /// Signed with a key that the token brings itself.
    private func embedded(_ good: (header: [String: Any], claims: [String: Any])) throws -> String {
        let own = TokenForge(name: good.header["kid"] as? String ?? "")
        let jwk = try JSONSerialization.jsonObject(with: Data(own.jwk.utf8))
        return try own.token(good.header.merging(["jwk": jwk]) { $1 }, good.claims)
    }

    /// The same text with one bit of what it stands for turned over.
    private static func flipped(_ text: String) -> String {
        var bytes = Base64URL.bytes(text.utf8) ?? []
        if !bytes.isEmpty { bytes[bytes.count / 2] ^= 1 }
        return Base64URL.text(bytes)
    }
}

@Suite("What is tried with tokens")
struct TokenAttackTests {
    /// The body of a problem without its number.
    private static func body(_ answer: Response) throws -> [String: String] {
        let root = try #require(try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any])
        return root.filter { $0.key != "instance" }.mapValues { "\($0)" }
    }

    @Test(
        "a forged, tampered or misused assertion gets no token: 401, always in the same words",
        arguments: TokenAttack.allCases)
    func assertions(attack: TokenAttack) throws {
        let scene = try TokenScene()
        let forged = try attack.token(by: scene.client, (scene.header, scene.claims), now: scene.now)
        let answer = try scene.ask(forged)
        #expect(answer.status == 401)
        #expect(try Self.body(answer) == Self.body(scene.ask("x.y.z")))
        #expect(try Self.body(answer)["error"] == "invalid_client")
        #expect(answer.field("WWW-Authenticate") == "Bearer realm=\"trede\"")
        #expect(try scene.ask(try scene.assertion()).status == 200, "the scene itself is good")
    }

    @Test(
        "a forged, tampered or misused access token of another issuer lets nobody in", arguments: TokenAttack.allCases)
    func foreignTokens(attack: TokenAttack) throws {
        let scene = try TokenScene()
        try scene.registerService()
        func look(_ token: String) throws -> Response { try scene.house.call(.get, "/auditEntries", token: token) }
        let good = (scene.foreignHeader, scene.foreignClaims)
        let answer = try look(try attack.token(by: scene.issuer, good, now: scene.now))
        #expect(answer.status == 401)
        #expect(try Self.body(answer) == Self.body(look("x.y.z")))
        #expect(answer.field("WWW-Authenticate") == "Bearer realm=\"trede\", error=\"invalid_token\"")
        #expect(try look(try scene.issuer.token(good.0, good.1)).status == 200, "the scene itself is good")
    }

    @Test("the table of attacks names each that is known, and two kinds of token are tried with all of them")
    func table() throws {
        let known: Set<TokenAttack> = [
            .noneAlgorithm, .noneWithoutSignature, .sharedSecretOfPublicKey, .sharedSecretOfCoordinates, .wrongAudience,
            .wrongIssuer, .wrongType, .expired, .keySetURL, .certificateURL, .embeddedKey, .keyPath, .keyQuery,
        ]
        #expect(known.isSubset(of: Set(TokenAttack.allCases)))
        // An attack that changes nothing would be no attack.
        let scene = try TokenScene()
        for (forge, good) in [
            (scene.client, (scene.header, scene.claims)), (scene.issuer, (scene.foreignHeader, scene.foreignClaims)),
        ] {
            let sound = try forge.token(good.0, good.1).split(separator: ".")
            for attack in TokenAttack.allCases {
                let parts = try attack.token(by: forge, good, now: scene.now)
                    .split(separator: ".", omittingEmptySubsequences: false)
                let isSame = parts.count == 3 && parts[0] == sound[0] && parts[1] == sound[1]
                let isOfSignature: Set<TokenAttack> = [
                    .foreignKey, .sharedSecretOfCoordinates, .flippedSignature, .noSignature, .signatureInDER,
                    .zeroSignature, .padded,
                ]
                #expect(!isSame || isOfSignature.contains(attack), "\(attack)")
            }
        }
    }

    @Test("an assertion is good once, also when it comes twice at the same time")
    func replay() throws {
        let scene = try TokenScene()
        let assertion = try scene.assertion()
        #expect(try scene.ask(assertion).status == 200)
        #expect(try scene.ask(assertion).status == 401)
        let same = try scene.assertion(["jti": "once"])
        let other = try scene.assertion(["jti": "once", "exp": scene.now + 61])
        #expect(try [same, other].map { try scene.ask($0).status } == [200, 401])
    }

    @Test("an assertion without a number, too long good, or for somebody else is refused")
    func claims() throws {
        let scene = try TokenScene()
        let wrong: [[String: Any]] = [
            ["jti": ""], ["jti": 7], ["exp": scene.now + 601], ["exp": scene.now + 700, "iat": scene.now - 10],
            ["sub": UUID().uuidString.lowercased()], ["iss": UUID().uuidString.lowercased()],
            ["aud": [TokenScene.endpoint, "https://other.test"]], ["aud": TokenScene.endpoint + "/"],
        ]
        for changes in wrong { #expect(try scene.ask(try scene.assertion(changes)).status == 401, "\(changes)") }
        #expect(try scene.ask(try scene.assertion(), "&client_id=\(scene.clientID)").status == 200)
        #expect(try scene.ask(try scene.assertion(), "&client_id=\(UUID().uuidString.lowercased())").status == 401)
        #expect(try scene.ask(try scene.assertion(["aud": [TokenScene.base]])).status == 200)
        #expect(try scene.ask(try scene.assertion(["exp": scene.now + 600])).status == 200)
    }

    @Test("an access token is not an assertion, and an assertion lets nobody in")
    func crossed() throws {
        let scene = try TokenScene()
        #expect(try scene.ask(try scene.token()).status == 401)
        #expect(try scene.house.call(.get, "/auditEntries", token: try scene.assertion()).status == 401)
    }

    @Test(
        "who fails too often to get a token in one name from one address is not looked at, and holds back nobody else")
    func heldBack() throws {
        let scene = try TokenScene()
        let other = TokenForge(name: "other-1")
        let (clients, keys) = (scene.house.services.clients, scene.house.services.publicKeys)
        let key = try PublicKey(jwk: other.jwk, bitsMin: 0)
        let second = try scene.house.services.storage.write { transaction in
            _ = try clients.register(ClientDraft(name: "other", role: .administrator), in: transaction)
            return try keys.add(key, to: "other", in: transaction).description
        }
        func another() throws -> String {
            let claims = scene.claims.merging(["iss": second, "sub": second]) { $1 }
            return try other.token(["alg": "ES256", "kid": other.name], claims)
        }
        let address = "192.0.2.1"
        // Anybody can name a client and its key; nobody else can sign for it.
        let forged = TokenForge(name: scene.client.name)
        for _ in 0..<20 {
            #expect(try scene.ask(try forged.token(scene.header, scene.claims), from: address).status == 401)
        }
        let answer = try scene.ask(try scene.assertion(), from: address)
        #expect(answer.status == 429)
        #expect(answer.field("Retry-After") == "60")
        #expect(try scene.ask(try scene.assertion(), from: "192.0.2.2").status == 200)
        for _ in 0..<20 { #expect(try scene.ask("x.y.z", from: address).status == 429) }
        #expect(try scene.ask(try another(), from: address).status == 200)
        #expect(try scene.house.call(.get, "/auditEntries", token: try scene.token()).status == 200)
    }

    @Test("bad keys and tokens from an address hold back no good access token and no client that signs there")
    func lockOut() throws {
        let scene = try TokenScene()
        try scene.registerService()
        let address = try #require(RemoteAddress(text: "192.0.2.1"))
        func look(_ token: String) throws -> Int {
            try scene.house.call(.get, "/auditEntries", token: token, from: address).status
        }
        let forged = TokenForge(name: scene.issuer.name)
        for number in 0..<20 {
            let bad = [Token(drawnFrom: .system).text, try forged.token(scene.foreignHeader, scene.foreignClaims)]
            for token in bad { #expect(try look(token) == (number < 10 ? 401 : 429)) }
        }
        #expect(try look(try scene.issuer.token(scene.foreignHeader, scene.foreignClaims)) == 200)
        #expect(try look(try scene.token()) == 200)
        #expect(try scene.ask(try scene.assertion(), from: "192.0.2.1").status == 200)
    }
}
