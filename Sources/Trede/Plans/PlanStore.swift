internal import SQLite
internal import TredeDomain

enum PlanQuery: String, Query {
    case insert = """
        INSERT INTO plan (uid, trajectory_id, number, state, drawn_up_on, approved_on, digest, sealed, version,
            client_id, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1, ?9, ?10)
        """
    case replace = """
        UPDATE plan SET digest = ?2, sealed = ?3, version = version + 1, client_id = ?4, recorded_at = ?5
        WHERE id = ?1
        """
    case approve = """
        UPDATE plan SET state = 'approved', approved_on = ?2, drawn_up_on = min(drawn_up_on, ?2), version = version + 1
        WHERE id = ?1
        """
    case supersede = "UPDATE plan SET state = 'superseded', version = version + 1 WHERE id = ?1"
    case touch = "UPDATE plan SET drawn_up_on = min(drawn_up_on, ?2), version = version + 1 WHERE id = ?1"
    case find = """
        SELECT id, uid, number, state, approved_on, version, digest, sealed, recorded_at, drawn_up_on
        FROM plan WHERE uid = ?1 AND trajectory_id = ?2
        """
    case findByNumber = """
        SELECT id, uid, number, state, approved_on, version, digest, sealed, recorded_at, drawn_up_on
        FROM plan WHERE trajectory_id = ?1 AND number = ?2
        """
    case latest = """
        SELECT id, uid, number, state, approved_on, version, digest, sealed, recorded_at, drawn_up_on
        FROM plan WHERE trajectory_id = ?1 ORDER BY number DESC LIMIT 1
        """
    case approved = """
        SELECT id, uid, number, state, approved_on, version FROM plan WHERE trajectory_id = ?1 AND state = 'approved'
        """
    case inForce = """
        SELECT id, uid, number, state, approved_on, version FROM plan WHERE trajectory_id = ?1 AND approved_on <= ?2
        ORDER BY approved_on DESC, number DESC LIMIT 1
        """
    case findOpen = """
        SELECT id, uid, number, state, approved_on, version FROM plan WHERE uid = ?1 AND trajectory_id = ?2
        """
    case list = """
        SELECT id, uid, number, state, approved_on, version FROM plan
        WHERE trajectory_id = ?1 AND number > ?2 ORDER BY number LIMIT ?3
        """
    case cursor = "SELECT number FROM plan WHERE uid = ?1 AND trajectory_id = ?2"
}

/// A version of the plan as it stands in its row.
struct PlanRow {
    /// What is open of it.
    struct Open {
        let number: Int64
        let item: PlanItem
        let version: Int64
    }

    let open: Open
    let digest: Digest
    let changeReason: String?
    let aftercare: PlanContent.Aftercare?
    let recordedAt: Instant
    let drawnUpOn: Day

    var number: Int64 { open.number }
    var item: PlanItem { open.item }
}

enum PlanStore {
    /// What is written of a new version, besides its content.
    struct Draft {
        let id: ID<Plan>
        let trajectory: Int64
        let ordinal: Int
        let drawnUpOn: Day
        let approvedOn: Day?
        let client: Int64
    }

    static func insert(
        _ content: PlanContent, _ draft: Draft, in transaction: borrowing WriteTransaction
    ) throws -> Int64 {
        let sealed = try seal(content, draft.id, of: .trajectory(draft.trajectory), in: transaction)
        let state = draft.approvedOn == nil ? Plan.State.draft : .approved
        let number = try transaction.insert(
            PlanQuery.insert, .id(draft.id), .integer(draft.trajectory), .number(draft.ordinal), .code(state),
            .day(draft.drawnUpOn), .day(draft.approvedOn), .blob(Digest.sha256(content.canonicalText).bytes), sealed,
            .integer(draft.client), .integer(transaction.now))
        try PlanPartStore.insert(content, plan: number, in: transaction)
        return number
    }

