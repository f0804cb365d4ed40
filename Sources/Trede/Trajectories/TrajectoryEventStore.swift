internal import SQLite
package import TredeDomain

enum TrajectoryEventQuery: String, Query {
    case insert = """
        INSERT INTO trajectory_event (uid, trajectory_id, kind, from_state, to_state, occurred_on, recorded_at,
            client_id, reason)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        """
    case number = "SELECT id FROM trajectory_event WHERE uid = ?1 AND trajectory_id = ?2"
    case list = """
        SELECT e.uid, e.kind, e.from_state, e.to_state, e.occurred_on, e.recorded_at, c.role, NULL, 0
        FROM trajectory_event e JOIN client c ON c.id = e.client_id
        WHERE e.trajectory_id = ?1 AND e.id > ?2 ORDER BY e.id LIMIT ?3
        """
    case find = """
        SELECT e.uid, e.kind, e.from_state, e.to_state, e.occurred_on, e.recorded_at, c.role, NULL, 0
        FROM trajectory_event e JOIN client c ON c.id = e.client_id
        WHERE e.uid = ?1 AND e.trajectory_id = ?2
        """
    // The client in whose name is imported is called so (`ClientService.importer`).
    case findInFile = """
        SELECT e.uid, e.kind, e.from_state, e.to_state, e.occurred_on, e.recorded_at, c.role, e.reason,
            c.name = 'import'
        FROM trajectory_event e JOIN client c ON c.id = e.client_id
        WHERE e.uid = ?1 AND e.trajectory_id = ?2
        """
}

/// What moved a trajectory, oldest first.
package enum TrajectoryEventStore {
    /// Adds an event to a trajectory that was in a state before; in none for its first event.
    package static func append(
        _ step: TrajectoryStep, from state: TrajectoryState?, to trajectory: Int64, by actor: Actor, ids: IDSource,
        in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.insert(
            TrajectoryEventQuery.insert, .id(ids.id(of: TrajectoryEvent.self)), .integer(trajectory),
            .code(step.kind), .code(state), .code(step.state), .day(step.occurredOn), .integer(transaction.now),
            .integer(actor.client), .optional(step.reason))
    }

    static func list(
        of trajectory: Int64, page: PageRequest, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<TrajectoryEvent> {
        let start = try PageStart.number(of: page, TrajectoryEventQuery.number, within: trajectory, in: transaction)
        let found = try transaction.all(
            TrajectoryEventQuery.list, .integer(trajectory), .integer(start), .number(page.size + 1), decode: event)
        return Page(found, request: page) { $0.id.bytes }
    }

    /// The event, with its reason when the whole file is seen.
    static func find(
        _ id: ID<TrajectoryEvent>, of trajectory: Int64, inFile: Bool,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> TrajectoryEvent {
        let query: TrajectoryEventQuery = inFile ? .findInFile : .find
        let found = try transaction.first(query, .id(id), .integer(trajectory), decode: event)
        guard let found else { throw Failure.notFound(.trajectory) }
        return found
    }

    private static func event(_ row: borrowing Row) throws -> TrajectoryEvent {
        TrajectoryEvent(
            id: try row.id(0), kind: try row.code(1), fromState: try row.optionalCode(2), toState: try row.code(3),
            occurredOn: try row.day(4), recordedAt: Instant(milliseconds: try row.integer(5)),
            actorRole: try row.code(6), reason: try row.optionalText(7), isImported: try row.flag(8))
    }
}
