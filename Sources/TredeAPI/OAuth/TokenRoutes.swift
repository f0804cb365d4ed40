internal import HTTPServer
internal import JSON
internal import Trede
internal import TredeDomain

/// The operations by which callers get access tokens, and others check them.
enum TokenRoutes {
    private static let accessCode = "urn:trede:oauth:grant-type:access-code"
    private static let clientCredentials = "client_credentials"
    private static let assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

    private static let fields: Set = [
        "grant_type", "client_id", "client_assertion_type", "client_assertion", "scope", "code",
    ]

    static func routes(_ services: Services) -> [Route] {
        [
            Route(.issueToken, .post, "/oauth/token") { call in
                try call.noQuery()
                return try work(call, services)
            }.entrance(claim),
            Route(.listTokenKeys, .get, "/oauth/jwks") { call in
                try call.noQuery()
                var answer = Answer.ok(services.tokenKeys.issuing.publicSet)
                answer.cacheControl = "public, max-age=300"
                return .answer(answer)
            },
        ]
    }

    /// In whose name a token is asked for; nil where that cannot be read, and so nothing is looked at either.
    private static func claim(_ request: Request) -> EntranceClaim? {
        guard let form = try? FormReader(request, fields: fields) else { return nil }
        switch form["grant_type"] {
        case clientCredentials:
            return form["client_assertion"].flatMap(TokenService.signer(ofAssertion:)).map { .signer($0) }
        case accessCode: return .code
        default: return nil
        }
    }

    private static func work(_ call: Call, _ services: Services) throws -> Work {
        guard let form = try FormReader(call.request, fields: fields), let grant = form["grant_type"] else {
            throw TokenRefused(reason: .invalidRequest)
        }
        switch grant {
        case clientCredentials: return try signed(form, call, services)
        case accessCode: return try coded(form, call, services)
        default: throw TokenRefused(reason: .unsupportedGrantType)
        }
    }

    /// A token for the participant who was given a code.
    private static func coded(_ form: FormReader, _ call: Call, _ services: Services) throws -> Work {
        guard let code = form["code"] else { throw TokenRefused(reason: .invalidRequest) }
        let (codes, storage, base, trace) = (services.accessCodes, services.storage, call.base, call.trace)
        return .long { _ in
            let token = try storage.write { try codes.redeem(code, issuer: base, trace: trace, in: $0) }
            guard let token else { throw ClientRefused(client: nil) }
            return .whole(answer(token))
        }
    }

    /// A token for a client that signs.
    private static func signed(_ form: FormReader, _ call: Call, _ services: Services) throws -> Work {
        guard let assertion = form["client_assertion"], form["client_assertion_type"] == assertionType else {
            throw TokenRefused(reason: .invalidRequest)
        }
        let words = (form["scope"] ?? "").split(separator: " ").map(String.init)
        let scopes = words.compactMap { Scope($0) }
        guard scopes.count == words.count else { throw TokenRefused(reason: .invalidScope) }
        let request = TokenService.Request(
            assertion: assertion, client: form["client_id"], scopes: words.isEmpty ? .ofRole : Scopes(Set(scopes)),
            issuer: call.base, endpoint: call.base + "/oauth/token")
        let (tokens, storage, trace) = (services.tokens, services.storage, call.trace)
        // Checking a signature takes longer than a short read, and there is a write after it.
        return .long { reader in
            let checked = try reader.read { try tokens.check(request, in: $0) }
            guard let shown = checked.shown else { throw ClientRefused(client: checked.client) }
            // A token for nothing would read as one for all.
            guard shown.actor.scopes.list?.isEmpty != true else { throw TokenRefused(reason: .invalidScope) }
            let outcome = try storage.write { try tokens.issue(to: shown, request, trace: trace, in: $0) }
            switch outcome {
            case .issued(let token): return .whole(answer(token))
            case .refused(let client): throw ClientRefused(client: client)
            }
        }
    }

    /// The answer with a token (RFC 6749, section 5.1).
    private static func answer(_ token: IssuedToken) -> Answer {
        Answer.ok(
            JSONWriter.object { object in
                object.member("access_token", token.text)
                object.member("token_type", "Bearer")
                object.member("expires_in", token.seconds)
                if !token.scopes.text.isEmpty { object.member("scope", token.scopes.text) }
            })
    }
}
