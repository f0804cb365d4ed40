internal import SQLite
internal import TredeDomain

enum EmergencyAccessQuery: String, Query {
    case insert = """
        INSERT INTO emergency_access (uid, trajectory_id, professional_id, organisation_id, role, sealed, until_at,
            client_id, recorded_at)
        VALUES (?1, ?2, ?3, (SELECT organisation_id FROM professional WHERE id = ?3), ?4, ?5, ?6, ?7, ?8)
        """
    case review = """
        UPDATE emergency_access SET review_outcome = ?2, sealed_review = ?3, reviewer_role = ?4,
            reviewer_professional_id = ?5, reviewed_by_client_id = ?6, reviewed_at = ?7
        WHERE uid = ?1 AND reviewed_at IS NULL
        """
    case find = """
        SELECT e.uid, t.uid, p.uid, e.role, e.sealed, e.recorded_at, e.until_at, e.review_outcome, e.sealed_review,
            e.reviewer_role, r.uid, e.reviewed_at
        FROM emergency_access e CROSS JOIN trajectory t ON t.id = e.trajectory_id
            CROSS JOIN professional p ON p.id = e.professional_id
            LEFT JOIN professional r ON r.id = e.reviewer_professional_id
        WHERE e.uid = ?1 AND e.trajectory_id = ?2
        """
    case findOpen = """
        SELECT e.uid, t.uid, p.uid, e.role, NULL, e.recorded_at, e.until_at, e.review_outcome, NULL,
            e.reviewer_role, r.uid, e.reviewed_at
        FROM emergency_access e CROSS JOIN trajectory t ON t.id = e.trajectory_id
            CROSS JOIN professional p ON p.id = e.professional_id
            LEFT JOIN professional r ON r.id = e.reviewer_professional_id
        WHERE e.uid = ?1 AND e.trajectory_id = ?2
        """
    case number = "SELECT id FROM emergency_access WHERE uid = ?1 AND trajectory_id = ?2"
    case list = """
        SELECT e.uid, t.uid, p.uid, e.role, NULL, e.recorded_at, e.until_at, e.review_outcome, NULL,
            e.reviewer_role, r.uid, e.reviewed_at
        FROM emergency_access e CROSS JOIN trajectory t ON t.id = e.trajectory_id
            CROSS JOIN professional p ON p.id = e.professional_id
            LEFT JOIN professional r ON r.id = e.reviewer_professional_id
        WHERE e.trajectory_id = ?1 AND e.id > ?2 ORDER BY e.id LIMIT ?3
        """
    case looking = """
        SELECT e.uid FROM trajectory t JOIN emergency_access e ON e.trajectory_id = t.id
        WHERE e.professional_id = ?1 AND e.role = ?2 AND t.referral_id = ?3 AND e.until_at > ?4
            AND e.review_outcome IS NOT 'notJustified'
        ORDER BY e.id DESC LIMIT 1
        """
    case isOpen = """
        SELECT until_at FROM emergency_access
        WHERE professional_id = ?1 AND role = ?2 AND trajectory_id = ?3 AND until_at > ?4
            AND review_outcome IS NOT 'notJustified'
        ORDER BY until_at DESC LIMIT 1
        """
    case unsettled = """
        SELECT review_outcome FROM emergency_access
        WHERE professional_id = ?1 AND trajectory_id = ?2 AND review_outcome IS NOT 'justified' ORDER BY id LIMIT 1
        """
    case opener = "SELECT professional_id, organisation_id FROM emergency_access WHERE uid = ?1"
    case unreviewedStart = """
        SELECT e.id FROM emergency_access e CROSS JOIN trajectory t ON t.id = e.trajectory_id
            CROSS JOIN network n ON n.id = t.network_id
        WHERE e.uid = ?1 AND (?2 IS NULL OR n.lead_partner_id = ?2)
        """
    case unreviewed = """
        SELECT e.uid, t.uid, p.uid, e.role, NULL, e.recorded_at, e.until_at, NULL, NULL, NULL, NULL, NULL
        FROM emergency_access e INDEXED BY emergency_access_unreviewed
            CROSS JOIN trajectory t ON t.id = e.trajectory_id
            CROSS JOIN network n ON n.id = t.network_id CROSS JOIN professional p ON p.id = e.professional_id
        WHERE e.reviewed_at IS NULL AND e.id > ?1 AND (?2 IS NULL OR n.lead_partner_id = ?2)
            AND NOT EXISTS (SELECT 1 FROM erasure x WHERE x.person_id = t.person_id)
        ORDER BY e.id LIMIT ?3
        """
}

