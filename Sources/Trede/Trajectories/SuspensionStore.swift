internal import SQLite
internal import TredeDomain

enum SuspensionQuery: String, Query {
    case insert = """
        INSERT INTO suspension (uid, trajectory_id, start_on, end_on, reason, client_id, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """
    case keep = """
        INSERT INTO suspension_revision (suspension_id, version, start_on, end_on, reason, replaced_by_client_id,
            replaced_at)
        SELECT id, version, start_on, end_on, reason, ?2, ?3 FROM suspension WHERE id = ?1
        """
    case change = "UPDATE suspension SET start_on = ?2, end_on = ?3, reason = ?4, version = version + 1 WHERE id = ?1"
    case find = """
        SELECT uid, id, start_on, end_on, NULL, version, recorded_at FROM suspension
        WHERE uid = ?1 AND trajectory_id = ?2
        """
    case findInFile = """
        SELECT uid, id, start_on, end_on, reason, version, recorded_at FROM suspension
        WHERE uid = ?1 AND trajectory_id = ?2
        """
    case number = "SELECT id FROM suspension WHERE uid = ?1 AND trajectory_id = ?2"
    case list = """
        SELECT uid, id, start_on, end_on, NULL, version, recorded_at FROM suspension
        WHERE trajectory_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3
        """
    case allInFile = """
        SELECT uid, id, start_on, end_on, reason, version, recorded_at FROM suspension
        WHERE trajectory_id = ?1 ORDER BY start_on, id
        """
    case covers = """
        SELECT 1 FROM suspension INDEXED BY suspension_trajectory
        WHERE trajectory_id = ?1 AND start_on <= ?2 AND (end_on IS NULL OR end_on >= ?2) LIMIT 1
        """
}

enum SuspensionStore {
    static func insert(
        _ content: Suspension.Content, id: ID<Suspension>, of trajectory: Int64, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> Suspension {
        let number = try transaction.insert(
            SuspensionQuery.insert, .id(id), .integer(trajectory), .day(content.period.from),
            .day(content.period.until), .code(content.reason), .integer(actor.client), .integer(transaction.now))
        return Suspension(
            id: id, number: number, period: content.period, reason: Confidential(content.reason), version: 1,
            recordedAt: Instant(milliseconds: transaction.now))
    }

    /// Replaces what a suspension says and keeps what it said.
    static func change(
        _ suspension: Suspension, to content: Suspension.Content, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> Suspension {
        try transaction.run(
            SuspensionQuery.keep, .integer(suspension.number), .integer(actor.client), .integer(transaction.now))
        try transaction.run(
            SuspensionQuery.change, .integer(suspension.number), .day(content.period.from),
            .day(content.period.until), .code(content.reason))
        return Suspension(
            id: suspension.id, number: suspension.number, period: content.period, reason: Confidential(content.reason),
            version: suspension.version + 1, recordedAt: suspension.recordedAt)
    }

    /// The suspension, with its reason when what is confidential is seen.
    static func find(
        _ id: ID<Suspension>, of trajectory: Int64, inFile: Bool,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Suspension {
        let query: SuspensionQuery = inFile ? .findInFile : .find
        let found = try transaction.first(query, .id(id), .integer(trajectory), decode: suspension)
        guard let found else { throw Failure.notFound(.suspension) }
        return found
    }

    static func list(
        of trajectory: Int64, page: PageRequest, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<Suspension> {
        let start = try PageStart.number(of: page, SuspensionQuery.number, within: trajectory, in: transaction)
        let found = try transaction.all(
            SuspensionQuery.list, .integer(trajectory), .integer(start), .number(page.size + 1), decode: suspension)
        return Page(found, request: page) { $0.id.bytes }
    }

    /// Every suspension with its reason, oldest first.
    static func all(
        of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Suspension] {
        try transaction.all(SuspensionQuery.allInFile, .integer(trajectory), decode: suspension)
    }

    /// Whether a trajectory rests on a day.
    static func covers(
        _ day: Day, of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.exists(SuspensionQuery.covers, .integer(trajectory), .day(day))
    }

    private static func suspension(_ row: borrowing Row) throws -> Suspension {
        guard let period = Period(from: try row.day(2), until: try row.optionalDay(3)) else {
            throw CorruptColumn(column: 3)
        }
        return Suspension(
            id: try row.id(0), number: try row.integer(1), period: period,
            reason: try row.optionalCode(4, as: SuspensionReason.self).map(Confidential.init),
            version: try row.integer(5), recordedAt: Instant(milliseconds: try row.integer(6)))
    }
}
