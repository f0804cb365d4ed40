import Crypto
import CryptoExtras
import Foundation
import HTTPServer
import JSON
import Testing
import TredeTesting

@testable import Trede

@Suite("What tokens are signed with")
struct TokenAlgorithmTests {
    private func numbers(of key: _RSA.Signing.PrivateKey) throws -> (modulus: String, exponent: String) {
        let numbers = try key.publicKey.getKeyPrimitives()
        return (Base64URL.text(Array(numbers.modulus)), Base64URL.text(Array(numbers.publicExponent)))
    }

    @Test("RS256 with a key of 3,072 bits gets a token; other paddings, algorithms and shared secrets do not")
    func rsa() throws {
        let scene = try TokenScene()
        let key = try _RSA.Signing.PrivateKey(keySize: .bits3072)
        let (modulus, exponent) = try numbers(of: key)
        let jwk = #"{"kty":"RSA","kid":"rsa-1","n":"\#(modulus)","e":"\#(exponent)"}"#
        let keys = scene.house.services.publicKeys
        let registered = try PublicKey(jwk: jwk, bitsMin: PublicKey.clientBitsMin)
        _ = try scene.house.services.storage.write { try keys.add(registered, to: "portal", in: $0) }

        func status(_ algorithm: String, _ padding: _RSA.Signing.Padding) throws -> Int {
            let header = try TokenForge.text(["alg": algorithm, "kid": "rsa-1"])
            let signed = TokenForge.part(header) + "." + TokenForge.part(try TokenForge.text(scene.claims))
            let signature = try key.signature(for: Data(signed.utf8), padding: padding).rawRepresentation
            return try scene.ask(signed + "." + Base64URL.text(Array(signature))).status
        }
        #expect(try status("RS256", .insecurePKCS1v1_5) == 200)
        #expect(try status("RS256", .PSS) == 401)
        for algorithm in ["ES256", "RS384", "PS256"] {
            #expect(try status(algorithm, .insecurePKCS1v1_5) == 401, "\(algorithm)")
        }
        let header = ["alg": "RS256", "kid": "rsa-1"]
        #expect(try scene.ask(try scene.client.token(header, scene.claims)).status == 401)
        for secret in [Array(modulus.utf8), Array(key.publicKey.pemRepresentation.utf8)] {
            let shared = try TokenForge.shared(secret, ["alg": "HS256", "kid": "rsa-1"], scene.claims)
            #expect(try scene.ask(shared).status == 401)
        }
    }

    @Test("a key has as many bits as whose it is asks for: 3,072 of a client, 2,048 of an issuer")
    func bits() throws {
        let (modulus, exponent) = try numbers(of: try _RSA.Signing.PrivateKey(keySize: .bits2048))
        let jwk = #"{"kty":"RSA","kid":"a","n":"\#(modulus)","e":"\#(exponent)"}"#
        #expect(throws: KeyFault.wrongSize(3072)) {
            try PublicKey(jwk: jwk, bitsMin: PublicKey.clientBitsMin)
        }
        let set = Array(#"{"keys":[\#(jwk),{"kty":"oct","use":"enc","kid":"b"}]}"#.utf8)
        #expect(try PublicKey.set(set, bitsMin: PublicKey.issuerBitsMin).map(\.name) == ["a"])
        let twice = Array(#"{"keys":[\#(jwk),\#(jwk)]}"#.utf8)
        #expect(throws: KeyFault.sameName) { try PublicKey.set(twice, bitsMin: PublicKey.issuerBitsMin) }
        for text in ["{}", #"{"keys":[]}"#, #"{"keys":[],"keys":[\#(jwk)]}"#] {
            #expect(throws: KeyFault.noKey) { try PublicKey.set(Array(text.utf8), bitsMin: 0) }
        }
    }

    @Test("base 64 of tokens has one text for each content")
    func base64() throws {
        for count in 0..<70 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) }
            let text = Base64URL.text(bytes)
            #expect(Base64URL.bytes(text.utf8) == bytes)
            #expect(
                text
                    == Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
                    .replacing("=", with: ""))
        }
        for text in ["A", "AB=", "AB==", "A+", "A/", "A B", "AAAAA", "AB", "AAB", "\n"] {
            #expect(Base64URL.bytes(text.utf8) == nil, "\(text)")
        }
    }

    @Test("a signing key is read from PEM, is called by its thumbprint, and nothing else is taken for one")
    func issuingKey() throws {
        let key = P256.Signing.PrivateKey()
        let one = try IssuingKey(pem: key.pemRepresentation)
        #expect(one.name == (try IssuingKey(pem: key.pemRepresentation)).name)
        #expect(one.name != (try IssuingKey.drawn()).name)
        #expect(!String(decoding: one.publicSet, as: UTF8.self).contains("\"d\""))
        for text in ["", "x", key.publicKey.pemRepresentation, P384.Signing.PrivateKey().pemRepresentation] {
            #expect(throws: KeyFault.noPrivateKey) { try IssuingKey(pem: text) }
        }
    }

    @Test("no more tokens are remembered than the bound, and none longer than it is good")
    func remembered() throws {
        let tokens = VerifiedTokensProbe()
        tokens.fill()
        #expect(tokens.count <= tokens.bound)
        #expect(tokens.finds(within: true))
        #expect(!tokens.finds(within: false))
    }
}