enum EmergencyAccessStore {
    /// Opens a file to the actor's professional, and returns the number of the row.
    static func insert(
        _ id: ID<EmergencyAccess>, reason: String, until: Instant, of trajectory: Int64, professional: Int64,
        by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws -> Int64 {
        let sealed = try KeyOwnerStore.seal(
            [.text(reason)], of: .trajectory(trajectory), at: SealedPlace(.emergencyAccess, id), in: transaction)
        return try transaction.insert(
            EmergencyAccessQuery.insert, .id(id), .integer(trajectory), .integer(professional), .code(actor.role),
            sealed, .integer(until.milliseconds), .integer(actor.client), .integer(transaction.now))
    }

    static func review(
        _ id: ID<EmergencyAccess>, of trajectory: Int64, _ outcome: EmergencyAccess.Outcome, motivation: String,
        by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws {
        let sealed = try KeyOwnerStore.seal(
            [.text(motivation)], of: .trajectory(trajectory), at: SealedPlace(.emergencyReview, id), in: transaction)
        try transaction.run(
            EmergencyAccessQuery.review, .id(id), .code(outcome), sealed, .code(actor.role),
            .optional(actor.professional), .integer(actor.client), .integer(transaction.now))
    }

    /// The access, with its reason for those who see what is confidential.
    static func find(
        _ id: ID<EmergencyAccess>, of trajectory: Int64, inFile: Bool,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> EmergencyAccess {
        guard let found = try findIfAny(id, of: trajectory, inFile: inFile, in: transaction) else {
            throw Failure.notFound(.emergencyAccess)
        }
        return found
    }

    /// The same; nil where there is none.
    static func findIfAny(
        _ id: ID<EmergencyAccess>, of trajectory: Int64, inFile: Bool,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> EmergencyAccess? {
        let query: EmergencyAccessQuery = inFile ? .find : .findOpen
        let vault = transaction.vault
        return try transaction.first(query, .id(id), .integer(trajectory)) { try access($0, vault) }
    }

    static func list(
        of trajectory: Int64, page: PageRequest, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<EmergencyAccess> {
        let start = try PageStart.number(of: page, EmergencyAccessQuery.number, within: trajectory, in: transaction)
        let vault = transaction.vault
        let found = try transaction.all(
            EmergencyAccessQuery.list, .integer(trajectory), .integer(start), .number(page.size + 1)
        ) { try access($0, vault) }
        return Page(found, request: page) { $0.id.bytes }
    }

    /// Those that nobody reviewed yet, in the networks that an organisation leads; in all, for nil.
    static func unreviewed(
        ledBy organisation: Int64?, page: PageRequest, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<EmergencyAccess> {
        var start: Int64 = 0
        if let cursor = page.after {
            let found = try transaction.first(
                EmergencyAccessQuery.unreviewedStart, .blob(cursor.bytes), .optional(organisation)
            ) { try $0.integer(0) }
            guard let found else { throw PageRequest.unknownCursor }
            start = found
        }
        let vault = transaction.vault
        let found = try transaction.all(
            EmergencyAccessQuery.unreviewed, .integer(start), .optional(organisation), .number(page.size + 1)
        ) { try access($0, vault) }
        return Page(found, request: page) { $0.id.bytes }
    }

    /// Until when a professional has a file open so; nil when that is not the case at a moment.
    static func openUntil(
        by professional: Int64, as role: Role, in trajectory: Int64, at moment: Int64,
        _ transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Instant? {
        try transaction.first(
            EmergencyAccessQuery.isOpen, .integer(professional), .code(role), .integer(trajectory), .integer(moment)
        ) { Instant(milliseconds: try $0.integer(0)) }
    }

    /// Whether an earlier access of a professional to a file waits for a judgement, or was found not justified.
    static func hasUnsettled(
        by professional: Int64, in trajectory: Int64, _ transaction: borrowing WriteTransaction
    ) throws -> Bool {
        try transaction.first(EmergencyAccessQuery.unsettled, .integer(professional), .integer(trajectory)) { _ in
            true
        } ?? false
    }

    /// By which access a professional has the file of a referral open; nil when that is not the case at a moment.
    static func looking(
        of professional: Int64, as role: Role, inFileOf referral: Int64, at moment: Int64,
        _ transaction: borrowing Transaction<some TransactionMode>
    ) throws -> ID<EmergencyAccess>? {
        try transaction.first(
            EmergencyAccessQuery.looking, .integer(professional), .code(role), .integer(referral), .integer(moment)
        ) { try $0.id(0) }
    }

    /// The numbers of the professional who opened a file, and of the organisation.
    static func opener(
        of id: ID<EmergencyAccess>, in transaction: borrowing WriteTransaction
    ) throws -> (professional: Int64, organisation: Int64) {
        let found = try transaction.first(EmergencyAccessQuery.opener, .id(id)) { row in
            (professional: try row.integer(0), organisation: try row.integer(1))
        }
        guard let found else { throw Failure.notFound(.emergencyAccess) }
        return found
    }

    private static func access(_ row: borrowing Row, _ vault: Vault) throws -> EmergencyAccess {
        let id = try row.id(0, of: EmergencyAccess.self)
        let reason = try vault.open(try row.optionalBlob(4), at: SealedPlace(.emergencyAccess, id), values: 1)
        return EmergencyAccess(
            id: id, trajectory: try row.id(1), professional: try row.id(2), role: try row.code(3),
            reason: try reason.optionalText(0).map(Confidential.init),
            openedAt: Instant(milliseconds: try row.integer(5)),
            until: Instant(milliseconds: try row.integer(6)), review: try review(row, of: id, vault))
    }

    private static func review(
        _ row: borrowing Row, of id: ID<EmergencyAccess>, _ vault: Vault
    ) throws -> EmergencyAccess.Review? {
        guard let outcome = try row.optionalCode(7, as: EmergencyAccess.Outcome.self) else { return nil }
        let motivation = try vault.open(try row.optionalBlob(8), at: SealedPlace(.emergencyReview, id), values: 1)
        return EmergencyAccess.Review(
            outcome: outcome, motivation: try motivation.optionalText(0).map(Confidential.init), role: try row.code(9),
            professional: try row.optionalID(10), recordedAt: Instant(milliseconds: try row.integer(11)))
    }
}
