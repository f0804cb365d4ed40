internal import SQLite
internal import TredeDomain

enum ConsentQuery: String, Query {
    case insert = """
        INSERT INTO consent (uid, trajectory_id, scope, receiver_role, organisation_id, sealed, given_on, until_on,
            basis, on_behalf_reason, client_id, recorded_at)
        VALUES (?1, ?2, ?3, ?4, (SELECT id FROM organisation WHERE uid = ?5), ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        """
    case withdraw = """
        UPDATE consent SET withdrawn_on = ?2, sealed_withdrawal = ?3, withdrawal_on_behalf_reason = ?4,
            withdrawn_by_client_id = ?5, withdrawn_at = ?6
        WHERE uid = ?1 AND withdrawn_on IS NULL
        """
    case find = """
        SELECT c.uid, c.scope, c.receiver_role, o.uid, c.sealed, c.given_on, c.until_on, c.basis, c.on_behalf_reason,
            l.role, p.uid, c.recorded_at, c.withdrawn_on, c.sealed_withdrawal, c.withdrawal_on_behalf_reason,
            c.withdrawn_at
        FROM consent c JOIN client l ON l.id = c.client_id LEFT JOIN organisation o ON o.id = c.organisation_id
            LEFT JOIN professional p ON p.id = l.professional_id
        WHERE c.uid = ?1 AND c.trajectory_id = ?2
        """
    case number = "SELECT id FROM consent WHERE uid = ?1 AND trajectory_id = ?2"
    case list = """
        SELECT c.uid, c.scope, c.receiver_role, o.uid, c.sealed, c.given_on, c.until_on, c.basis, c.on_behalf_reason,
            l.role, p.uid, c.recorded_at, c.withdrawn_on, c.sealed_withdrawal, c.withdrawal_on_behalf_reason,
            c.withdrawn_at
        FROM consent c JOIN client l ON l.id = c.client_id LEFT JOIN organisation o ON o.id = c.organisation_id
            LEFT JOIN professional p ON p.id = l.professional_id
        WHERE c.trajectory_id = ?1 AND c.id > ?2 ORDER BY c.id LIMIT ?3
        """
    case stands = """
        SELECT 1 FROM consent
        WHERE trajectory_id = ?1 AND scope = ?2 AND receiver_role = ?3
            AND (organisation_id IS NULL OR organisation_id = ?4) AND given_on <= ?5
            AND (until_on IS NULL OR until_on >= ?5) AND (withdrawn_on IS NULL OR withdrawn_on > ?5)
        LIMIT 1
        """
    case organisation = "SELECT 1 FROM organisation WHERE uid = ?1"
    case wasSaid = "SELECT 1 FROM consent WHERE trajectory_id = ?1 AND scope = ?2 AND receiver_role = ?3 LIMIT 1"
    case registrars = """
        SELECT o.uid, NULL FROM organisation o WHERE o.id IN (
            SELECT organisation_id FROM team_member WHERE trajectory_id = ?1 AND role = ?2 AND until_on IS NULL
            UNION SELECT organisation_id FROM action_order WHERE trajectory_id = ?1 AND provider_role = ?2)
        ORDER BY o.id
        """
    // Backups, and who came after somebody else.
    case readers = """
        SELECT o.uid, p.uid FROM team_member m
        JOIN organisation o ON o.id = m.organisation_id LEFT JOIN professional p ON p.id = m.professional_id
        WHERE m.trajectory_id = ?1 AND m.role = ?2 AND m.until_on IS NULL AND (m.is_backup = 1 OR (
                SELECT min(w.from_on) FROM team_member w
                WHERE w.trajectory_id = m.trajectory_id AND w.role = m.role AND w.is_backup = 0
                    AND w.professional_id IS m.professional_id AND w.organisation_id = m.organisation_id
            ) > (
                SELECT min(f.from_on) FROM team_member f
                WHERE f.trajectory_id = m.trajectory_id AND f.role = m.role AND f.is_backup = 0))
        ORDER BY m.id
        """
}