    /// Replaces the content of a draft that nobody signed.
    static func replace(
        _ content: PlanContent, of row: PlanRow, client: Int64, in transaction: borrowing WriteTransaction
    ) throws {
        let plan = row.number
        let sealed = try seal(content, row.item.id, of: .plan(plan), in: transaction)
        try transaction.run(
            PlanQuery.replace, .integer(plan), .blob(Digest.sha256(content.canonicalText).bytes), sealed,
            .integer(client), .integer(transaction.now))
        try PlanPartStore.delete(plan: plan, in: transaction)
        try PlanPartStore.insert(content, plan: plan, in: transaction)
    }

    private static func seal(
        _ content: PlanContent, _ id: ID<Plan>, of owner: KeyOwner, in transaction: borrowing WriteTransaction
    ) throws -> Value {
        try KeyOwnerStore.seal(
            [
                .optional(content.changeReason), .optional(content.aftercare?.text),
                .optional(content.aftercare?.contact), .day(content.aftercare?.from),
            ], of: owner, at: SealedPlace(.plan, id), in: transaction)
    }

    static func approve(_ plan: Int64, on day: Day, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(PlanQuery.approve, .integer(plan), .day(day))
    }

    static func supersede(_ plan: Int64, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(PlanQuery.supersede, .integer(plan))
    }

    /// Notes that a version existed on the day it was signed.
    static func touch(_ plan: Int64, signedOn day: Day, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(PlanQuery.touch, .integer(plan), .day(day))
    }

    static func find(
        _ id: ID<Plan>, of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> PlanRow {
        let vault = transaction.vault
        let found = try transaction.first(PlanQuery.find, .id(id), .integer(trajectory)) { try row($0, vault) }
        guard let found else { throw Failure.notFound(.plan) }
        return found
    }

    static func find(
        ordinal: Int, of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> PlanRow? {
        let vault = transaction.vault
        return try transaction.first(PlanQuery.findByNumber, .integer(trajectory), .number(ordinal)) {
            try row($0, vault)
        }
    }

    static func latest(
        of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> PlanRow? {
        let vault = transaction.vault
        return try transaction.first(PlanQuery.latest, .integer(trajectory)) { try row($0, vault) }
    }

    static func approved(
        of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> PlanRow.Open? {
        try transaction.first(PlanQuery.approved, .integer(trajectory), decode: open)
    }

    /// The version that was in force on a day.
    static func inForce(
        of trajectory: Int64, on day: Day, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> PlanRow.Open? {
        try transaction.first(PlanQuery.inForce, .integer(trajectory), .day(day), decode: open)
    }

    static func findOpen(
        _ id: ID<Plan>, of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> PlanRow.Open {
        let found = try transaction.first(PlanQuery.findOpen, .id(id), .integer(trajectory), decode: open)
        guard let found else { throw Failure.notFound(.plan) }
        return found
    }

    static func list(
        of trajectory: Int64, page: PageRequest, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<PlanItem> {
        let start = try PageStart.number(of: page, PlanQuery.cursor, within: trajectory, in: transaction)
        let found = try transaction.all(
            PlanQuery.list, .integer(trajectory), .integer(start), .number(page.size + 1), decode: open)
        return Page(found.map(\.item), request: page) { $0.id.bytes }
    }

    private static func open(_ row: borrowing Row) throws -> PlanRow.Open {
        let item = PlanItem(
            id: try row.id(1), ordinal: try row.number(2), state: try row.code(3), approvedOn: try row.optionalDay(4))
        return PlanRow.Open(number: try row.integer(0), item: item, version: try row.integer(5))
    }

    static func row(_ row: borrowing Row, _ vault: Vault) throws -> PlanRow {
        guard let digest = Digest(bytes: try row.blob(6)) else { throw CorruptColumn(column: 6) }
        let open = try open(row)
        let opened = try vault.open(try row.optionalBlob(7), at: SealedPlace(.plan, open.item.id), values: 4)
        let contact = try opened.optionalText(2)
        let from = try opened.optionalDay(3)
        let aftercare = try opened.optionalText(1).map {
            PlanContent.Aftercare(text: $0, contact: contact, from: from)
        }
        return PlanRow(
            open: open, digest: digest, changeReason: try opened.optionalText(0), aftercare: aftercare,
            recordedAt: Instant(milliseconds: try row.integer(8)), drawnUpOn: try row.day(9))
    }
}
