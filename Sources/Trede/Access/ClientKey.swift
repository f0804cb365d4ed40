package import TredeDomain

/// An API key of a client as its owner sees it in a list; of the secret nothing is kept that could be shown.
package struct ClientKey: Equatable, Sendable {
    let number: Int64
    /// What it is called; nil for a key of the first format.
    package let name: String?
    /// When it was made.
    package let createdAt: Instant
    /// From when on it is no longer good; nil when it does not expire.
    package let expiresAt: Instant?
    /// When it was withdrawn.
    package let revokedAt: Instant?
    /// When it was used last, to the hour.
    package let lastUsedAt: Instant?

    /// Whether it is good at a moment.
    package func isGood(at now: Instant) -> Bool {
        revokedAt == nil && (expiresAt.map { now.milliseconds < $0.milliseconds } ?? true)
    }
}

/// What came of showing a key.
package enum KeyRecognition: Equatable, Sendable {
    /// It is this client's; `use` is to be kept when it is there.
    case known(Actor, use: KeyUse?)
    /// It was this client's, and its time is over.
    case expired(Actor)
    /// No key is called that, its secret is another, it was withdrawn, or the professional it is bound to may no longer
    /// do what it may; with the client whose key is called that.
    case refused(Actor?)

    /// Who shows a good key.
    package var actor: Actor? {
        guard case .known(let actor, _) = self else { return nil }
        return actor
    }
}

/// That a key was used, to be kept once an hour.
package struct KeyUse: Hashable, Sendable {
    /// The number of the key.
    package let key: Int64
    /// What is older than this is to be replaced, in milliseconds since 1970.
    let since: Int64
}
