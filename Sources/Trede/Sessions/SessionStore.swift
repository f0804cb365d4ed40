internal import SQLite
internal import TredeDomain

enum SessionQuery: String, Query {
    case insert = """
        INSERT INTO session (uid, trajectory_id, order_id, action_ref, type, provider_role, organisation_id, held_on,
            minutes, state, price_cents, place, effort_minutes, sealed, note_digest, verified_on, corrects_id,
            correction_members, version, client_id, registered_at, recorded_at, reimbursed_elsewhere)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
            ?23)
        """
    case supersede = "UPDATE session SET is_superseded = 1 WHERE id = ?1"
    case verify = "UPDATE session SET state = 'verified', verified_on = ?2, version = version + 1 WHERE id = ?1"
    case dispute = "UPDATE session SET state = 'disputed', version = version + 1 WHERE id = ?1"
    case hold = "UPDATE session SET state = 'held', version = version + 1 WHERE id = ?1"
    case find = """
        SELECT s.uid, s.action_ref, g.uid, s.held_on, s.minutes, s.state, t.uid, s.type, s.effort_minutes,
            s.note_digest, s.price_cents, s.verified_on, s.registered_at, s.version, s.id, s.organisation_id,
            s.reimbursed_elsewhere, s.order_id
        FROM session s JOIN organisation g ON g.id = s.organisation_id JOIN trajectory t ON t.id = s.trajectory_id
        WHERE s.uid = ?1 AND s.is_superseded = 0
        """
    case confidential = "SELECT place, sealed, uid, corrects_id FROM session WHERE id = ?1"
    case first = "SELECT min(id) FROM session WHERE uid = ?1"
    case same = """
        SELECT 1 FROM session
        WHERE trajectory_id = ?1 AND held_on = ?2 AND action_ref = ?3 AND (?4 IS NULL OR organisation_id = ?4) AND minutes = ?5
            AND place IS ?6 AND state IN ('planned', 'held', 'verified', 'disputed') AND is_superseded = 0
        LIMIT 1
        """
    // What is planned on a day on which its order no longer stands takes up nothing.
    case unitsUsed = """
        SELECT count(*) FROM session s
        WHERE s.trajectory_id = ?1 AND s.action_ref = ?2 AND s.is_superseded = 0
            AND (s.state IN ('held', 'verified', 'disputed')
                OR s.state = 'planned' AND NOT EXISTS (
                    SELECT 1 FROM order_ending e WHERE e.order_id = s.order_id AND e.ended_on <= s.held_on))
        """
    case corrections = """
        SELECT sealed, correction_members, recorded_at, uid, corrects_id FROM session
        WHERE uid = ?1 AND corrects_id IS NOT NULL ORDER BY version
        """
    case list = """
        SELECT s.uid, s.action_ref, g.uid, s.held_on, s.minutes, s.state
        FROM session s JOIN organisation g ON g.id = s.organisation_id
        WHERE s.trajectory_id = ?1 AND s.is_superseded = 0 AND (s.held_on, s.id) > (?2, ?3)
            AND (?4 IS NULL OR s.organisation_id = ?4)
        ORDER BY s.held_on, s.id LIMIT ?5
        """
    case cursor = """
        SELECT held_on, id FROM session
        WHERE uid = ?1 AND trajectory_id = ?2 AND is_superseded = 0 AND (?3 IS NULL OR organisation_id = ?3)
        """
    case unitsCarriedOut = """
        SELECT action_ref, count(*) FROM session
        WHERE trajectory_id = ?1 AND is_superseded = 0 AND state IN ('held', 'verified', 'disputed')
        GROUP BY action_ref ORDER BY action_ref
        """
}

/// A session as it stands now, with the numbers the store knows it by.
struct SessionRow {
    let progress: SessionProgress
    let number: Int64
    let organisation: Int64
    let order: Int64
}

enum SessionStore {
    /// What is written of a session.
    struct Content {
        var heldOn: Day
        var minutes: Int
        var state: SessionState
        var place: SessionPlace?
        var effortMinutes: Int?
        var note: String?
        /// Sixteen random bytes that make the digest of the note unguessable.
        var noteSalt: [UInt8]?
        var verifiedOn: Day?
        var isReimbursedElsewhere = false
    }

