internal import HTTPServer
internal import Synchronization
internal import Trede
internal import TredeDomain

/// Recognises callers, holds back who fails too often, and writes down who failed.
struct Authenticator: Sendable {
    private let storage: Storage
    private let keys: ClientKeyService
    private let refusals: RefusedAttemptService
    private let attempts: FailedAttempts
    private let journal: Journal
    private let uses = KeyUses()

    init(_ services: Services, attempts: FailedAttempts, journal: Journal) {
        storage = services.storage
        keys = services.clientKeys
        refusals = services.refusedAttempts
        self.attempts = attempts
        self.journal = journal
    }

    /// Who calls; for an open operation nobody, as an administrator without a client.
    ///
    /// - Throws: `AccessRefused`, `TooManyFailedAttempts`.
    func authenticate(_ exchange: Exchange, for route: Route, reader: StorageReader) throws -> Actor {
        guard route.access != .open else { return Actor(client: 0, role: .administrator) }
        let values = exchange.request.headers("authorization")
        guard let value = values.first else { throw AccessRefused(.noAccessToken) }
        guard values.count == 1, let token = BearerToken.token(in: value) else {
            throw refusal(.invalidAccessToken, of: nil, exchange)
        }
        switch try reader.read({ try keys.recognise(token, in: $0) }) {
        case .known(let actor, let use):
            if let use { record(use) }
            return actor
        case .expired(let actor): throw refusal(.expiredAccessToken, of: actor, exchange)
        case .refused(let actor): throw refusal(.invalidAccessToken, of: actor, exchange)
        }
    }

    /// What a failed attempt is answered with, once it is counted, logged and, at a bounded rate, audited.
    private func refusal(_ type: ProblemType, of client: Actor?, _ exchange: Exchange) -> any Error {
        var origins: [FailedAttempts.Origin] = []
        let address = exchange.request.remoteAddress
        // Who comes over no network has no address that tells one from another.
        if address != .none, address != .local { origins.append(.address(address.site)) }
        if let client { origins.append(.client(client.client)) }
        let verdict = attempts.fail(origins, now: storage.now)
        journal.refused(exchange, reason: verdict.retryAfterSeconds == nil ? type.rawValue : "tooManyFailedRequests")
        if verdict.isAudited {
            let (refusals, trace) = (refusals, exchange.trace)
            storage.submitRecord { transaction in
                try refusals.record(client, isHeldBack: verdict.retryAfterSeconds != nil, trace: trace, in: transaction)
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
