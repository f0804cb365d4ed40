import TredeDomain
@testable import Trede
@testable import TredeAPI

/// What is remembered of tokens, filled beyond its bound.
struct VerifiedTokensProbe {
    private let tokens = VerifiedTokens()

    /// How many tokens may be remembered.
    var bound: Int { VerifiedTokens.tokensMax }
    /// How many are.
    var count: Int { tokens.count }

    private func token(until expiresAt: Int64) -> VerifiedToken {
        VerifiedToken(
            bearer: .subject(issuer: "i", subject: "s"), professional: nil, code: nil, scopes: .ofRole,
            expiresAt: expiresAt)
    }

    /// Remembers twice as many tokens as the bound.
    func fill() {
        for number in 0..<(2 * bound) { tokens.keep(token(until: 1000), Digest.sha256("\(number)"), now: 0) }
    }

    /// Whether the last one is found while it is good, or afterwards.
    func finds(within: Bool) -> Bool {
        tokens.find(Digest.sha256("\(2 * bound - 1)"), now: within ? 999 : 1000) != nil
    }
}