    /// What a correction says of itself.
    struct Correction {
        let corrects: SessionRow
        let reason: String
        let members: [String]
    }

    static func insert(
        _ content: Content, id: ID<Session>, actionRef: String, order: OrderStore.Standing, trajectory: Int64,
        correction: Correction? = nil, client: Int64, in transaction: borrowing WriteTransaction
    ) throws {
        let registeredAt = correction?.corrects.progress.recordedAt.milliseconds ?? transaction.now
        let place = place(of: id, corrects: correction?.corrects.number)
        let sealed = try KeyOwnerStore.seal(
            [.optional(content.note), salt(content), .optional(correction?.reason)], of: .trajectory(trajectory),
            at: place, in: transaction)
        try transaction.insert(
            SessionQuery.insert, .id(id), .integer(trajectory), .integer(order.number), .text(actionRef),
            .text(order.type), .code(order.providerRole), .integer(order.provider.number), .day(content.heldOn),
            .number(content.minutes), .code(content.state), .integer(order.unitPriceCents), .code(content.place),
            .number(content.effortMinutes), sealed, digest(content), .day(content.verifiedOn),
            .optional(correction?.corrects.number), .optional(correction?.members.joined(separator: ",")),
            .integer((correction?.corrects.progress.version ?? 0) + 1), .integer(client), .integer(registeredAt),
            .integer(transaction.now), .flag(content.isReimbursedElsewhere))
    }

    /// The salted digest of a note: enough to prove later that it was not changed.
    static func digest(of note: String, salt: [UInt8]) -> Digest {
        Digest.sha256(salt + Array(note.utf8))
    }

    static func supersede(_ number: Int64, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(SessionQuery.supersede, .integer(number))
    }

    static func verify(_ number: Int64, on day: Day, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(SessionQuery.verify, .integer(number), .day(day))
    }

    static func dispute(_ number: Int64, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(SessionQuery.dispute, .integer(number))
    }

    /// A disputed session is held again, to be verified.
    static func hold(_ number: Int64, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(SessionQuery.hold, .integer(number))
    }

