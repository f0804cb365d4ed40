import Foundation
import JSON
import Testing
import TredeDomain
import TredeTesting

import HTTPServer
@testable import Trede

@Suite("Access tokens")
struct TokenTests {
    @Test("a client that signs gets a token for five minutes, with which it is let in and after which it is not")
    func life() throws {
        let scene = try TokenScene()
        let answer = try scene.ask(try scene.assertion())
        #expect(answer.status == 200)
        #expect(answer.field("Cache-Control") == "no-store, max-age=0")
        let body = try answer.json()
        #expect(body["token_type"]?.string == "Bearer")
        #expect(body["expires_in"]?.integer == 300)
        #expect(body["scope"] == nil)
        let token = try #require(body["access_token"]?.string)
        for (seconds, status) in [(0, 200), (299, 200), (300, 401)] {
            try scene.house.setToday("2020-06-30", secondsLater: seconds)
            #expect(try scene.house.call(.get, "/auditEntries", token: token).status == status, "\(seconds)")
        }
    }

    @Test("the token says what RFC 9068 asks, and is signed with the key that is shown to all")
    func form() throws {
        let scene = try TokenScene()
        let parts = try scene.token().split(separator: ".").map { try #require(Base64URL.bytes($0.utf8)) }
        let header = try JSONDocument(parsing: parts[0]).root
        let claims = try JSONDocument(parsing: parts[1]).root
        let set = try scene.house.call(.get, "/oauth/jwks")
        #expect(set.field("Cache-Control") == "public, max-age=300")
        let key = try #require(try set.json()["keys"]?.elements.first)
        #expect(header["kid"]?.string == key["kid"]?.string)
        #expect(header["typ"]?.string == "at+jwt")
        #expect(header["alg"]?.string == "ES256")
        #expect(Set(key.members.map(\.name)) == ["kty", "crv", "x", "y", "kid", "alg", "use"])
        #expect(claims["iss"]?.string == TokenScene.base)
        #expect(claims["aud"]?.string == TokenScene.base)
        #expect(claims["sub"]?.string == scene.clientID)
        #expect(claims["client_id"]?.string == scene.clientID)
        #expect((claims["exp"]?.integer ?? 0) - (claims["iat"]?.integer ?? 0) == 300)
        #expect(claims["jti"]?.string?.isEmpty == false)
    }

    @Test("a token of another house, or of this one before it was started again, is refused")
    func otherKey() throws {
        let scene = try TokenScene()
        let copy = try House(copying: scene.house, issuers: [])
        #expect(try copy.call(.get, "/auditEntries", token: try scene.token()).status == 401)
    }

    @Test("scopes that are asked for narrow those of the client; what it does not have is not given")
    func scopes() throws {
        let scene = try TokenScene(scopes: Scopes([Scope(.audit, .consult), Scope(.plans, .consult)]))
        let asked = "&scope=scope%3Atrede%3Aaudit%3Aconsult+scope%3Atrede%3Aorganisations%3Aconsult"
        let answer = try scene.ask(try scene.assertion(), asked)
        #expect(try answer.json()["scope"]?.string == "scope:trede:audit:consult")
        let token = try #require(try answer.json()["access_token"]?.string)
        #expect(try scene.house.call(.get, "/auditEntries", token: token).status == 200)
        let foreign = try scene.house.call(.get, "/organisations", token: token)
        #expect(foreign.status == 403)
        #expect(try foreign.json()["type"]?.string == "urn:problem-type:belgif:missingScope")
        let unknown = try scene.ask(try scene.assertion(), "&scope=everything")
        #expect(unknown.status == 400)
        #expect(try unknown.json()["error"]?.string == "invalid_scope")
    }

    @Test("a client that asks for none of its scopes gets a token that lets it do nothing, not one for everything")
    func noScopes() throws {
        let scene = try TokenScene(scopes: Scopes([Scope(.audit, .consult)]))
        let answer = try scene.ask(try scene.assertion(), "&scope=scope%3Atrede%3Aplans%3Aconsult")
        #expect(answer.status == 400)
        #expect(try answer.json()["error"]?.string == "invalid_scope")
    }

    @Test("a client or a key that is withdrawn counts at once: no new token, and none of the old ones")
    func withdrawn() throws {
        let scene = try TokenScene()
        let token = try scene.token()
        let (clients, keys) = (scene.house.services.clients, scene.house.services.publicKeys)
        #expect(try scene.house.services.storage.write { try keys.revoke("portal-1", of: "portal", in: $0) })
        #expect(try scene.ask(try scene.assertion()).status == 401)
        #expect(try scene.house.call(.get, "/auditEntries", token: token).status == 200)
        #expect(try scene.house.services.storage.write { try clients.revoke("portal", in: $0) })
        #expect(try scene.house.call(.get, "/auditEntries", token: token).status == 401)
    }

    @Test("what is asked wrongly is told in the words of OAuth 2 and does not count as a failed attempt")
    func wrong() throws {
        let scene = try TokenScene()
        let wrong = [
            ("", "invalid_request"), ("grant_type=password", "unsupported_grant_type"),
            ("grant_type=client_credentials", "invalid_request"),
            ("grant_type=client_credentials&client_assertion=x.y.z&client_assertion_type=other", "invalid_request"),
            ("grant_type=client_credentials&grant_type=client_credentials", "invalid_request"),
            ("grant_type=client_credentials&client_secret=x", "invalid_request"), ("grant_type=%FF", "invalid_request"),
        ]
        for (form, error) in wrong {
            let answer = try scene.send(form)
            #expect(answer.status == 400, "\(form)")
            #expect(try answer.json()["error"]?.string == error, "\(form)")
        }
        #expect(try scene.send("{}", type: "application/json").status == 415)
    }

    @Test("who gets a token is in the audit")
    func audited() throws {
        let scene = try TokenScene()
        let token = try scene.token()
        let list = try scene.house.call(.get, "/auditEntries?pageSize=500", token: token).json()
        let entry = list["items"]?.elements.last { $0["operation"]?.string == "issueToken" }
        #expect(entry?["clientId"]?.string == scene.clientID)
        #expect(entry?["subjectId"]?.string == scene.clientID)
    }

    @Test("a service that another issuer names is the client that was registered for it, and nobody else")
    func foreignService() throws {
        let scene = try TokenScene()
        try scene.registerService(scopes: Scopes([Scope(.audit, .consult), Scope(.plans, .consult)]))
        func look(_ changes: [String: Any], _ path: String = "/auditEntries") throws -> Int {
            let claims = scene.foreignClaims.merging(changes) { $1 }
            return try scene.house.call(.get, path, token: try scene.issuer.token(scene.foreignHeader, claims)).status
        }
        #expect(try look([:]) == 200)
        #expect(try look(["aud": ["https://other.test", "https://trede.test"]]) == 200)
        #expect(try look(["sub": "service-2"]) == 401)
        #expect(try look(["client_id": "service-1"]) == 200)
        #expect(try look(["sub": ""]) == 401)
        #expect(try look(["iss": TokenScene.base]) == 401, "nobody signs in our name")
    }

    @Test("V-9: a token that a client got for somebody who uses it is not the client's own")
    func foreignUser() throws {
        let scene = try TokenScene()
        try scene.registerService()
        func look(_ changes: [String: Any], without claim: String = "") throws -> Int {
            var claims = scene.foreignClaims.merging(changes) { $1 }
            claims[claim] = nil
            let token = try scene.issuer.token(scene.foreignHeader, claims)
            return try scene.house.call(.get, "/auditEntries", token: token).status
        }
        #expect(try look(["client_id": "service-1", "sub": "end-user-7"]) == 401)
        #expect(try look(["client_id": "end-user-7", "sub": "service-1"]) == 401)
        #expect(try look(["client_id": "service-1"], without: "sub") == 401, "the number of a person is missing")
        for unreadable: Any in [7, ["service-1"], "", ["id": "service-1"]] {
            #expect(try look(["client_id": unreadable]) == 401, "\(unreadable)")
            #expect(try look(["client_id": "service-1", "sub": unreadable]) == 401, "\(unreadable)")
        }
    }

    @Test("V-9: a claim of scopes in which none of ours can be read gives none, and no claim those of the client")
    func foreignScopes() throws {
        let scene = try TokenScene()
        try scene.registerService()
        func look(_ changes: [String: Any]) throws -> Int {
            let claims = scene.foreignClaims.merging(changes) { $1 }
            let token = try scene.issuer.token(scene.foreignHeader, claims)
            return try scene.house.call(.get, "/auditEntries", token: token).status
        }
        #expect(try look([:]) == 200)
        #expect(try look(["scope": "openid scope:trede:audit:consult"]) == 200)
        let others: [Any] = [
            "openid", "", "openid scope:trede:plans:consult", "scope:trede:nothing", ["scope:trede:audit:consult"], 7,
        ]
        for scope in others { #expect(try look(["scope": scope]) == 403, "\(scope)") }
        #expect(try look(["scp": ["scope:trede:audit:consult"]]) == 403)
        #expect(try look(["scp": "scope:trede:audit:consult"]) == 403)
    }
}
