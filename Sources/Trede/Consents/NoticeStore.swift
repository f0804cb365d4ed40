internal import SQLite
internal import TredeDomain

enum NoticeQuery: String, Query {
    case insert = """
        INSERT INTO notice (uid, trajectory_id, kind, told_on, emergency_access_id, client_id, recorded_at, consent_id)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, (SELECT id FROM consent WHERE uid = ?8))
        """
    case find = """
        SELECT n.uid, n.kind, n.told_on, c.role, e.uid, n.recorded_at, s.uid
        FROM notice n JOIN client c ON c.id = n.client_id LEFT JOIN emergency_access e ON e.id = n.emergency_access_id
            LEFT JOIN consent s ON s.id = n.consent_id
        WHERE n.uid = ?1 AND n.trajectory_id = ?2
        """
    case number = "SELECT id FROM notice WHERE uid = ?1 AND trajectory_id = ?2"
    case list = """
        SELECT n.uid, n.kind, n.told_on, c.role, e.uid, n.recorded_at, s.uid
        FROM notice n JOIN client c ON c.id = n.client_id LEFT JOIN emergency_access e ON e.id = n.emergency_access_id
            LEFT JOIN consent s ON s.id = n.consent_id
        WHERE n.trajectory_id = ?1 AND n.id > ?2 ORDER BY n.id LIMIT ?3
        """
    case latest = """
        SELECT n.uid, n.kind, n.told_on, c.role, e.uid, n.recorded_at, s.uid
        FROM notice n JOIN client c ON c.id = n.client_id LEFT JOIN emergency_access e ON e.id = n.emergency_access_id
            LEFT JOIN consent s ON s.id = n.consent_id
        WHERE n.trajectory_id = ?1 ORDER BY n.id DESC LIMIT ?2
        """
    case wasTold = """
        SELECT 1 FROM notice WHERE trajectory_id = ?1 AND kind = 'compartmentExists' AND told_on <= ?2 LIMIT 1
        """
}

enum NoticeStore {
    /// Adds a notice; `access` is the number of the one it tells of.
    static func insert(
        _ kind: Notice.Kind, id: ID<Notice>, on day: Day, access: Int64? = nil, consent: ID<Consent>? = nil,
        of trajectory: Int64, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.insert(
            NoticeQuery.insert, .id(id), .integer(trajectory), .code(kind), .day(day), .optional(access),
            .integer(actor.client), .integer(transaction.now), consent.map { .id($0) } ?? .null)
    }

    static func find(
        _ id: ID<Notice>, of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Notice {
        let found = try transaction.first(NoticeQuery.find, .id(id), .integer(trajectory), decode: notice)
        guard let found else { throw Failure.notFound(.notice) }
        return found
    }

    static func list(
        of trajectory: Int64, page: PageRequest, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<Notice> {
        let start = try PageStart.number(of: page, NoticeQuery.number, within: trajectory, in: transaction)
        let found = try transaction.all(
            NoticeQuery.list, .integer(trajectory), .integer(start), .number(page.size + 1), decode: notice)
        return Page(found, request: page) { $0.id.bytes }
    }

    /// The latest, the latest first.
    static func latest(
        of trajectory: Int64, count: Int, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Notice] {
        try transaction.all(NoticeQuery.latest, .integer(trajectory), .number(count), decode: notice)
    }

    /// Whether the participant was told by a day that there is a confidential compartment.
    static func wasTold(
        by day: Day, of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.exists(NoticeQuery.wasTold, .integer(trajectory), .day(day))
    }

    private static func notice(_ row: borrowing Row) throws -> Notice {
        Notice(
            id: try row.id(0), kind: try row.code(1), toldOn: try row.day(2), toldBy: try row.code(3),
            emergencyAccess: try row.optionalID(4), consent: try row.optionalID(6),
            recordedAt: Instant(milliseconds: try row.integer(5)))
    }
}