    /// The number of the first row of a session, which its line in the books is named after.
    static func first(
        _ id: ID<Session>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int64 {
        guard let number = try transaction.first(SessionQuery.first, .id(id), decode: { try $0.optionalInteger(0) }),
            let number
        else { throw Failure.notFound(.session) }
        return number
    }

    /// Whether an identical session stands: same action, provider, day, minutes and place (E-14); of any provider when
    /// none is given.
    static func hasSame(
        as content: Content, actionRef: String, organisation: Int64?, trajectory: Int64,
        in transaction: borrowing WriteTransaction
    ) throws -> Bool {
        try transaction.exists(
            SessionQuery.same, .integer(trajectory), .day(content.heldOn), .text(actionRef), .optional(organisation),
            .number(content.minutes), .code(content.place)
        )
    }

    /// How many units of an action are planned or carried out, whatever the order.
    static func unitsUsed(
        _ actionRef: String, of trajectory: Int64, in transaction: borrowing WriteTransaction
    ) throws -> Int {
        try transaction.first(SessionQuery.unitsUsed, .integer(trajectory), .text(actionRef)) {
            try $0.number(0)
        } ?? 0
    }

    /// The session without what is confidential about it.
    static func findIfAny(
        _ id: ID<Session>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> SessionRow? {
        try transaction.first(SessionQuery.find, .id(id), decode: row)
    }

    /// The session with its note.
    static func whole(
        _ row: SessionRow, disputes: [Session.Dispute], in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Session {
        let vault = transaction.vault
        let corrections = try transaction.all(SessionQuery.corrections, .id(row.progress.item.id)) { row in
            let place = place(of: try row.id(3), corrects: try row.optionalInteger(4))
            let opened = try vault.open(try row.blob(0), at: place)
            return Session.Correction(
                reason: try opened.text(2), members: try row.text(1).split(separator: ",").map(String.init),
                recordedAt: Instant(milliseconds: try row.integer(2)))
        }
        let found = try transaction.first(SessionQuery.confidential, .integer(row.number)) { columns in
            let account = Session.Account(
                place: try columns.optionalCode(0), note: try opened(columns, vault).optionalText(0),
                disputes: disputes, corrections: corrections)
            return Session(progress: row.progress, account: Confidential(account))
        }
        guard let found else { throw Failure.notFound(.session) }
        return found
    }

    /// What a correction keeps where it says nothing else.
    static func content(
        of row: SessionRow, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Content {
        let progress = row.progress
        let vault = transaction.vault
        let found = try transaction.first(SessionQuery.confidential, .integer(row.number)) { columns in
            let opened = try opened(columns, vault)
            return Content(
                heldOn: progress.item.heldOn, minutes: progress.item.minutes, state: progress.item.state,
                place: try columns.optionalCode(0), effortMinutes: progress.effortMinutes,
                note: try opened.optionalText(0), noteSalt: try opened.optionalBlob(1),
                isReimbursedElsewhere: progress.isReimbursedElsewhere)
        }
        guard let found else { throw Failure.notFound(.session) }
        return found
    }

    /// A page by day; of one organisation only, when one is given.
    static func list(
        of trajectory: Int64, organisation: Int64?, page: PageRequest,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<SessionItem> {
        var start: (day: Value, number: Int64) = ("", 0)
        if let after = page.after {
            // A cursor of another provider's session is no cursor (V-9).
            let found = try transaction.first(
                SessionQuery.cursor, .blob(after.bytes), .integer(trajectory), .optional(organisation)
            ) { (try $0.text(0), try $0.integer(1)) }
            guard let found else { throw PageRequest.unknownCursor }
            start = (.text(found.0), found.1)
        }
        let found = try transaction.all(
            SessionQuery.list, .integer(trajectory), start.day, .integer(start.number), .optional(organisation),
            .number(page.size + 1), decode: item)
        return Page(found, request: page) { $0.id.bytes }
    }

    /// How many sessions of each action took place, in order of its ref.
    static func unitsCarriedOut(
        of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [(ref: String, units: Int)] {
        try transaction.all(SessionQuery.unitsCarriedOut, .integer(trajectory)) { row in
            (try row.text(0), try row.number(1))
        }
    }

    /// Each correction of a session is a row of its own, and corrects one that no other corrects.
    static func place(of id: ID<Session>, corrects number: Int64?) -> SealedPlace {
        var row = id.bytes
        SealedPlace.append(number ?? 0, to: &row)
        return SealedPlace(.session, .bytes(row))
    }

    /// Note, its salt and the reason of a correction, of a row in four columns.
    private static func opened(_ row: borrowing Row, _ vault: Vault) throws -> Opened {
        let place = place(of: try row.id(2), corrects: try row.optionalInteger(3))
        return try vault.open(try row.optionalBlob(1), at: place, values: 3)
    }

    private static func salt(_ content: Content) -> Value {
        guard content.note != nil, let salt = content.noteSalt else { return .null }
        return .blob(salt)
    }

    private static func digest(_ content: Content) -> Value {
        guard let note = content.note, let salt = content.noteSalt else { return .null }
        return .blob(digest(of: note, salt: salt).bytes)
    }

    private static func item(_ row: borrowing Row) throws -> SessionItem {
        SessionItem(
            id: try row.id(0), actionRef: try row.text(1), organisation: try row.id(2), heldOn: try row.day(3),
            minutes: try row.number(4), state: try row.code(5))
    }

    private static func row(_ row: borrowing Row) throws -> SessionRow {
        let digest = try row.optionalBlob(9).flatMap { Digest(bytes: $0)?.hexadecimal }
        let progress = SessionProgress(
            item: try item(row), trajectory: try row.id(6), type: try row.text(7),
            effortMinutes: try row.optionalNumber(8), noteDigest: digest, priceCents: try row.integer(10),
            isReimbursedElsewhere: try row.flag(16), verifiedOn: try row.optionalDay(11),
            recordedAt: Instant(milliseconds: try row.integer(12)),
            version: try row.integer(13))
        return SessionRow(
            progress: progress, number: try row.integer(14), organisation: try row.integer(15),
            order: try row.integer(17))
    }
}
