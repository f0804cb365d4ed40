internal import SQLite
internal import TredeDomain

enum TerminationQuery: String, Query {
    case insert = """
        INSERT INTO termination (uid, trajectory_id, terminated_on, reason, sealed, client_id, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """
    case find = """
        SELECT uid, terminated_on, NULL, NULL, recorded_at FROM termination WHERE uid = ?1 AND trajectory_id = ?2
        """
    case findWithReason = """
        SELECT uid, terminated_on, reason, sealed, recorded_at FROM termination
        WHERE uid = ?1 AND trajectory_id = ?2
        """
    case number = "SELECT id FROM termination WHERE uid = ?1 AND trajectory_id = ?2"
    case list = """
        SELECT uid, terminated_on, NULL, NULL, recorded_at FROM termination
        WHERE trajectory_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3
        """
    case reason = "SELECT reason FROM termination WHERE trajectory_id = ?1"
}

enum TerminationStore {
    static func insert(
        _ content: Termination.Content, id: ID<Termination>, of trajectory: Int64, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws {
        let sealed = try KeyOwnerStore.seal(
            [.optional(content.motivation)], of: .trajectory(trajectory), at: SealedPlace(.termination, id),
            in: transaction)
        try transaction.insert(
            TerminationQuery.insert, .id(id), .integer(trajectory), .day(content.terminatedOn),
            .code(content.reason), sealed, .integer(actor.client), .integer(transaction.now))
    }

    static func find(
        _ id: ID<Termination>, of trajectory: Int64, withReason: Bool,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Termination {
        let query: TerminationQuery = withReason ? .findWithReason : .find
        let vault = transaction.vault
        let found = try transaction.first(query, .id(id), .integer(trajectory)) { try termination($0, vault) }
        guard let found else { throw Failure.notFound(.termination) }
        return found
    }

    static func list(
        of trajectory: Int64, page: PageRequest, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<Termination> {
        let start = try PageStart.number(of: page, TerminationQuery.number, within: trajectory, in: transaction)
        let vault = transaction.vault
        let found = try transaction.all(
            TerminationQuery.list, .integer(trajectory), .integer(start), .number(page.size + 1)
        ) { try termination($0, vault) }
        return Page(found, request: page) { $0.id.bytes }
    }

    /// Why it ended early; nil when it did not.
    static func reason(
        of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> TerminationReason? {
        try transaction.first(TerminationQuery.reason, .integer(trajectory)) { try $0.code(0) }
    }

    private static func termination(_ row: borrowing Row, _ vault: Vault) throws -> Termination {
        let id = try row.id(0, of: Termination.self)
        let opened = try vault.open(try row.optionalBlob(3), at: SealedPlace(.termination, id), values: 1)
        let motivation = try opened.optionalText(0)
        let reason = try row.optionalCode(2, as: TerminationReason.self)
        return Termination(
            id: id, terminatedOn: try row.day(1),
            grounds: reason.map { Confidential(.init(reason: $0, motivation: motivation)) },
            recordedAt: Instant(milliseconds: try row.integer(4)))
    }
}
