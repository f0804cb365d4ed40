internal import SQLite
internal import TredeDomain

enum ExtensionQuery: String, Query {
    case insert = """
        INSERT INTO extension (uid, trajectory_id, decided_on, new_end_on, sealed, client_id, recorded_at,
            end_before_on, corrects_id)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, (SELECT id FROM extension WHERE uid = ?9))
        """
    case latest = "SELECT uid, end_before_on FROM extension WHERE trajectory_id = ?1 ORDER BY id DESC LIMIT 1"
    case lastCarriedOutOn = """
        SELECT max(day) FROM (
            SELECT max(held_on) AS day FROM session
            WHERE trajectory_id = ?1 AND is_superseded = 0 AND state IN ('held', 'verified', 'disputed')
            UNION ALL
            SELECT max(a.day) FROM internship i JOIN internship_attendance a ON a.internship_id = i.id
            WHERE i.trajectory_id = ?1 AND a.is_superseded = 0)
        """
    case find = """
        SELECT uid, decided_on, new_end_on, NULL, recorded_at FROM extension WHERE uid = ?1 AND trajectory_id = ?2
        """
    case findMotivated = """
        SELECT uid, decided_on, new_end_on, sealed, recorded_at FROM extension
        WHERE uid = ?1 AND trajectory_id = ?2
        """
    case number = "SELECT id FROM extension WHERE uid = ?1 AND trajectory_id = ?2"
    case list = """
        SELECT uid, decided_on, new_end_on, NULL, recorded_at FROM extension
        WHERE trajectory_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3
        """
}

enum ExtensionStore {
    static func insert(
        _ content: Extension.Content, endBefore: Day?, id: ID<Extension>, of trajectory: Int64, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws {
        let sealed = try KeyOwnerStore.seal(
            [.text(content.motivation)], of: .trajectory(trajectory), at: SealedPlace(.trajectoryExtension, id),
            in: transaction)
        try transaction.insert(
            ExtensionQuery.insert, .id(id), .integer(trajectory), .day(content.decidedOn), .day(content.newEndOn),
            sealed, .integer(actor.client), .integer(transaction.now), .day(endBefore),
            content.corrects.map { .id($0) } ?? .null)
    }

    /// The extension registered last, and the end that it moved; nil for that of the regime.
    static func latest(
        of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> (id: ID<Extension>, endBefore: Day?)? {
        try transaction.first(ExtensionQuery.latest, .integer(trajectory)) { row in
            (id: try row.id(0), endBefore: try row.optionalDay(1))
        }
    }

    /// The last day on which something was carried out; nil when nothing was.
    static func lastCarriedOutOn(
        of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Day? {
        let found = try transaction.first(ExtensionQuery.lastCarriedOutOn, .integer(trajectory)) {
            try $0.optionalDay(0)
        }
        return found ?? nil
    }

    static func find(
        _ id: ID<Extension>, of trajectory: Int64, withMotivation: Bool,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Extension {
        let query: ExtensionQuery = withMotivation ? .findMotivated : .find
        let vault = transaction.vault
        let found = try transaction.first(query, .id(id), .integer(trajectory)) { try read($0, vault) }
        guard let found else { throw Failure.notFound(.extension_) }
        return found
    }

    static func list(
        of trajectory: Int64, page: PageRequest, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<Extension> {
        let start = try PageStart.number(of: page, ExtensionQuery.number, within: trajectory, in: transaction)
        let vault = transaction.vault
        let found = try transaction.all(
            ExtensionQuery.list, .integer(trajectory), .integer(start), .number(page.size + 1)
        ) { try read($0, vault) }
        return Page(found, request: page) { $0.id.bytes }
    }

    private static func read(_ row: borrowing Row, _ vault: Vault) throws -> Extension {
        let id = try row.id(0, of: Extension.self)
        let opened = try vault.open(try row.optionalBlob(3), at: SealedPlace(.trajectoryExtension, id), values: 1)
        return Extension(
            id: id, decidedOn: try row.day(1), newEndOn: try row.day(2),
            motivation: try opened.optionalText(0).map(Confidential.init),
            recordedAt: Instant(milliseconds: try row.integer(4)))
    }
}
