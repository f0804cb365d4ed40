internal import SQLite
internal import TredeDomain

enum OutcomeQuery: String, Query {
    case insert = """
        INSERT INTO outcome (uid, trajectory_id, month, status, intensifying_action, client_id, recorded_at,
            measured_on)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        """
    case find = """
        SELECT uid, month, status, intensifying_action, recorded_at FROM outcome WHERE uid = ?1 AND trajectory_id = ?2
        """
    case findByMonth = """
        SELECT uid, month, status, intensifying_action, recorded_at FROM outcome
        WHERE trajectory_id = ?1 AND month = ?2
        """
    case number = "SELECT id FROM outcome WHERE uid = ?1 AND trajectory_id = ?2"
    case list = """
        SELECT uid, month, status, intensifying_action, recorded_at FROM outcome
        WHERE trajectory_id = ?1 AND (?2 = 0 OR month > (SELECT month FROM outcome WHERE id = ?2))
        ORDER BY month LIMIT ?3
        """
}

enum OutcomeStore {
    static func insert(
        _ content: Outcome.Content, id: ID<Outcome>, of trajectory: Int64, measuredOn day: Day, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.insert(
            OutcomeQuery.insert, .id(id), .integer(trajectory), .text(content.month.description),
            .code(content.status), .code(content.intensifyingAction), .integer(actor.client),
            .integer(transaction.now), .day(day))
    }

    static func find(
        _ id: ID<Outcome>, of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Outcome {
        let found = try transaction.first(OutcomeQuery.find, .id(id), .integer(trajectory), decode: outcome)
        guard let found else { throw Failure.notFound(.trajectory) }
        return found
    }

    static func find(
        in month: Month, of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Outcome? {
        try transaction.first(
            OutcomeQuery.findByMonth, .integer(trajectory), .text(month.description), decode: outcome)
    }

    /// A page in order of the months.
    static func list(
        of trajectory: Int64, page: PageRequest, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<Outcome> {
        let start = try PageStart.number(of: page, OutcomeQuery.number, within: trajectory, in: transaction)
        let found = try transaction.all(
            OutcomeQuery.list, .integer(trajectory), .integer(start), .number(page.size + 1), decode: outcome)
        return Page(found, request: page) { $0.id.bytes }
    }

    private static func outcome(_ row: borrowing Row) throws -> Outcome {
        Outcome(
            id: try row.id(0),
            content: Outcome.Content(
                month: try row.value(1, parse: Month.init), status: try row.code(2),
                intensifyingAction: try row.optionalCode(3)),
            recordedAt: Instant(milliseconds: try row.integer(4)))
    }
}
