internal import SQLite
internal import TredeDomain

enum ClientKeyQuery: String, Query {
    case findByName = """
        SELECT c.id, c.role, c.organisation_id, c.professional_id, coalesce(c.trajectory_uid, (
                SELECT t.uid FROM referral r JOIN trajectory t ON t.referral_id = r.id WHERE r.uid = c.referral_uid)),
            c.referral_uid, c.scopes, k.id, k.token_hash, k.expires_at,
            k.revoked_at IS NULL AND c.revoked_at IS NULL AND (c.professional_id IS NULL OR EXISTS (
                SELECT 1 FROM professional p
                JOIN professional_role h ON h.professional_id = p.id AND h.role = c.role
                WHERE p.id = c.professional_id AND p.organisation_id = coalesce(c.organisation_id, p.organisation_id))),
            k.last_used_at
        FROM client_key k JOIN client c ON c.id = k.client_id WHERE k.name = ?1
        """
    case findByHash = """
        SELECT c.id, c.role, c.organisation_id, c.professional_id, coalesce(c.trajectory_uid, (
                SELECT t.uid FROM referral r JOIN trajectory t ON t.referral_id = r.id WHERE r.uid = c.referral_uid)),
            c.referral_uid, c.scopes, k.id, k.token_hash, k.expires_at,
            k.revoked_at IS NULL AND c.revoked_at IS NULL AND (c.professional_id IS NULL OR EXISTS (
                SELECT 1 FROM professional p
                JOIN professional_role h ON h.professional_id = p.id AND h.role = c.role
                WHERE p.id = c.professional_id AND p.organisation_id = coalesce(c.organisation_id, p.organisation_id))),
            k.last_used_at
        FROM client_key k JOIN client c ON c.id = k.client_id WHERE k.token_hash = ?1 AND k.name IS NULL
        """
    case insert = """
        INSERT INTO client_key (client_id, name, token_hash, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5)
        """
    case list = """
        SELECT id, name, created_at, expires_at, revoked_at, last_used_at FROM client_key WHERE client_id = ?1
        ORDER BY id
        """
    case revoke = "UPDATE client_key SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL"
    case revokeAll = "UPDATE client_key SET revoked_at = ?2 WHERE client_id = ?1 AND revoked_at IS NULL"
    case use = """
        UPDATE client_key SET last_used_at = ?2 WHERE id = ?1 AND coalesce(last_used_at, 0) < ?3
        """
}

enum ClientKeyStore {
    /// A key with whose it is.
    struct Found {
        let number: Int64
        let actor: Actor
        let digest: [UInt8]
        let expiresAt: Int64?
        /// Neither was withdrawn, and who it is bound to holds its role in its organisation.
        let isGood: Bool
        let lastUsedAt: Int64?
    }

    /// The key that a token names; its secret is not compared.
    static func find(
        _ token: Token, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Found? {
        guard let name = token.name else {
            return try transaction.first(ClientKeyQuery.findByHash, .blob(token.digest.bytes), decode: found)
        }
        return try transaction.first(ClientKeyQuery.findByName, .text(name), decode: found)
    }

    static func insert(
        _ token: Token, client: Int64, expiresAt: Int64?, in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.insert(
            ClientKeyQuery.insert, .integer(client), .optional(token.name), .blob(token.digest.bytes),
            .integer(transaction.now), .optional(expiresAt))
    }

    static func list(
        client: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [ClientKey] {
        try transaction.all(ClientKeyQuery.list, .integer(client)) { row in
            ClientKey(
                number: try row.integer(0), name: try row.optionalText(1),
                createdAt: Instant(milliseconds: try row.integer(2)),
                expiresAt: try row.optionalInteger(3).map { Instant(milliseconds: $0) },
                revokedAt: try row.optionalInteger(4).map { Instant(milliseconds: $0) },
                lastUsedAt: try row.optionalInteger(5).map { Instant(milliseconds: $0) })
        }
    }

    /// Withdraws a key; false when it was withdrawn before.
    static func revoke(_ number: Int64, in transaction: borrowing WriteTransaction) throws -> Bool {
        try transaction.run(ClientKeyQuery.revoke, .integer(number), .integer(transaction.now)) > 0
    }

    /// Withdraws all keys of a client; false when none was good.
    static func revokeAll(client: Int64, in transaction: borrowing WriteTransaction) throws -> Bool {
        try transaction.run(ClientKeyQuery.revokeAll, .integer(client), .integer(transaction.now)) > 0
    }

    /// Keeps that a key was used now, unless that was kept after `since`.
    static func use(_ number: Int64, since: Int64, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(ClientKeyQuery.use, .integer(number), .integer(transaction.now), .integer(since))
    }

    private static func found(_ row: borrowing Row) throws -> Found {
        Found(
            number: try row.integer(7), actor: try ClientStore.actor(row), digest: try row.blob(8),
            expiresAt: try row.optionalInteger(9), isGood: try row.flag(10), lastUsedAt: try row.optionalInteger(11))
    }
}
