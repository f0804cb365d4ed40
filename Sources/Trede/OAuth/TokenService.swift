package import SQLite
package import TredeDomain

/// Issues access tokens to clients that show that they are themselves (RFC 6749, section 4.4; RFC 7523), and
/// recognises callers by access tokens (RFC 9068).
package struct TokenService: Sendable {
    let ids: IDSource
    let access: TrajectoryAccess
    /// By what tokens are issued and recognised.
    package let keys: TokenKeys

    /// For how long an access token is good, in seconds.
    package static let seconds = 300
    /// The type of an access token.
    static let type = "at+jwt"

    /// What a client asks for.
    package struct Request: Sendable {
        let assertion: String
        let client: String?
        let scopes: Scopes
        let issuer: String
        let endpoint: String

        /// Takes what was asked: the assertion, the client's own statement of who it is, the scopes it wants to be
        /// limited to, what we are called in tokens, and where this was asked.
        package init(assertion: String, client: String?, scopes: Scopes, issuer: String, endpoint: String) {
            self.assertion = assertion
            self.client = client
            self.scopes = scopes
            self.issuer = issuer
            self.endpoint = endpoint
        }
    }

    /// What asking comes to.
    package enum Outcome: Sendable {
        /// A token.
        case issued(IssuedToken)
        /// None; with the client it was asked for as, when there is one.
        case refused(Actor?)
    }

    /// A client whose signature was checked.
    package struct Shown: Sendable {
        let assertion: ClientAssertion
        let bearer: ID<Actor>
        let professional: ID<Professional>?
        /// Who will bear the token.
        package let actor: Actor
    }

    /// Which client and which of its keys an assertion names, so that attempts in one name can be counted; nothing of it
    /// is believed yet.
    package static func signer(ofAssertion text: String) -> Digest? { ClientAssertion.signer(text) }

    /// Checks who asks; reads no more than the client and its key.
    package func check(
        _ request: Request, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> (shown: Shown?, client: Actor?) {
        let assertion = ClientAssertion(
            request.assertion, audiences: [request.endpoint, request.issuer], now: transaction.now)
        guard let assertion, request.client ?? assertion.client.description == assertion.client.description,
            let client = try client(assertion.client, byCode: nil, in: transaction)
        else { return (nil, nil) }
        guard let jwk = try OAuthStore.publicKey(assertion.key, client: client.client, in: transaction),
            let key = try? PublicKey(jwk: jwk, bitsMin: PublicKey.clientBitsMin), key.hasSigned(assertion.token)
        else { return (nil, client) }
        let limited = client.narrowed(to: request.scopes)
        guard let named = assertion.professional else {
            let shown = Shown(assertion: assertion, bearer: assertion.client, professional: nil, actor: limited)
            return (shown, client)
        }
        guard let professional = ID<Professional>(named),
            let actor = try onBehalf(of: professional, limited, in: transaction)
        else { return (nil, client) }
        let shown = Shown(
            assertion: assertion, bearer: assertion.client, professional: professional, actor: actor)
        return (shown, client)
    }

    /// Issues a token to who was checked, and writes that to the audit; refused when the assertion was used before.
    package func issue(
        to shown: Shown, _ request: Request, trace: String, in transaction: borrowing WriteTransaction
    ) throws -> Outcome {
        let assertion = shown.assertion
        guard try OAuthStore.use(assertion.digest, until: assertion.keptUntil, in: transaction) else {
            return .refused(shown.actor)
        }
        let entry = AuditEntry(
            operation: "issueToken", outcome: "done", compartment: .parties, subject: .client,
            subjectID: shown.bearer.bytes, referral: nil, trace: trace)
        try AuditStore.append(entry, by: shown.actor, in: transaction)
        return .issued(
            try sign(
                for: shown.bearer, as: shown.actor, professional: shown.professional, issuer: request.issuer,
                now: transaction.now))
    }

    /// Who bears an access token, by its signature and what it says; nil when it is not to be believed.
    ///
    /// `issuer` is what we are called in tokens, `now` in milliseconds since 1970. Reads nothing: what the bearer may is
    /// asked of `actor(of:)` each time.
    package func verify(_ text: String, issuer: String, now: Int64) -> VerifiedToken? {
        guard let token = SignedToken(text), let name = token.text("iss") else { return nil }
        if name == issuer { return own(token, issuer: issuer, now: now) }
        return keys.issuers.first { $0.name == name }.flatMap { foreign(token, $0, now: now) }
    }

    /// Who acts with a token; nil when the client was withdrawn, or may no longer act for whom it did, and where the
    /// token was given for a code, when who drew that no longer has the file.
    package func actor(
        of token: VerifiedToken, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Actor? {
        let client: Actor? =
            switch token.bearer {
            case .client(let id): try client(id, byCode: token.code, in: transaction)
            case .subject(let issuer, let subject):
                try OAuthStore.client(issuer: issuer, subject: subject, in: transaction)
            case .person(let issuer, let number, let name):
                try participant(number, named: name, issuer: issuer, in: transaction)
            }
        guard let limited = client?.narrowed(to: token.scopes) else { return nil }
        guard let professional = token.professional else { return limited }
        return try onBehalf(of: professional, limited, in: transaction)
    }

    private func own(_ token: SignedToken, issuer: String, now: Int64) -> VerifiedToken? {
        // The signature last: it costs most.
        guard token.type == TokenService.type, token.audiences == [issuer],
            token.isCurrent(now, leeway: 0), let end = token.milliseconds("exp"),
            let client = token.text("client_id").flatMap({ ID<Actor>($0) }), let subject = token.text("sub"),
            keys.issuing.hasSigned(token)
        else { return nil }
        let isItself = subject == client.description
        let professional = isItself ? nil : ID<Professional>(subject)
        // Of our own tokens alone: the code for which it was given.
        let code = token.text("access_code").flatMap { ID<AccessCode>($0) }
        guard isItself || professional != nil, token.has("access_code") == (code != nil) else { return nil }
        return VerifiedToken(
            bearer: .client(client), professional: professional, code: code, scopes: scopes(token), expiresAt: end)
    }

    private func foreign(_ token: SignedToken, _ issuer: TrustedIssuer, now: Int64) -> VerifiedToken? {
        guard issuer.types.contains(token.type ?? ""), issuer.algorithms.contains(token.algorithm),
            let key = token.key.flatMap({ issuer.keys[$0] }), token.audiences.contains(issuer.audience),
            token.isCurrent(now), let end = token.milliseconds("exp"), key.hasSigned(token)
        else { return nil }
        let named = token.has("on_behalf_of") ? token.text("on_behalf_of") ?? "" : nil
        let professional = named.flatMap { ID<Professional>($0) }
        guard named == nil || professional != nil,
            let bearer = bearer(token, issuer, isOnBehalf: professional != nil)
        else { return nil }
        return VerifiedToken(
            bearer: bearer, professional: professional, code: nil, scopes: scopes(token), expiresAt: end)
    }

    /// Whom a token of another issuer is of: a person, by the claim that issuer has for it, or a registered client.
    ///
    /// A token that a client got for somebody who uses it names that somebody in `sub` (RFC 9068, section 2.2), and is
    /// not the client's own: as the client it is taken only when it says for which professional it acts.
    private func bearer(
        _ token: SignedToken, _ issuer: TrustedIssuer, isOnBehalf: Bool
    ) -> VerifiedToken.Bearer? {
        if let claim = issuer.personClaim, token.has(claim) {
            return token.text(claim).flatMap { Ssin($0) }.map {
                .person(issuer: issuer.name, number: $0, named: ClaimedName(token))
            }
        }
        let (client, subject) = (token.text("client_id"), token.text("sub"))
        let isReadable = token.has("client_id") == (client != nil) && token.has("sub") == (subject != nil)
        guard isReadable, let name = client ?? subject, !name.isEmpty else { return nil }
        // Who vouches for persons may have left out the number of one; then only what is named as the subject counts.
        let isOwn = subject == name || (issuer.personClaim == nil && subject == nil)
        return isOwn || isOnBehalf ? .subject(issuer: issuer.name, subject: name) : nil
    }

    /// What a token is limited to: without any claim of scopes to all of the role, and with one to
    /// those of ours it names, which may be none.
    private func scopes(_ token: SignedToken) -> Scopes {
        guard token.has("scope") || token.has("scp") else { return .ofRole }
        let words = (token.text("scope") ?? "").split(separator: " ")
        return Scopes(Set(words.compactMap { Scope(String($0)) }))
    }
}
