package import SQLite
package import TredeDomain

/// Registers and withdraws the public keys with which clients sign that they are themselves.
package struct PublicKeyService: Sendable {
    let ids: IDSource

    /// How many public keys of a client may be good at once: one to replace the other with.
    package static let goodKeysMax = 2

    /// Registers a public key and returns what the client is called in tokens: its `client_id`.
    ///
    /// - Throws: `notFound` when no client has the name or it was withdrawn; `invalid` when two keys are good or one is
    ///   called the same.
    package func add(
        _ key: PublicKey, to name: String, in transaction: borrowing WriteTransaction
    ) throws -> ID<Actor> {
        guard let client = try ClientStore.identity(name: name, in: transaction), !client.isRevoked else {
            throw Failure.notFound(.client)
        }
        let keys = try OAuthStore.publicKeys(client: client.number, in: transaction)
        guard !keys.contains(where: { $0.name == key.name }) else {
            throw Failure.invalid([Violation("kid", .duplicateEntry, arguments: [key.name])])
        }
        let bound = PublicKeyService.goodKeysMax
        guard keys.count(where: { $0.revokedAt == nil }) < bound else {
            throw Failure.invalid([Violation("name", .tooManyKeys, arguments: ["\(bound)"])])
        }
        try OAuthStore.insert(key, client: client.number, in: transaction)
        try OperatorAudit(ids: ids).append("addClientPublicKey", about: client.id, in: transaction)
        return client.id
    }

    /// What a client is called in tokens, and its public keys, the oldest first.
    ///
    /// - Throws: `notFound` when no client has the name.
    package func list(
        of name: String, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> (client: ID<Actor>, keys: [ClientPublicKey]) {
        guard let client = try ClientStore.identity(name: name, in: transaction) else {
            throw Failure.notFound(.client)
        }
        return (client.id, try OAuthStore.publicKeys(client: client.number, in: transaction))
    }

    /// Withdraws a public key, for good; false when it was withdrawn before.
    ///
    /// - Throws: `notFound` when no client has the name, or it has no key called that.
    package func revoke(
        _ key: String, of name: String, in transaction: borrowing WriteTransaction
    ) throws -> Bool {
        let client = try list(of: name, in: transaction)
        guard client.keys.contains(where: { $0.name == key }) else { throw Failure.notFound(.clientKey) }
        guard let found = try ClientStore.identity(name: name, in: transaction) else { return false }
        guard try OAuthStore.revokePublicKey(key, client: found.number, in: transaction) else { return false }
        try OperatorAudit(ids: ids).append("revokeClientPublicKey", about: client.client, in: transaction)
        return true
    }
}
