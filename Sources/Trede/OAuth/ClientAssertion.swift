internal import TredeDomain

/// What a client signed to show that it is itself (RFC 7523, sections 2.2 and 3), as far as it can be judged without
/// the store.
struct ClientAssertion {
    /// How long it may be good.
    static let lifeMillisecondsMax: Int64 = 600_000
    private static let types: Set = ["jwt", "client-authentication+jwt"]
    private static let numberMax = 256

    let token: SignedToken
    /// Who it says it is.
    let client: ID<Actor>
    /// The key that it says it was signed with.
    let key: String
    /// What is kept so that it is used once.
    let digest: Digest
    /// Until when that is kept, in milliseconds since 1970.
    let keptUntil: Int64

    /// Reads an assertion; nil for one that cannot be good now, or is not meant for one of those audiences alone.
    init?(_ text: String, audiences: Set<String>, now: Int64) {
        guard let token = SignedToken(text), ClientAssertion.types.contains(token.type ?? "jwt"), let key = token.key,
            let issuer = token.text("iss"), token.text("sub") == issuer, let client = ID<Actor>(issuer),
            token.audiences.count == 1, audiences.contains(token.audiences[0]),
            token.isCurrent(now), let end = token.milliseconds("exp"),
            end - (token.milliseconds("iat") ?? now) <= ClientAssertion.lifeMillisecondsMax,
            end - now <= ClientAssertion.lifeMillisecondsMax + SignedToken.leewayMilliseconds,
            let number = token.text("jti"), (1...ClientAssertion.numberMax).contains(number.utf8.count)
        else { return nil }
        self.token = token
        self.client = client
        self.key = key
        digest = Digest.sha256("assertion \(client) \(number)")
        keptUntil = end + SignedToken.leewayMilliseconds
    }

    /// The client and the key that an assertion names, as a digest; nil when it cannot be read.
    static func signer(_ text: String) -> Digest? {
        guard let token = SignedToken(text), let key = token.key,
            let client = token.text("iss").flatMap({ ID<Actor>($0) })
        else { return nil }
        return Digest.sha256("\(client) \(key)")
    }

    /// The professional for whom the client wants to act: the identifier, or something that is none.
    var professional: String? { token.has("on_behalf_of") ? token.text("on_behalf_of") ?? "" : nil }
}
