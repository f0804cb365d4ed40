internal import Synchronization
internal import Trede

/// The access tokens of one loop whose signature was checked, by their digest, until they expire.
final class VerifiedTokens: Sendable {
    /// How many are remembered.
    static let tokensMax = 1024

    private let tokens = Mutex<[Digest: VerifiedToken]>([:])

    /// What a token says that was checked before and is still good; `now` is in milliseconds since 1970.
    func find(_ digest: Digest, now: Int64) -> VerifiedToken? {
        tokens.withLock { tokens in tokens[digest].flatMap { now < $0.expiresAt ? $0 : nil } }
    }

    /// Remembers a token; when there are too many, those that expired are forgotten, and if need be all.
    func keep(_ token: VerifiedToken, _ digest: Digest, now: Int64) {
        tokens.withLock { tokens in
            if tokens.count >= VerifiedTokens.tokensMax { tokens = tokens.filter { now < $0.value.expiresAt } }
            if tokens.count >= VerifiedTokens.tokensMax { tokens = [:] }
            tokens[digest] = token
        }
    }

    /// How many are remembered.
    var count: Int { tokens.withLock { $0.count } }
}
