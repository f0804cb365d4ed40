package import SQLite
internal import TredeDomain

/// Makes and withdraws the API keys of clients, and recognises callers by them.
package struct ClientKeyService: Sendable {
    let ids: IDSource

    /// How many keys of a client may be good at once: one to replace the other with.
    package static let goodKeysMax = 2
    /// For how many days a key may be good.
    package static let validDaysMax = 3650
    /// How often at most the use of a key is kept.
    static let useMilliseconds: Int64 = 3_600_000

    /// How a key is made.
    package struct Making: Sendable {
        /// The environment it is for, as `live` or `test`.
        package let environment: String
        /// For how many days it is good; nil for ever.
        package let validDays: Int?

        /// Makes a key for an environment, good for a number of days.
        package init(environment: String = "live", validDays: Int? = nil) {
            self.environment = environment
            self.validDays = validDays
        }

        /// Until when a key made now is good.
        func expiresAt(_ now: Int64) -> Int64? { validDays.map { now + Int64($0) * 86_400_000 } }

        /// What cannot be asked of a key.
        var violations: [Violation] {
            var violations: [Violation] = []
            if !Token.isEnvironment(environment) {
                violations.append(Violation("environment", .invalidFormat, arguments: ["code"]))
            }
            if let validDays, !(1...validDaysMax).contains(validDays) {
                violations.append(Violation("validDays", .outOfRange, arguments: ["1", "\(validDaysMax)"]))
            }
            return violations
        }
    }

    /// Gives a client a second key, to put in the place of the first before that is withdrawn.
    ///
    /// - Throws: `notFound` when no client has the name or it was withdrawn; `invalid`, also when two keys are good.
    package func add(
        to name: String, _ making: Making, in transaction: borrowing WriteTransaction
    ) throws -> Token {
        guard making.violations.isEmpty else { throw Failure.invalid(making.violations) }
        let client = try client(name, in: transaction)
        let now = Instant(milliseconds: transaction.now)
        let good = try ClientKeyStore.list(client: client.number, in: transaction).filter { $0.isGood(at: now) }
        guard good.count < ClientKeyService.goodKeysMax else {
            throw Failure.invalid([
                Violation("name", .tooManyKeys, arguments: ["\(ClientKeyService.goodKeysMax)"])
            ])
        }
        let token = Token(drawnFrom: ids, environment: making.environment)
        try ClientKeyStore.insert(
            token, client: client.number, expiresAt: making.expiresAt(transaction.now), in: transaction)
        try OperatorAudit(ids: ids).append("addClientKey", about: client.id, in: transaction)
        return token
    }

    /// The keys of a client, the oldest first.
    ///
    /// - Throws: `notFound` when no client has the name.
    package func list(
        of name: String, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [ClientKey] {
        guard let client = try ClientStore.identity(name: name, in: transaction) else {
            throw Failure.notFound(.client)
        }
        return try ClientKeyStore.list(client: client.number, in: transaction)
    }

    /// Withdraws one key of a client, for good; false when it was withdrawn before.
    ///
    /// - Throws: `notFound` when no client has the name, or it has no key called that; a key of the first format is
    ///   called by no name, and `key` is then nil.
    package func revoke(
        _ key: String?, of name: String, in transaction: borrowing WriteTransaction
    ) throws -> Bool {
        guard let client = try ClientStore.identity(name: name, in: transaction) else {
            throw Failure.notFound(.client)
        }
        let found = try ClientKeyStore.list(client: client.number, in: transaction).first { $0.name == key }
        guard let found else { throw Failure.notFound(.clientKey) }
        let isRevoked = try ClientKeyStore.revoke(found.number, in: transaction)
        if isRevoked { try OperatorAudit(ids: ids).append("revokeClientKey", about: client.id, in: transaction) }
        return isRevoked
    }

    /// Whose key it is: one read by its name, and a comparison that takes as long whatever it finds.
    package func recognise(
        _ token: Token, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> KeyRecognition {
        let digest = token.digest
        guard let found = try ClientKeyStore.find(token, in: transaction) else { return .refused(nil) }
        guard digest.isSame(as: found.digest), found.isGood else { return .refused(found.actor) }
        if let expiresAt = found.expiresAt, transaction.now >= expiresAt { return .expired(found.actor) }
        let since = transaction.now - ClientKeyService.useMilliseconds
        let isKept = found.lastUsedAt.map { $0 > since } ?? false
        return .known(found.actor, use: isKept ? nil : KeyUse(key: found.number, since: since + 1))
    }

    /// Keeps that a key was used.
    package func record(_ use: KeyUse, in transaction: borrowing WriteTransaction) throws {
        try ClientKeyStore.use(use.key, since: use.since, in: transaction)
    }

    private func client(
        _ name: String, in transaction: borrowing WriteTransaction
    ) throws -> ClientStore.Identity {
        guard let client = try ClientStore.identity(name: name, in: transaction), !client.isRevoked else {
            throw Failure.notFound(.client)
        }
        return client
    }
}
