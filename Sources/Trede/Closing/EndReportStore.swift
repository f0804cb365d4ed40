internal import SQLite
internal import TredeDomain

enum EndReportQuery: String, Query {
    case insert = """
        INSERT INTO end_report (uid, trajectory_id, delivered_on, actions_carried_out, information_in_time,
            sealed, first_assessment_id, last_assessment_id, client_id, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, (SELECT id FROM assessment WHERE uid = ?7),
            (SELECT id FROM assessment WHERE uid = ?8), ?9, ?10)
        """
    case find = """
        SELECT uid, delivered_on, actions_carried_out, information_in_time, recorded_at FROM end_report
        WHERE uid = ?1 AND trajectory_id = ?2
        """
    case findInFile = """
        SELECT r.uid, r.delivered_on, r.actions_carried_out, r.information_in_time, r.recorded_at,
            r.sealed, f.uid, l.uid
        FROM end_report r LEFT JOIN assessment f ON f.id = r.first_assessment_id
            LEFT JOIN assessment l ON l.id = r.last_assessment_id
        WHERE r.uid = ?1 AND r.trajectory_id = ?2
        """
    case number = "SELECT id FROM end_report WHERE uid = ?1 AND trajectory_id = ?2"
    case list = """
        SELECT uid, delivered_on, actions_carried_out, information_in_time, recorded_at FROM end_report
        WHERE trajectory_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3
        """
    case isLater = """
        SELECT CASE WHEN f.assessed_on <> l.assessed_on THEN f.assessed_on > l.assessed_on ELSE f.number > l.number END
        FROM assessment f JOIN assessment l ON l.uid = ?2 AND l.referral_id = ?3
        WHERE f.uid = ?1 AND f.referral_id = ?3
        """
    case hasAssessment = "SELECT 1 FROM assessment WHERE uid = ?1 AND referral_id = ?2"
}

enum EndReportStore {
    static func insert(
        _ content: EndReport.Content, id: ID<EndReport>, of trajectory: Int64, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws {
        let account = content.account
        let sealed = try KeyOwnerStore.seal(
            [
                .optional(account.competenceProfile), .optional(account.remainingBarriers),
                .optional(account.conditions),
            ], of: .trajectory(trajectory), at: SealedPlace(.endReport, id), in: transaction)
        try transaction.insert(
            EndReportQuery.insert, .id(id), .integer(trajectory), .day(content.deliveredOn),
            .flag(content.judgement.areActionsCarriedOut), .flag(content.judgement.isInformationInTime), sealed,
            account.firstAssessment.map { .id($0) } ?? .null,
            account.lastAssessment.map { .id($0) } ?? .null, .integer(actor.client), .integer(transaction.now))
    }

    /// Whether an assessment was made after another one of the same referral.
    static func isLater(
        _ one: ID<IcfAssessment>, than other: ID<IcfAssessment>, of referral: Int64,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.first(EndReportQuery.isLater, .id(one), .id(other), .integer(referral)) {
            try $0.flag(0)
        } ?? false
    }

    /// Whether an assessment is one of a referral's.
    static func hasAssessment(
        _ id: ID<IcfAssessment>, of referral: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.exists(EndReportQuery.hasAssessment, .id(id), .integer(referral))
    }

    /// The report, with what it tells of the participant when the file is seen.
    static func find(
        _ id: ID<EndReport>, of trajectory: Int64, inFile: Bool,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> EndReport {
        let vault = transaction.vault
        let found =
            inFile
            ? try transaction.first(EndReportQuery.findInFile, .id(id), .integer(trajectory)) {
                try reportInFile($0, vault)
            }
            : try transaction.first(EndReportQuery.find, .id(id), .integer(trajectory), decode: report)
        guard let found else { throw Failure.notFound(.endReport) }
        return found
    }

    static func list(
        of trajectory: Int64, page: PageRequest, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<EndReport> {
        let start = try PageStart.number(of: page, EndReportQuery.number, within: trajectory, in: transaction)
        let found = try transaction.all(
            EndReportQuery.list, .integer(trajectory), .integer(start), .number(page.size + 1), decode: report)
        return Page(found, request: page) { $0.id.bytes }
    }

    private static func report(_ row: borrowing Row) throws -> EndReport { try report(row, account: nil) }

    private static func reportInFile(_ row: borrowing Row, _ vault: Vault) throws -> EndReport {
        let place = SealedPlace(.endReport, .bytes(try row.blob(0)))
        let opened = try vault.open(try row.optionalBlob(5), at: place, values: 3)
        let account = EndReport.Account(
            competenceProfile: try opened.optionalText(0), remainingBarriers: try opened.optionalText(1),
            conditions: try opened.optionalText(2), firstAssessment: try row.optionalID(6),
            lastAssessment: try row.optionalID(7))
        return try report(row, account: Confidential(account))
    }

    private static func report(_ row: borrowing Row, account: Confidential<EndReport.Account>?) throws -> EndReport {
        EndReport(
            id: try row.id(0), deliveredOn: try row.day(1),
            judgement: EndReport.Judgement(
                areActionsCarriedOut: try row.flag(2), isInformationInTime: try row.flag(3)),
            account: account, recordedAt: Instant(milliseconds: try row.integer(4)))
    }
}
