internal import SQLite
package import TredeDomain

enum OAuthQuery: String, Query {
    case client = """
        SELECT c.id, c.role, c.organisation_id, c.professional_id, coalesce(c.trajectory_uid, (
                SELECT t.uid FROM referral r JOIN trajectory t ON t.referral_id = r.id WHERE r.uid = c.referral_uid)),
            c.referral_uid, c.scopes, EXISTS (SELECT 1 FROM access_code a WHERE a.client_id = c.id)
        FROM client c WHERE c.uid = ?1 AND c.revoked_at IS NULL
            AND (c.professional_id IS NULL OR EXISTS (
                SELECT 1 FROM professional p
                JOIN professional_role h ON h.professional_id = p.id AND h.role = c.role
                WHERE p.id = c.professional_id AND p.organisation_id = coalesce(c.organisation_id, p.organisation_id)))
        """
    case clientOfIssuer = """
        SELECT c.id, c.role, c.organisation_id, c.professional_id, coalesce(c.trajectory_uid, (
                SELECT t.uid FROM referral r JOIN trajectory t ON t.referral_id = r.id WHERE r.uid = c.referral_uid)),
            c.referral_uid, c.scopes
        FROM client c
        WHERE c.issuer = ?1 AND coalesce(c.issuer_subject, '') = ?2 AND c.issuer IS NOT NULL AND c.revoked_at IS NULL
            AND (c.professional_id IS NULL OR EXISTS (
                SELECT 1 FROM professional p
                JOIN professional_role h ON h.professional_id = p.id AND h.role = c.role
                WHERE p.id = c.professional_id AND p.organisation_id = coalesce(c.organisation_id, p.organisation_id)))
        """
    case colleague = """
        SELECT p.id FROM professional p JOIN professional_role r ON r.professional_id = p.id AND r.role = ?3
        WHERE p.uid = ?1 AND p.organisation_id = ?2
        """
    case decided = """
        SELECT r.uid FROM referral r JOIN decision d ON d.referral_id = r.id WHERE r.person_id = ?1
        ORDER BY r.id DESC LIMIT 100
        """
    case publicKey = """
        SELECT jwk FROM client_public_key WHERE client_id = ?1 AND key_name = ?2 AND revoked_at IS NULL
        """
    case publicKeys = """
        SELECT key_name, algorithm, created_at, revoked_at FROM client_public_key WHERE client_id = ?1 ORDER BY id
        """
    case insertPublicKey = """
        INSERT INTO client_public_key (client_id, key_name, algorithm, jwk, created_at) VALUES (?1, ?2, ?3, ?4, ?5)
        """
    case revokePublicKey = """
        UPDATE client_public_key SET revoked_at = ?3 WHERE client_id = ?1 AND key_name = ?2 AND revoked_at IS NULL
        """
    case forgetAssertions = "DELETE FROM used_assertion WHERE expires_at < ?1"
    case isAssertionUsed = "SELECT 1 FROM used_assertion WHERE digest = ?1"
    case useAssertion = "INSERT INTO used_assertion (digest, expires_at) VALUES (?1, ?2)"
}

enum OAuthStore {
    /// The client with an identifier, unless it was withdrawn, or who it is bound to holds its role in its
    /// organisation no longer.
    static func client(
        _ id: ID<Actor>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Actor? {
        try transaction.first(OAuthQuery.client, .id(id)) { row in
            let actor = try ClientStore.actor(row)
            return try row.flag(7) ? actor.byCode : actor
        }
    }

    /// The client that an issuer vouches for under a subject, while it may act; of persons, under none.
    static func client(
        issuer: String, subject: String?, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Actor? {
        try transaction.first(
            OAuthQuery.clientOfIssuer, .text(issuer), .text(subject ?? ""), decode: ClientStore.actor)
    }

    /// The number of a professional who holds the role in the organisation.
    static func colleague(
        _ id: ID<Professional>, organisation: Int64, role: Role,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int64? {
        try transaction.first(OAuthQuery.colleague, .id(id), .integer(organisation), .code(role)) {
            try $0.integer(0)
        }
    }

    /// The referrals of a person that were decided on, the latest first.
    static func decidedReferrals(
        of person: Person, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [ID<Referral>] {
        try transaction.all(OAuthQuery.decided, .integer(person.number)) { try $0.id(0) }
    }

    /// The key of a client that is called that and was not withdrawn, as a JWK.
    static func publicKey(
        _ name: String, client: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> String? {
        try transaction.first(OAuthQuery.publicKey, .integer(client), .text(name)) { try $0.text(0) }
    }

    static func publicKeys(
        client: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [ClientPublicKey] {
        try transaction.all(OAuthQuery.publicKeys, .integer(client)) { row in
            ClientPublicKey(
                name: try row.text(0), algorithm: try row.code(1),
                createdAt: Instant(milliseconds: try row.integer(2)),
                revokedAt: try row.optionalInteger(3).map { Instant(milliseconds: $0) })
        }
    }

    static func insert(_ key: PublicKey, client: Int64, in transaction: borrowing WriteTransaction) throws {
        try transaction.insert(
            OAuthQuery.insertPublicKey, .integer(client), .text(key.name), .code(key.algorithm), .text(key.jwk),
            .integer(transaction.now))
    }

    /// Withdraws a public key; false when it was withdrawn before.
    static func revokePublicKey(
        _ name: String, client: Int64, in transaction: borrowing WriteTransaction
    ) throws -> Bool {
        try transaction.run(
            OAuthQuery.revokePublicKey, .integer(client), .text(name), .integer(transaction.now)) > 0
    }

    /// Keeps that something was used that may be used once; false when it was used before.
    ///
    /// What expired is forgotten.
    static func use(_ digest: Digest, until expiresAt: Int64, in transaction: borrowing WriteTransaction) throws -> Bool
    {
        try transaction.run(OAuthQuery.forgetAssertions, .integer(transaction.now))
        let isUsed = try transaction.exists(OAuthQuery.isAssertionUsed, .blob(digest.bytes))
        guard !isUsed else { return false }
        try transaction.insert(OAuthQuery.useAssertion, .blob(digest.bytes), .integer(expiresAt))
        return true
    }
}

/// A public key of a client as its owner sees it in a list.
package struct ClientPublicKey: Equatable, Sendable {
    /// What it is called: its `kid`.
    package let name: String
    /// What it signs with.
    package let algorithm: SignatureAlgorithm
    /// When it was registered.
    package let createdAt: Instant
    /// When it was withdrawn.
    package let revokedAt: Instant?
}
