internal import HTTPServer
internal import Synchronization
internal import Trede
internal import TredeDomain

/// Recognises callers, holds back who fails too often, and writes down who failed.
///
/// Who shows a good key or a good token is let in whoever failed before, from the same address or in the same name: what
/// was shown is looked at first. Only where tokens are given out, which is more work, who failed too often is not looked
/// at: in the name of one client and key from one address, or with codes from one address.
struct Authenticator: Sendable {
    private let storage: Storage
    private let keys: ClientKeyService
    private let tokens: TokenService
    private let refusals: RefusedAttemptService
    private let attempts: FailedAttempts
    private let journal: Journal
    private let issuer: String
    private let uses = KeyUses()
    private let verified = VerifiedTokens()

    /// `issuer` is what we are called in access tokens.
    init(_ services: Services, attempts: FailedAttempts, journal: Journal, issuer: String) {
        storage = services.storage
        keys = services.clientKeys
        tokens = services.tokens
        self.issuer = issuer
        refusals = services.refusedAttempts
        self.attempts = attempts
        self.journal = journal
    }

    /// Who calls; for an open operation nobody, as an administrator without a client.
    ///
    /// - Throws: `AccessRefused`, `TooManyFailedAttempts`.
    func authenticate(_ exchange: Exchange, for route: Route, reader: StorageReader) throws -> Actor {
        guard route.access != .open else {
            if let origin = claimed(exchange, route) { try holdBack(origin) }
            return Actor(client: 0, role: .administrator)
        }
        let values = exchange.request.headers("authorization")
        guard let value = values.first else { throw AccessRefused(.noAccessToken) }
        guard values.count == 1, let shown = BearerToken.shown(in: value) else {
            throw refusal(.invalidAccessToken, of: nil, exchange)
        }
        switch shown {
        case .key(let token): return try known(token, exchange, reader)
        case .signed(let text): return try known(text, exchange, reader)
        }
    }

    /// Whose key it is.
    private func known(_ token: Token, _ exchange: Exchange, _ reader: StorageReader) throws -> Actor {
        switch try reader.read({ try keys.recognise(token, in: $0) }) {
        case .known(let actor, let use):
            if let use { record(use) }
            return actor
        case .expired(let actor): throw refusal(.expiredAccessToken, of: actor, exchange)
        case .refused(let actor): throw refusal(.invalidAccessToken, of: actor, exchange)
        }
    }

    /// Who bears an access token; its signature is checked once, and what its bearer may is read each time.
    private func known(_ text: String, _ exchange: Exchange, _ reader: StorageReader) throws -> Actor {
        let (now, digest) = (storage.now.milliseconds, Digest.sha256(text))
        var token = verified.find(digest, now: now)
        if token == nil {
            token = tokens.verify(text, issuer: issuer, now: now)
            if let token { verified.keep(token, digest, now: now) }
        }
        guard let token, let actor = try reader.read({ try tokens.actor(of: token, in: $0) }) else {
            throw refusal(.invalidAccessToken, of: nil, exchange)
        }
        return actor
    }

    /// Refuses what failed too often, before anything that takes long is done for it.
    private func holdBack(_ origin: FailedAttempts.Origin) throws {
        guard let seconds = attempts.retryAfterSeconds(origin, now: storage.now.milliseconds) else { return }
        throw TooManyFailedAttempts(retryAfterSeconds: seconds)
    }

    /// In whose name a caller asks for a token, and from where; nil for any other call.
    private func claimed(_ exchange: Exchange, _ route: Route) -> FailedAttempts.Origin? {
        guard let site = site(exchange) else { return nil }
        switch route.claim?(exchange.request) {
        case .signer(let signer): return .signer(signer, from: site)
        case .code: return .code(from: site)
        case nil: return nil
        }
    }

    /// The address of a caller; nil for who comes over no network and has none that tells one from another.
    private func site(_ exchange: Exchange) -> RemoteAddress? {
        let address = exchange.request.remoteAddress
        return address == .none || address == .local ? nil : address.site
    }

    /// What a failed attempt is answered with, once it is counted, logged and, at a bounded rate, audited.
    func refusal(_ type: ProblemType, of client: Actor?, _ exchange: Exchange) -> any Error {
        let known = [
            site(exchange).map { .address($0) }, client.map { .client($0.client) },
            exchange.route.flatMap { claimed(exchange, $0) },
        ].compactMap(\.self)
        let origins = known.isEmpty ? [.rest] : known
        let verdict = attempts.fail(origins, now: storage.now.milliseconds)
        let isHeldBack = verdict.retryAfterSeconds != nil
        // Who is held back does not fill the log either.
        if !isHeldBack || verdict.isAudited {
            journal.refused(exchange, reason: isHeldBack ? "tooManyFailedRequests" : type.rawValue)
        }
        if verdict.isAudited {
            let (refusals, trace) = (refusals, exchange.trace)
            storage.submitRecord { transaction in
                try refusals.record(client, isHeldBack: isHeldBack, trace: trace, in: transaction)
            } completion: { _ in
                // The journal has it; the caller is refused all the same.
            }
        }
        return verdict.retryAfterSeconds.map { TooManyFailedAttempts(retryAfterSeconds: $0) } ?? AccessRefused(type)
    }

    /// Keeps that a key was used, beside the request and not in its way.
    private func record(_ use: KeyUse) {
        guard uses.begin(use) else { return }
        let (keys, uses) = (keys, uses)
        storage.submitRecord { transaction in
            try keys.record(use, in: transaction)
        } completion: { _ in
            uses.end(use)
        }
    }
}

/// The uses of keys that wait to be kept, so that many requests at once make one write.
private final class KeyUses: Sendable {
    private let waiting = Mutex<Set<Int64>>([])

    /// Whether the use is to be kept now.
    func begin(_ use: KeyUse) -> Bool { waiting.withLock { $0.insert(use.key).inserted } }

    func end(_ use: KeyUse) { _ = waiting.withLock { $0.remove(use.key) } }
}
