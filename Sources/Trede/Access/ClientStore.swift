internal import SQLite
internal import TredeDomain

enum ClientQuery: String, Query {
    case findByToken = """
        SELECT c.id, c.role, c.organisation_id, c.professional_id, coalesce(c.trajectory_uid, (
            SELECT t.uid FROM referral r JOIN trajectory t ON t.referral_id = r.id WHERE r.uid = c.referral_uid)),
            c.referral_uid
        FROM client c WHERE c.token_hash = ?1 AND c.revoked_at IS NULL
        """
    case findByName = """
        SELECT id, role, organisation_id, professional_id, trajectory_uid, referral_uid FROM client WHERE name = ?1
        """
    case professional = "SELECT id, organisation_id FROM professional WHERE email = ?1"
    case holds = "SELECT 1 FROM professional_role WHERE professional_id = ?1 AND role = ?2"
    case trajectory = "SELECT 1 FROM trajectory WHERE uid = ?1"
    case referral = "SELECT 1 FROM referral WHERE uid = ?1"
    case revoke = """
        UPDATE client SET revoked_at = ?2 WHERE name = ?1 AND revoked_at IS NULL AND token_hash IS NOT NULL
        """
    case list = """
        SELECT c.name, c.role, o.enterprise_number, p.email, c.trajectory_uid, c.created_at, c.revoked_at,
            c.token_hash IS NOT NULL
        FROM client c LEFT JOIN organisation o ON o.id = c.organisation_id
        LEFT JOIN professional p ON p.id = c.professional_id ORDER BY c.id
        """
    case insert = """
        INSERT INTO client (uid, name, role, organisation_id, professional_id, trajectory_uid, scopes, token_hash,
            created_at, referral_uid)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """
}

enum ClientStore {
    static func find(tokenHash: Digest, in transaction: borrowing Transaction<some TransactionMode>) throws -> Actor? {
        try transaction.first(ClientQuery.findByToken, .blob(tokenHash.bytes), decode: actor)
    }

    static func find(name: String, in transaction: borrowing Transaction<some TransactionMode>) throws -> Actor? {
        try transaction.first(ClientQuery.findByName, .text(name), decode: actor)
    }

    /// A professional that a client can act for.
    struct Professional {
        let number: Int64
        let organisation: Int64
    }

    static func professional(
        email: String, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Professional? {
        try transaction.first(ClientQuery.professional, .text(email)) { row in
            Professional(number: try row.integer(0), organisation: try row.integer(1))
        }
    }

    static func holds(
        _ role: Role, professional: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.first(ClientQuery.holds, .integer(professional), .code(role)) { try $0.integer(0) } != nil
    }

    static func insert(
        _ draft: ClientDraft, tokenHash: Digest?, ids: IDSource, in transaction: borrowing WriteTransaction
    ) throws -> Int64 {
        try transaction.insert(
            ClientQuery.insert, .id(ids.id(of: Actor.self)), .text(draft.name), .code(draft.role),
            .optional(draft.organisation), .optional(draft.professional),
            draft.trajectory.map { .id($0) } ?? .null, .text(draft.scopes.joined(separator: " ")),
            tokenHash.map { .blob($0.bytes) } ?? .null, .integer(transaction.now),
            draft.referral.map { .id($0) } ?? .null)
    }

    /// Withdraws a token that is good; false when there is none by that name.
    static func revoke(name: String, in transaction: borrowing WriteTransaction) throws -> Bool {
        try transaction.run(ClientQuery.revoke, .text(name), .integer(transaction.now)) > 0
    }

    static func isTrajectory(
        _ id: ID<Trajectory>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.first(ClientQuery.trajectory, .id(id)) { _ in true } != nil
    }

    static func isReferral(
        _ id: ID<Referral>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.first(ClientQuery.referral, .id(id)) { _ in true } != nil
    }

    static func list(in transaction: borrowing Transaction<some TransactionMode>) throws -> [ClientItem] {
        try transaction.all(ClientQuery.list) { row in
            let revokedAt = try row.optionalInteger(6).map { Instant(milliseconds: $0) }
            let hasToken = try row.flag(7)
            return ClientItem(
                name: try row.text(0), role: try row.code(1), enterpriseNumber: try row.optionalText(2),
                email: try row.optionalText(3), trajectory: try row.optionalID(4),
                createdAt: Instant(milliseconds: try row.integer(5)),
                token: revokedAt.map { .revoked(at: $0) } ?? (hasToken ? .valid : .none))
        }
    }

    private static func actor(_ row: borrowing Row) throws -> Actor {
        Actor(
            client: try row.integer(0), role: try row.code(1), organisation: try row.optionalInteger(2),
            professional: try row.optionalInteger(3), trajectory: try row.optionalID(4),
            referral: try row.optionalID(5))
    }
}
