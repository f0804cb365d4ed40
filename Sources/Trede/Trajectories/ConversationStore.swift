internal import SQLite
internal import TredeDomain

enum ConversationQuery: String, Query {
    case insert = """
        INSERT INTO conversation (uid, trajectory_id, held_on, present, starts_trajectory, client_id, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """
    case find = """
        SELECT uid, held_on, present, starts_trajectory, recorded_at FROM conversation
        WHERE uid = ?1 AND trajectory_id = ?2
        """
    case number = "SELECT id FROM conversation WHERE uid = ?1 AND trajectory_id = ?2"
    case list = """
        SELECT uid, held_on, present, starts_trajectory, recorded_at FROM conversation
        WHERE trajectory_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3
        """
}

enum ConversationStore {
    static func insert(
        _ conversation: Conversation, of trajectory: Int64, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.insert(
            ConversationQuery.insert, .id(conversation.id), .integer(trajectory), .day(conversation.content.heldOn),
            .text(RoleList.text(conversation.content.present)), .flag(conversation.startsTrajectory),
            .integer(actor.client), .integer(transaction.now))
    }

    static func find(
        _ id: ID<Conversation>, of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Conversation {
        let found = try transaction.first(ConversationQuery.find, .id(id), .integer(trajectory), decode: conversation)
        guard let found else { throw Failure.notFound(.conversation) }
        return found
    }

    static func list(
        of trajectory: Int64, page: PageRequest, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<Conversation> {
        let start = try PageStart.number(of: page, ConversationQuery.number, within: trajectory, in: transaction)
        let found = try transaction.all(
            ConversationQuery.list, .integer(trajectory), .integer(start), .number(page.size + 1),
            decode: conversation)
        return Page(found, request: page) { $0.id.bytes }
    }

    private static func conversation(_ row: borrowing Row) throws -> Conversation {
        Conversation(
            id: try row.id(0),
            content: Conversation.Content(heldOn: try row.day(1), present: try row.value(2, parse: RoleList.roles)),
            startsTrajectory: try row.flag(3), recordedAt: Instant(milliseconds: try row.integer(4)))
    }
}
