internal import SQLite
internal import TredeDomain

enum ErasureQuery: String, Query {
    case begin = "INSERT INTO erasure (person_id, ground, begun_at, client_id) VALUES (?1, ?2, ?3, ?4)"
    case find = "SELECT done_at IS NOT NULL FROM erasure WHERE person_id = ?1"
    case listBegun = "SELECT person_id FROM erasure INDEXED BY erasure_begun WHERE done_at IS NULL ORDER BY person_id"
    case finish = "UPDATE erasure SET done_at = ?2 WHERE person_id = ?1"
    case number = "SELECT id FROM person WHERE uid = ?1"
    case openFile = """
        SELECT 1 FROM referral WHERE person_id = ?1
            AND state IN ('draft', 'submitted', 'inScreening', 'informationRequested')
        UNION ALL
        SELECT 1 FROM trajectory WHERE person_id = ?1 AND state IN ('admitted', 'startUp', 'inExecution', 'closing')
        """
    case referrals = "SELECT id FROM referral WHERE person_id = ?1"
    case forgetName = """
        UPDATE person SET family_name_index = zeroblob(16), namesake_index = zeroblob(16) WHERE id = ?1
        """
    case unlinkNumbers = "UPDATE person_number SET replaced_by = NULL WHERE person_id = ?1"
    case forgetNumbers = "DELETE FROM person_number WHERE person_id = ?1"
    case forgetVersions = """
        UPDATE referral_version SET ssin_index = zeroblob(16)
        WHERE referral_id IN (SELECT id FROM referral WHERE person_id = ?1)
        """
    case forgetContent = "UPDATE referral SET content_digest = randomblob(32) WHERE person_id = ?1"
    case forgetCodes = """
        DELETE FROM access_code WHERE client_id IN (
            SELECT c.id FROM referral r LEFT JOIN trajectory t ON t.referral_id = r.id
            JOIN client c ON c.trajectory_uid = t.uid OR c.referral_uid = r.uid WHERE r.person_id = ?1)
        """
    case revokeClients = """
        UPDATE client SET revoked_at = ?2
        WHERE revoked_at IS NULL AND (trajectory_uid IN (
                SELECT t.uid FROM referral r JOIN trajectory t ON t.referral_id = r.id WHERE r.person_id = ?1)
            OR referral_uid IN (SELECT uid FROM referral WHERE person_id = ?1))
        """
}

/// What is left of a person once the key is destroyed, and taken away.
enum ErasureStore {
    /// The number of a person in the store; nil when there is none.
    static func number(
        of id: ID<Person>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int64? {
        try transaction.first(ErasureQuery.number, .id(id)) { try $0.integer(0) }
    }

    /// Whether a person's erasure is done; nil when none was begun.
    static func isDone(
        of person: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool? {
        try transaction.first(ErasureQuery.find, .integer(person)) { try $0.flag(0) }
    }

    /// Whether a referral of the person waits or a trajectory runs.
    static func hasOpenFile(
        _ person: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.first(ErasureQuery.openFile, .integer(person)) { _ in true } ?? false
    }

    static func begin(
        of person: Int64, ground: String, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.insert(
            ErasureQuery.begin, .integer(person), .text(ground), .integer(transaction.now), .integer(actor.client))
    }

    /// Whose erasure was begun and is not done.
    static func begun(in transaction: borrowing Transaction<some TransactionMode>) throws -> [Int64] {
        try transaction.all(ErasureQuery.listBegun) { try $0.integer(0) }
    }

    static func referrals(
        of person: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Int64] {
        try transaction.all(ErasureQuery.referrals, .integer(person)) { try $0.integer(0) }
    }

    /// Takes away by what the person was found, and who could come in as the person.
    static func finish(of person: Int64, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(ErasureQuery.forgetName, .integer(person))
        try transaction.run(ErasureQuery.unlinkNumbers, .integer(person))
        try transaction.run(ErasureQuery.forgetNumbers, .integer(person))
        try transaction.run(ErasureQuery.forgetVersions, .integer(person))
        try transaction.run(ErasureQuery.forgetContent, .integer(person))
        try transaction.run(ErasureQuery.forgetCodes, .integer(person))
        try transaction.run(ErasureQuery.revokeClients, .integer(person), .integer(transaction.now))
        try transaction.run(ErasureQuery.finish, .integer(person), .integer(transaction.now))
    }
}