enum ConsentStore {
    static func insert(
        _ content: Consent.Content, id: ID<Consent>, basis: Consent.Basis, of trajectory: Int64, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws {
        let sealed = try KeyOwnerStore.seal(
            [.text(content.purpose), .optional(content.onBehalf?.proof)], of: .trajectory(trajectory),
            at: SealedPlace(.consent, id), in: transaction)
        try transaction.insert(
            ConsentQuery.insert, .id(id), .integer(trajectory), .code(content.scope), .code(content.receiverRole),
            content.organisation.map { .id($0) } ?? .null, sealed, .day(content.period.from),
            .day(content.period.until), .code(basis), .code(content.onBehalf?.reason), .integer(actor.client),
            .integer(transaction.now))
    }

    static func withdraw(
        _ id: ID<Consent>, of trajectory: Int64, _ withdrawal: Consent.Withdrawal, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws {
        let sealed = try KeyOwnerStore.seal(
            [.optional(withdrawal.reason), .optional(withdrawal.onBehalf?.proof)], of: .trajectory(trajectory),
            at: SealedPlace(.consentWithdrawal, id), in: transaction)
        try transaction.run(
            ConsentQuery.withdraw, .id(id), .day(withdrawal.withdrawnOn), sealed,
            .code(withdrawal.onBehalf?.reason), .integer(actor.client),
            .integer(withdrawal.recordedAt.milliseconds))
    }

    static func find(
        _ id: ID<Consent>, of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Consent {
        let vault = transaction.vault
        let found = try transaction.first(ConsentQuery.find, .id(id), .integer(trajectory)) { try consent($0, vault) }
        guard let found else { throw Failure.notFound(.consent) }
        return found
    }

    static func list(
        of trajectory: Int64, page: PageRequest, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<Consent> {
        let start = try PageStart.number(of: page, ConsentQuery.number, within: trajectory, in: transaction)
        let vault = transaction.vault
        let found = try transaction.all(
            ConsentQuery.list, .integer(trajectory), .integer(start), .number(page.size + 1)
        ) { try consent($0, vault) }
        return Page(found, request: page) { $0.id.bytes }
    }

    /// Every consent of a trajectory, the first recorded first.
    static func all(
        of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Consent] {
        let vault = transaction.vault
        return try transaction.all(
            ConsentQuery.list, .integer(trajectory), .integer(0), .number(Int(Int32.max))
        ) { try consent($0, vault) }
    }

    /// Whether a consent stands on a day that lets somebody of that role and organisation do something.
    static func stands(
        _ scope: ConsentScope, for role: Role, of organisation: Int64, in trajectory: Int64, on day: Day,
        _ transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.first(
            ConsentQuery.stands, .integer(trajectory), .code(scope), .code(role), .integer(organisation), .day(day)
        ) { _ in true } ?? false
    }

    /// Whether there is such an organisation, to receive what is consented to.
    static func knows(
        _ organisation: ID<Organisation>, in transaction: borrowing WriteTransaction
    ) throws -> Bool {
        try transaction.first(ConsentQuery.organisation, .id(organisation)) { _ in true } ?? false
    }

    /// Whether the participant ever said anything about it, and be it that it is taken back.
    static func wasSaid(
        _ scope: ConsentScope, for role: Role, in trajectory: Int64,
        _ transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.first(ConsentQuery.wasSaid, .integer(trajectory), .code(scope), .code(role)) { _ in true }
            ?? false
    }

    /// Who has by consents of that scope what others of the role do not have.
    static func receivers(
        of scope: ConsentScope, as role: Role, in trajectory: Int64,
        _ transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [(organisation: ID<Organisation>, professional: ID<Professional>?)] {
        let query: ConsentQuery = scope == .fileAccess ? .readers : .registrars
        return try transaction.all(query, .integer(trajectory), .code(role)) { row in
            (try row.id(0), try row.optionalID(1))
        }
    }

    private static func consent(_ row: borrowing Row, _ vault: Vault) throws -> Consent {
        guard let period = Period(from: try row.day(5), until: try row.optionalDay(6)) else {
            throw CorruptColumn(column: 6)
        }
        let id = try row.id(0, of: Consent.self)
        let sealed = try vault.open(try row.blob(4), at: SealedPlace(.consent, id))
        let content = Consent.Content(
            scope: try row.code(1), receiverRole: try row.code(2), organisation: try row.optionalID(3),
            purpose: try sealed.text(0), period: period, onBehalf: try onBehalf(row, 8, sealed))
        return Consent(
            id: id, content: content, basis: try row.code(7), recordedBy: try row.code(9),
            recorder: try row.optionalID(10), recordedAt: Instant(milliseconds: try row.integer(11)),
            withdrawal: try withdrawal(row, of: id, vault))
    }

    private static func withdrawal(
        _ row: borrowing Row, of id: ID<Consent>, _ vault: Vault
    ) throws -> Consent.Withdrawal? {
        guard let withdrawnOn = try row.optionalDay(12) else { return nil }
        let sealed = try vault.open(try row.optionalBlob(13), at: SealedPlace(.consentWithdrawal, id), values: 2)
        return Consent.Withdrawal(
            withdrawnOn: withdrawnOn, reason: try sealed.optionalText(0), onBehalf: try onBehalf(row, 14, sealed),
            recordedAt: Instant(milliseconds: try row.integer(15)))
    }

    /// Why somebody else entered it, which stands in a column, and the proof, which is sealed after the reason.
    private static func onBehalf(
        _ row: borrowing Row, _ column: Int32, _ sealed: Opened
    ) throws -> Signature.OnBehalf? {
        guard let reason = try row.optionalCode(column, as: Signature.OnBehalfReason.self) else { return nil }
        return Signature.OnBehalf(reason: reason, proof: try sealed.text(1))
    }
}
