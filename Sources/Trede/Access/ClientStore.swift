internal import SQLite
internal import TredeDomain

enum ClientQuery: String, Query {
    case findByName = """
        SELECT id, uid, revoked_at IS NOT NULL, role, trajectory_uid, referral_uid FROM client WHERE name = ?1
        """
    case professional = "SELECT id, organisation_id FROM professional WHERE email = ?1"
    case holds = "SELECT 1 FROM professional_role WHERE professional_id = ?1 AND role = ?2"
    case trajectory = "SELECT 1 FROM trajectory WHERE uid = ?1"
    case referral = "SELECT 1 FROM referral WHERE uid = ?1"
    case revoke = "UPDATE client SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL"
    case list = """
        SELECT c.name, c.role, o.enterprise_number, p.email, c.trajectory_uid, c.created_at, coalesce(c.revoked_at, (
                SELECT max(k.revoked_at) FROM client_key k WHERE k.client_id = c.id)),
            c.revoked_at IS NULL AND EXISTS (SELECT 1 FROM client_key k
                WHERE k.client_id = c.id AND k.revoked_at IS NULL AND coalesce(k.expires_at, ?2) >= ?2),
            (SELECT max(k.expires_at) FROM client_key k WHERE k.client_id = c.id AND k.revoked_at IS NULL)
        FROM client c LEFT JOIN organisation o ON o.id = c.organisation_id
        LEFT JOIN professional p ON p.id = c.professional_id WHERE c.name <> ?1 ORDER BY c.id
        """
    case insert = """
        INSERT INTO client (uid, name, role, organisation_id, professional_id, trajectory_uid, scopes,
            created_at, referral_uid, issuer, issuer_subject)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        """
}

enum ClientStore {
    /// Which client has a name.
    struct Identity {
        let number: Int64
        let id: ID<Actor>
        let isRevoked: Bool
        let role: Role
        let trajectory: ID<Trajectory>?
        let referral: ID<Referral>?
    }

    static func identity(
        name: String, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Identity? {
        try transaction.first(ClientQuery.findByName, .text(name)) { row in
            Identity(
                number: try row.integer(0), id: try row.id(1), isRevoked: try row.flag(2), role: try row.code(3),
                trajectory: try row.optionalID(4), referral: try row.optionalID(5))
        }
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
        try transaction.exists(ClientQuery.holds, .integer(professional), .code(role))
    }

    static func insert(
        _ draft: ClientDraft, id: ID<Actor>, in transaction: borrowing WriteTransaction
    ) throws -> Int64 {
        try transaction.insert(
            ClientQuery.insert, .id(id), .text(draft.name), .code(draft.role),
            .optional(draft.organisation), .optional(draft.professional),
            draft.trajectory.map { .id($0) } ?? .null, .text(draft.scopes.text), .integer(transaction.now),
            draft.referral.map { .id($0) } ?? .null, .optional(draft.issuer?.name), .optional(draft.issuer?.subject))
    }

    /// Withdraws a client; false when it was withdrawn before.
    static func revoke(_ number: Int64, in transaction: borrowing WriteTransaction) throws -> Bool {
        try transaction.run(ClientQuery.revoke, .integer(number), .integer(transaction.now)) > 0
    }

    static func isTrajectory(
        _ id: ID<Trajectory>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.exists(ClientQuery.trajectory, .id(id))
    }

    static func isReferral(
        _ id: ID<Referral>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.exists(ClientQuery.referral, .id(id))
    }

    /// Every client that calls or is imported for; not the operator, who does neither.
    static func list(in transaction: borrowing Transaction<some TransactionMode>) throws -> [ClientItem] {
        try transaction.all(
            ClientQuery.list, .text(OperatorAudit.name), .integer(transaction.now)
        ) { row in
            let revokedAt = try row.optionalInteger(6).map { Instant(milliseconds: $0) }
            let expiredAt = try row.optionalInteger(8).map { Instant(milliseconds: $0) }
            let token: ClientItem.Token =
                if try row.flag(7) {
                    .valid
                } else if let expiredAt {
                    .expired(at: expiredAt)
                } else {
                    revokedAt.map { .revoked(at: $0) } ?? .none
                }
            return ClientItem(
                name: try row.text(0), role: try row.code(1), enterpriseNumber: try row.optionalText(2),
                email: try row.optionalText(3), trajectory: try row.optionalID(4),
                createdAt: Instant(milliseconds: try row.integer(5)), token: token)
        }
    }

    /// Who a client is, from the seven columns that say so.
    static func actor(_ row: borrowing Row) throws -> Actor {
        Actor(
            client: try row.integer(0), role: try row.code(1), organisation: try row.optionalInteger(2),
            professional: try row.optionalInteger(3), trajectory: try row.optionalID(4),
            referral: try row.optionalID(5), scopes: Scopes(kept: try row.text(6)))
    }
}
