internal import SQLite
internal import TredeDomain

enum WithholdingQuery: String, Query {
    case insert = """
        INSERT INTO withholding (uid, trajectory_id, item_kind, item_uid, role, client_id, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """
    case release = """
        UPDATE withholding SET released_at = ?2, released_by_client_id = ?3 WHERE uid = ?1 AND released_at IS NULL
        """
    case find = """
        SELECT uid, item_kind, item_uid, role, recorded_at, released_at FROM withholding
        WHERE uid = ?1 AND trajectory_id = ?2
        """
    // The roles against which no mark is shown stand in the last value with blanks around each.
    case number = """
        SELECT id FROM withholding WHERE uid = ?1 AND trajectory_id = ?2 AND instr(?3, ' ' || role || ' ') = 0
        """
    case list = """
        SELECT uid, item_kind, item_uid, role, recorded_at, released_at FROM withholding
        WHERE trajectory_id = ?1 AND id > ?2 AND instr(?4, ' ' || role || ' ') = 0 ORDER BY id LIMIT ?3
        """
    case stands = """
        SELECT 1 FROM withholding WHERE trajectory_id = ?1 AND item_uid = ?2 AND role = ?3 AND released_at IS NULL
        """
    // Who works in both roles is kept from what either is kept from (V-8); no role stands for whichever.
    case isKept = """
        SELECT 1 FROM withholding WHERE trajectory_id = ?1 AND item_uid = ?2 AND released_at IS NULL
            AND (?3 IS NULL OR role = ?3 OR role IN (
                SELECT role FROM team_member WHERE trajectory_id = ?1 AND professional_id = ?4 AND until_on IS NULL))
        LIMIT 1
        """
    case kept = """
        SELECT DISTINCT item_uid FROM withholding
        WHERE trajectory_id = ?1 AND item_kind = ?2 AND released_at IS NULL AND (?3 IS NULL OR role = ?3 OR role IN (
            SELECT role FROM team_member WHERE trajectory_id = ?1 AND professional_id = ?4 AND until_on IS NULL))
        """
    case session = "SELECT 1 FROM session WHERE uid = ?1 AND trajectory_id = ?2 LIMIT 1"
    case internship = "SELECT 1 FROM internship WHERE uid = ?1 AND trajectory_id = ?2"
    case assessment = """
        SELECT 1 FROM assessment a JOIN trajectory t ON t.referral_id = a.referral_id
        WHERE a.uid = ?1 AND t.id = ?2 AND a.assessed_on IS NOT NULL
        """
    case endReport = "SELECT 1 FROM end_report WHERE uid = ?1 AND trajectory_id = ?2"
    case suspension = "SELECT 1 FROM suspension WHERE uid = ?1 AND trajectory_id = ?2"
    // The places of assessments among those of a file, to be left out of the count.
    case keptAssessments = """
        SELECT a.number FROM assessment a WHERE a.referral_id = ?2 AND a.uid IN (
            SELECT item_uid FROM withholding
            WHERE trajectory_id = ?1 AND item_kind = 'assessment' AND released_at IS NULL AND (?3 IS NULL OR role = ?3 OR role IN (
                SELECT role FROM team_member WHERE trajectory_id = ?1 AND professional_id = ?4 AND until_on IS NULL)))
        """
    case assessmentOfReferral = """
        SELECT a.uid FROM referral r
        JOIN referral_version v ON v.referral_id = r.id AND v.version = r.content_version
        JOIN assessment a ON a.id = v.assessment_id WHERE r.id = ?1
        """
}

enum WithholdingStore {
    static func insert(
        _ content: Withholding.Content, id: ID<Withholding>, of trajectory: Int64, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.insert(
            WithholdingQuery.insert, .id(id), .integer(trajectory), .code(content.kind), .blob(content.item),
            .code(content.role), .integer(actor.client), .integer(transaction.now))
    }

    static func release(
        _ id: ID<Withholding>, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.run(
            WithholdingQuery.release, .id(id), .integer(transaction.now), .integer(actor.client))
    }

    static func find(
        _ id: ID<Withholding>, of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Withholding {
        let found = try transaction.first(WithholdingQuery.find, .id(id), .integer(trajectory), decode: withholding)
        guard let found else { throw Failure.notFound(.withholding) }
        return found
    }

    /// A page of the marks that are against none of those roles.
    static func list(
        of trajectory: Int64, except roles: Set<Role>, page: PageRequest,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<Withholding> {
        let hidden = Value.text(" " + roles.map(\.rawValue).joined(separator: " ") + " ")
        let start = try PageStart.number(
            of: page, WithholdingQuery.number, within: trajectory, boundTo: hidden, in: transaction)
        let found = try transaction.all(
            WithholdingQuery.list, .integer(trajectory), .integer(start), .number(page.size + 1), hidden,
            decode: withholding)
        return Page(found, request: page) { $0.id.bytes }
    }

    /// Whether such a mark stands.
    static func stands(
        _ content: Withholding.Content, of trajectory: Int64, in transaction: borrowing WriteTransaction
    ) throws -> Bool {
        try transaction.exists(
            WithholdingQuery.stands, .integer(trajectory), .blob(content.item), .code(content.role)
        )
    }

    /// Whether an item is kept from a professional in a role.
    static func isKept(
        _ item: [UInt8], from role: Role?, _ professional: Int64?, in trajectory: Int64,
        _ transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.exists(
            WithholdingQuery.isKept, .integer(trajectory), .blob(item), .code(role), .optional(professional)
        )
    }

    /// The identifiers of the items of a kind that are kept from a professional in a role.
    static func kept(
        _ kind: Withholding.Item, from role: Role?, _ professional: Int64?, in trajectory: Int64,
        _ transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [[UInt8]] {
        try transaction.all(
            WithholdingQuery.kept, .integer(trajectory), .code(kind), .code(role), .optional(professional)
        ) { try $0.blob(0) }
    }

    /// The numbers of the assessments of a file that are kept from a professional in a role.
    static func keptAssessments(
        from role: Role?, _ professional: Int64?, in trajectory: Trajectory,
        _ transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Int] {
        try transaction.all(
            WithholdingQuery.keptAssessments, .integer(trajectory.number), .integer(trajectory.referral), .code(role),
            .optional(professional)
        ) { try $0.number(0) }
    }

    /// The assessment that stands in the application of a file; nil where it has none.
    static func assessmentOfReferral(
        _ referral: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> ID<IcfAssessment>? {
        try transaction.first(WithholdingQuery.assessmentOfReferral, .integer(referral)) { try $0.id(0) }
    }

    /// Whether the file has such an item.
    static func hasItem(
        _ content: Withholding.Content, in trajectory: Int64, _ transaction: borrowing WriteTransaction
    ) throws -> Bool {
        let query: WithholdingQuery =
            switch content.kind {
            case .session: .session
            case .internship: .internship
            case .assessment: .assessment
            case .endReport: .endReport
            case .suspension: .suspension
            }
        return try transaction.exists(query, .blob(content.item), .integer(trajectory))
    }

    private static func withholding(_ row: borrowing Row) throws -> Withholding {
        let content = Withholding.Content(kind: try row.code(1), item: try row.blob(2), role: try row.code(3))
        return Withholding(
            id: try row.id(0), content: content, recordedAt: Instant(milliseconds: try row.integer(4)),
            releasedAt: try row.optionalInteger(5).map { Instant(milliseconds: $0) })
    }
}
