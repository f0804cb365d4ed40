internal import SQLite
internal import TredeDomain

enum AccessCodeQuery: String, Query {
    case insert = """
        INSERT INTO access_code (uid, trajectory_id, client_id, token_hash, created_at, expires_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """
    case replace = """
        UPDATE access_code SET expires_at = ?2 WHERE trajectory_id = ?1 AND used_at IS NULL AND expires_at > ?2
        """
    case find = """
        SELECT a.id, c.uid, c.id, c.role, c.organisation_id, c.professional_id, c.trajectory_uid, c.referral_uid,
            c.scopes, t.referral_id
        FROM access_code a JOIN client c ON c.id = a.client_id JOIN trajectory t ON t.id = a.trajectory_id
        WHERE a.token_hash = ?1 AND a.used_at IS NULL AND a.expires_at > ?2 AND c.revoked_at IS NULL
        """
    case use = "UPDATE access_code SET used_at = ?2 WHERE id = ?1 AND used_at IS NULL"
}

enum AccessCodeStore {
    /// A code that is good, and whom it lets in.
    struct Found {
        let number: Int64
        let client: ID<Actor>
        let actor: Actor
        let referral: Int64
    }

    static func insert(
        _ code: AccessCode, id: ID<AccessCode>, trajectory: Int64, client: Int64, expiresAt: Int64,
        in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.run(AccessCodeQuery.replace, .integer(trajectory), .integer(transaction.now))
        try transaction.insert(
            AccessCodeQuery.insert, .id(id), .integer(trajectory), .integer(client), .blob(code.digest.bytes),
            .integer(transaction.now), .integer(expiresAt))
    }

    static func find(
        _ code: AccessCode, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Found? {
        try transaction.first(
            AccessCodeQuery.find, .blob(code.digest.bytes), .integer(transaction.now)
        ) { row in
            let actor = Actor(
                client: try row.integer(2), role: try row.code(3), organisation: try row.optionalInteger(4),
                professional: try row.optionalInteger(5), trajectory: try row.optionalID(6),
                referral: try row.optionalID(7), scopes: Scopes(kept: try row.text(8)))
            return Found(
                number: try row.integer(0), client: try row.id(1), actor: actor, referral: try row.integer(9))
        }
    }

    static func use(_ number: Int64, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(AccessCodeQuery.use, .integer(number), .integer(transaction.now))
    }
}
