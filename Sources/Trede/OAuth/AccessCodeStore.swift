internal import SQLite
internal import TredeDomain

enum AccessCodeQuery: String, Query {
    case insert = """
        INSERT INTO access_code (uid, trajectory_id, client_id, token_hash, created_at, expires_at, issuer_client_id,
            issuer_role, issuer_organisation_id, issuer_professional_id)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """
    case replace = """
        UPDATE access_code SET expires_at = ?2 WHERE trajectory_id = ?1 AND used_at IS NULL AND expires_at > ?2
        """
    case find = """
        SELECT a.id, c.uid, c.id, c.role, c.organisation_id, c.professional_id, c.trajectory_uid, c.referral_uid,
            c.scopes, t.referral_id, a.uid
        FROM access_code a JOIN client c ON c.id = a.client_id JOIN trajectory t ON t.id = a.trajectory_id
        WHERE a.token_hash = ?1 AND a.used_at IS NULL AND a.expires_at > ?2 AND c.revoked_at IS NULL
        """
    // Who drew a code and could still come in: the client was not withdrawn, and the professional it acted for holds
    // the role in the organisation.
    case issuer = """
        SELECT t.uid, a.issuer_client_id, a.issuer_role, a.issuer_organisation_id, a.issuer_professional_id
        FROM access_code a JOIN trajectory t ON t.id = a.trajectory_id
            JOIN client i ON i.id = a.issuer_client_id AND i.revoked_at IS NULL
        WHERE a.uid = ?1 AND a.client_id = ?2
            AND (a.issuer_professional_id IS NULL OR EXISTS (
                SELECT 1 FROM professional p
                JOIN professional_role h ON h.professional_id = p.id AND h.role = a.issuer_role
                WHERE p.id = a.issuer_professional_id
                    AND p.organisation_id = coalesce(a.issuer_organisation_id, p.organisation_id)))
        """
    case use = "UPDATE access_code SET used_at = ?2 WHERE id = ?1 AND used_at IS NULL"
}

enum AccessCodeStore {
    /// A code that was not used and has not expired, and whom it lets in.
    struct Found {
        let number: Int64
        let id: ID<AccessCode>
        let client: ID<Actor>
        let actor: Actor
        let referral: Int64
    }

    /// Who drew a code, and for which file.
    struct Issuer {
        let actor: Actor
        let trajectory: ID<Trajectory>
    }

    static func insert(
        _ code: AccessCode, id: ID<AccessCode>, trajectory: Int64, client: Int64, expiresAt: Int64,
        by issuer: Actor, in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.run(AccessCodeQuery.replace, .integer(trajectory), .integer(transaction.now))
        try transaction.insert(
            AccessCodeQuery.insert, .id(id), .integer(trajectory), .integer(client), .blob(code.digest.bytes),
            .integer(transaction.now), .integer(expiresAt), .integer(issuer.client), .code(issuer.role),
            .optional(issuer.organisation), .optional(issuer.professional))
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
                referral: try row.optionalID(7), scopes: Scopes(kept: try row.text(8)), isByCode: true)
            return Found(
                number: try row.integer(0), id: try row.id(10), client: try row.id(1), actor: actor,
                referral: try row.integer(9))
        }
    }

    /// Who drew a code that lets a client in; nil when that one could not come in now.
    static func issuer(
        of code: ID<AccessCode>, for client: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Issuer? {
        try transaction.first(AccessCodeQuery.issuer, .id(code), .integer(client)) { row in
            let actor = Actor(
                client: try row.integer(1), role: try row.code(2), organisation: try row.optionalInteger(3),
                professional: try row.optionalInteger(4))
            return Issuer(actor: actor, trajectory: try row.id(0))
        }
    }

    static func use(_ number: Int64, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(AccessCodeQuery.use, .integer(number), .integer(transaction.now))
    }
}
