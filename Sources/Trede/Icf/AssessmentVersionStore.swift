internal import SQLite
internal import TredeDomain

enum AssessmentVersionQuery: String, Query {
    case list = """
        SELECT uid, number, assessed_on, assessor_role FROM assessment
        WHERE referral_id = ?1 AND number > ?2 AND assessed_on IS NOT NULL ORDER BY number LIMIT ?3
        """
    case cursor = "SELECT number FROM assessment WHERE uid = ?1 AND referral_id = ?2"
    case find = """
        SELECT a.uid, a.number, a.assessed_on, a.assessor_role, p.uid, a.recorded_at, a.uid, a.assessed_on, a.sealed
        FROM assessment a JOIN client c ON c.id = a.client_id LEFT JOIN professional p ON p.id = c.professional_id
        WHERE a.uid = ?1 AND a.referral_id = ?2 AND a.assessed_on IS NOT NULL
        """
}

/// Reads the versions of the assessment of one file.
enum AssessmentVersionStore {
    static func list(
        of referral: Int64, page: PageRequest, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<AssessmentItem> {
        let start = try PageStart.number(of: page, AssessmentVersionQuery.cursor, within: referral, in: transaction)
        let found = try transaction.all(
            AssessmentVersionQuery.list, .integer(referral), .integer(start), .number(page.size + 1), decode: item)
        return Page(found, request: page) { $0.id.bytes }
    }

    static func find(
        _ id: ID<IcfAssessment>, of referral: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Assessment {
        let vault = transaction.vault
        let found = try transaction.first(AssessmentVersionQuery.find, .id(id), .integer(referral)) { row in
            Assessment(
                item: try item(row), content: Confidential(try AssessmentStore.assessment(row, from: 6, vault)),
                professional: try row.optionalID(4), recordedAt: Instant(milliseconds: try row.integer(5)))
        }
        guard let found else { throw Failure.notFound(.assessment) }
        return found
    }

    private static func item(_ row: borrowing Row) throws -> AssessmentItem {
        AssessmentItem(
            id: try row.id(0), ordinal: try row.number(1), assessedOn: try row.day(2), assessorRole: try row.code(3))
    }
}
