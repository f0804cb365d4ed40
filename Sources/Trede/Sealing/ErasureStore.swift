internal import SQLite
internal import TredeDomain

enum ErasureQuery: String, Query {
    // No two begin at the same time, so that one time tells who was erased since.
    case begin = """
        INSERT INTO erasure (person_id, ground, begun_at, client_id)
        VALUES (?1, ?2, max(?3, coalesce((SELECT max(begun_at) + 1 FROM erasure), 0)), ?4)
        """
    case table = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'erasure'"
    case lastBegun = "SELECT max(begun_at) FROM erasure"
    case begunSince = "SELECT person_id FROM erasure WHERE begun_at > ?1"
    case find = "SELECT done_at IS NOT NULL FROM erasure WHERE person_id = ?1"
    case list = "SELECT person_id, done_at IS NOT NULL FROM erasure ORDER BY person_id"
    case exists = "SELECT 1 FROM person WHERE id = ?1"
    case finish = "UPDATE erasure SET done_at = ?2 WHERE person_id = ?1"
    case number = "SELECT id FROM person WHERE uid = ?1"
    case openFile = "SELECT 1 FROM open_file WHERE person_id = ?1 LIMIT 1"
    // The day of a person is the last one on which anything of a file ended, or was recorded.
    case last = """
        SELECT (SELECT max(day) FROM file_end WHERE person_id = ?1),
            (SELECT max(at) FROM file_recording WHERE person_id = ?1)
        """
    // By the days that were said; what was recorded later is asked of each.
    case ended = """
        SELECT p.id, p.uid FROM person p
        WHERE NOT EXISTS (SELECT 1 FROM erasure x WHERE x.person_id = p.id)
            AND NOT EXISTS (SELECT 1 FROM open_file o WHERE o.person_id = p.id)
            AND (SELECT max(f.day) FROM file_end f WHERE f.person_id = p.id) < ?1
        ORDER BY p.id
        """
    case otherIdentity = "SELECT 1 FROM referral WHERE person_id = ?1 AND has_other_identity = 1 LIMIT 1"
    case unjudged = """
        SELECT 1 FROM referral r JOIN trajectory t ON t.referral_id = r.id
        JOIN emergency_access e ON e.trajectory_id = t.id WHERE r.person_id = ?1 AND e.reviewed_at IS NULL LIMIT 1
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
    case forgetContent = """
        UPDATE referral SET content_digest = randomblob(32),
            referrer_email = iif(referrer_organisation IS NULL, NULL, referrer_email)
        WHERE person_id = ?1
        """
    case forgetEvents = """
        UPDATE imported_event SET digest = randomblob(32)
        WHERE referral_id IN (SELECT id FROM referral WHERE person_id = ?1)
        """
    case forgetCodes = """
        DELETE FROM access_code WHERE client_id IN (
            SELECT c.id FROM referral r LEFT JOIN trajectory t ON t.referral_id = r.id
            JOIN client c ON c.trajectory_uid = t.uid OR c.referral_uid = r.uid WHERE r.person_id = ?1)
        """
    case revokeClients = """
        UPDATE client SET revoked_at = coalesce(revoked_at, ?2), name = 'erased ' || id, issuer = NULL,
            issuer_subject = NULL
        WHERE (trajectory_uid IN (
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

    /// Whether a referral or an appeal of the person waits or a trajectory runs.
    static func hasOpenFile(
        _ person: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.exists(ErasureQuery.openFile, .integer(person))
    }

    /// The last day on which anything of a person's files ended, or was recorded; nil for who has none.
    static func lastDay(
        of person: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Day? {
        try transaction.first(ErasureQuery.last, .integer(person)) { row in
            let recorded = try row.optionalInteger(1).map { Instant(milliseconds: $0).brusselsDay }
            return [try row.optionalDay(0), recorded].compactMap(\.self).max()
        } ?? nil
    }

    /// Whether a referral under the person's number names somebody else (F-12).
    static func hasOtherIdentity(
        _ person: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.exists(ErasureQuery.otherIdentity, .integer(person))
    }

    /// Whether a file of the person was opened without consent, and nobody judged that yet (V-4).
    static func hasUnjudgedAccess(
        _ person: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.exists(ErasureQuery.unjudged, .integer(person))
    }

    /// Who has no open file and whose last one ended before a day.
    static func expired(
        before day: Day, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [RetentionService.Expired] {
        let ended = try transaction.all(ErasureQuery.ended, .day(day)) { row in
            (number: try row.integer(0), id: try row.id(1) as ID<Person>)
        }
        return try ended.compactMap { person in
            guard let lastOn = try lastDay(of: person.number, in: transaction), lastOn < day else { return nil }
            return RetentionService.Expired(person: person.id, lastOn: lastOn)
        }
    }

    static func begin(
        of person: Int64, ground: String, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.insert(
            ErasureQuery.begin, .integer(person), .text(ground), .integer(transaction.now), .integer(actor.client))
    }

    /// When the last erasure was begun; 0 without any, and where the schema knows none yet.
    static func lastBegun(in transaction: borrowing Transaction<some TransactionMode>) throws -> Int64 {
        do {
            let last = try transaction.first(ErasureQuery.lastBegun) { try $0.optionalInteger(0) }
            return (last ?? nil) ?? 0
        } catch let error as SQLiteError where error.mayBeForeignToSchema {
            guard try !transaction.exists(ErasureQuery.table) else { throw error }
            return 0
        }
    }

    /// Whose erasure was begun after a time.
    static func begun(
        since milliseconds: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Int64] {
        try transaction.all(ErasureQuery.begunSince, .integer(milliseconds)) { try $0.integer(0) }
    }

    /// Everybody who is to be erased, and whether that is done.
    static func list(
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [(person: Int64, isDone: Bool)] {
        try transaction.all(ErasureQuery.list) { (person: try $0.integer(0), isDone: try $0.flag(1)) }
    }

    /// Whether there is a person of that number.
    static func exists(_ person: Int64, in transaction: borrowing Transaction<some TransactionMode>) throws -> Bool {
        try transaction.exists(ErasureQuery.exists, .integer(person))
    }

    static func referrals(
        of person: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Int64] {
        try transaction.all(ErasureQuery.referrals, .integer(person)) { try $0.integer(0) }
    }

    /// Takes away by what the person was found, and who could come in as the person.
    static func forget(_ person: Int64, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(ErasureQuery.forgetName, .integer(person))
        try transaction.run(ErasureQuery.unlinkNumbers, .integer(person))
        try transaction.run(ErasureQuery.forgetNumbers, .integer(person))
        try transaction.run(ErasureQuery.forgetVersions, .integer(person))
        try transaction.run(ErasureQuery.forgetContent, .integer(person))
        try transaction.run(ErasureQuery.forgetEvents, .integer(person))
        try transaction.run(ErasureQuery.forgetCodes, .integer(person))
        try transaction.run(ErasureQuery.revokeClients, .integer(person), .integer(transaction.now))
    }

    /// Notes that the key is destroyed.
    static func finish(of person: Int64, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(ErasureQuery.finish, .integer(person), .integer(transaction.now))
    }
}
