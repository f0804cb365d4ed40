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
            c.withdrawn_at, w.role, q.uid
        FROM consent c JOIN client l ON l.id = c.client_id LEFT JOIN organisation o ON o.id = c.organisation_id
            LEFT JOIN professional p ON p.id = l.professional_id
            LEFT JOIN client w ON w.id = c.withdrawn_by_client_id LEFT JOIN professional q ON q.id = w.professional_id
        WHERE c.uid = ?1 AND c.trajectory_id = ?2
        """
    case number = "SELECT id FROM consent WHERE uid = ?1 AND trajectory_id = ?2"
    case list = """
        SELECT c.uid, c.scope, c.receiver_role, o.uid, c.sealed, c.given_on, c.until_on, c.basis, c.on_behalf_reason,
            l.role, p.uid, c.recorded_at, c.withdrawn_on, c.sealed_withdrawal, c.withdrawal_on_behalf_reason,
            c.withdrawn_at, w.role, q.uid
        FROM consent c INDEXED BY consent_trajectory CROSS JOIN client l ON l.id = c.client_id
            LEFT JOIN organisation o ON o.id = c.organisation_id LEFT JOIN professional p ON p.id = l.professional_id
            LEFT JOIN client w ON w.id = c.withdrawn_by_client_id LEFT JOIN professional q ON q.id = w.professional_id
        WHERE c.trajectory_id = ?1 AND c.id > ?2 ORDER BY c.id LIMIT ?3
        """
    case stands = """
        SELECT 1 FROM consent
        WHERE trajectory_id = ?1 AND scope = ?2 AND receiver_role = ?3
            AND (organisation_id IS NULL OR organisation_id = ?4) AND given_on <= ?5
            AND (until_on IS NULL OR until_on >= ?5) AND (withdrawn_on IS NULL OR withdrawn_on > ?5)
            AND (?6 OR basis <> 'takenOver')
        LIMIT 1
        """
    case standsForAny = """
        SELECT 1 FROM consent
        WHERE trajectory_id = ?1 AND scope = ?2 AND receiver_role = ?3 AND given_on <= ?4
            AND (until_on IS NULL OR until_on >= ?4) AND (withdrawn_on IS NULL OR withdrawn_on > ?4)
        LIMIT 1
        """
    case organisation = "SELECT 1 FROM organisation WHERE uid = ?1"
    case wasSaid = """
        SELECT 1 FROM consent WHERE trajectory_id = ?1 AND scope = ?2 AND receiver_role = ?3
            AND (withdrawn_on IS NOT NULL OR until_on IS NULL OR until_on >= ?4)
        LIMIT 1
        """
    case wasTakenBack = """
        SELECT 1 FROM consent WHERE trajectory_id = ?1 AND scope = ?2 AND receiver_role = ?3
            AND withdrawn_on IS NOT NULL
        LIMIT 1
        """
    case registrars = """
        SELECT o.uid, NULL, 0 FROM organisation o WHERE o.id IN (
            SELECT organisation_id FROM team_member WHERE trajectory_id = ?1 AND role = ?2 AND until_on IS NULL
            UNION SELECT organisation_id FROM action_order WHERE trajectory_id = ?1 AND provider_role = ?2)
        ORDER BY o.id
        """
    // Backups, and who came after somebody else; not who went to another organisation since (V-2).
    case readers = """
        SELECT o.uid, p.uid, m.is_backup FROM team_member m
        JOIN organisation o ON o.id = m.organisation_id LEFT JOIN professional p ON p.id = m.professional_id
        WHERE m.trajectory_id = ?1 AND m.role = ?2 AND m.until_on IS NULL AND (m.is_backup = 1 OR m.is_successor = 1)
            AND (p.id IS NULL OR p.organisation_id = m.organisation_id)
        ORDER BY m.id
        """
    case organisationOfActor = """
        SELECT id, uid FROM organisation
        WHERE id = coalesce(?1, (SELECT organisation_id FROM professional WHERE id = ?2))
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

    /// Whether a consent stands on a day that lets somebody of that role and organisation do something; of a backup,
    /// one that the participant gave, and not one that is taken to have been given elsewhere.
    static func stands(
        _ scope: ConsentScope, for role: Role, of organisation: Int64, isBackup: Bool = false, in trajectory: Int64,
        on day: Day, _ transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.exists(
            ConsentQuery.stands, .integer(trajectory), .code(scope), .code(role), .integer(organisation), .day(day),
            .flag(!isBackup)
        )
    }

    /// Whether a consent stands on a day that lets anybody of that role do something.
    static func standsForAny(
        _ scope: ConsentScope, for role: Role, in trajectory: Int64, on day: Day,
        _ transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.exists(
            ConsentQuery.standsForAny, .integer(trajectory), .code(scope), .code(role), .day(day)
        )
    }

    /// Whether there is such an organisation, to receive what is consented to.
    static func knows(
        _ organisation: ID<Organisation>, in transaction: borrowing WriteTransaction
    ) throws -> Bool {
        try transaction.exists(ConsentQuery.organisation, .id(organisation))
    }

    /// The organisation an actor works for; nil for one that works for none.
    static func organisation(
        of actor: Actor, in transaction: borrowing WriteTransaction
    ) throws -> (number: Int64, id: ID<Organisation>)? {
        try transaction.first(
            ConsentQuery.organisationOfActor, .optional(actor.organisation), .optional(actor.professional)
        ) { (try $0.integer(0), try $0.id(1)) }
    }

    /// Whether the participant took it back ever, or said from a day on what a new consent would say too (V-8).
    static func wasSaid(
        _ scope: ConsentScope, for role: Role, from day: Day, in trajectory: Int64,
        _ transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.exists(
            ConsentQuery.wasSaid, .integer(trajectory), .code(scope), .code(role), .day(day)
        )
    }

    /// Whether the participant ever took it back.
    static func wasTakenBack(
        _ scope: ConsentScope, for role: Role, in trajectory: Int64,
        _ transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.exists(
            ConsentQuery.wasTakenBack, .integer(trajectory), .code(scope), .code(role)
        )
    }

    /// Somebody who has by a consent what others of the role do not have.
    struct Receiver {
        let organisation: ID<Organisation>
        let professional: ID<Professional>?
        let isBackup: Bool
    }

    /// Who has by consents of that scope what others of the role do not have.
    static func receivers(
        of scope: ConsentScope, as role: Role, in trajectory: Int64,
        _ transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Receiver] {
        let query: ConsentQuery = scope == .fileAccess ? .readers : .registrars
        return try transaction.all(query, .integer(trajectory), .code(role)) { row in
            Receiver(organisation: try row.id(0), professional: try row.optionalID(1), isBackup: try row.flag(2))
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
            recordedBy: try row.code(16), recorder: try row.optionalID(17),
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
