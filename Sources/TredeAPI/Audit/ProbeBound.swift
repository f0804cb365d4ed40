internal import Trede
internal import TredeDomain

/// Holds back a client that hands in one referral after another for persons with a file it may not know of (F-6).
///
/// Each such refusal tells that the number is somebody's who has a file, and no client that refers its own people meets
/// many in a minute. The same client's own references (F-5) and files it may see tell it nothing new, and lines of an
/// import are written down one by one, and many of them known is no attack.
struct ProbeBound: Sendable {
    let storage: Storage
    let attempts: FailedAttempts

    /// The operations that look for another file of the person.
    private static let operations = Set(
        [ContractOperation.submitReferral, .replaceReferral].map(\.rawValue))

    /// Refuses who was told too often in this minute, before anything is looked for.
    ///
    /// - Throws: `TooManyFailedAttempts`.
    func holdBack(_ actor: Actor, _ route: Route) throws {
        guard ProbeBound.operations.contains(route.operation),
            let seconds = attempts.retryAfterSeconds(.prober(actor.client), now: storage.now.milliseconds)
        else { return }
        throw TooManyFailedAttempts(retryAfterSeconds: seconds)
    }

    /// Counts a refusal that tells a known caller of a file it may not know of.
    func note(_ exchange: Exchange, _ error: any Error) {
        guard let actor = exchange.actor, ProbeBound.tells(error) else { return }
        _ = attempts.fail([.prober(actor.client)], now: storage.now.milliseconds)
    }

    /// Whether what is refused tells that there is a file that the caller may not see.
    static func tells(_ error: any Error) -> Bool {
        guard case .duplicate(_, existing: nil)? = error as? Failure else { return false }
        return true
    }
}
