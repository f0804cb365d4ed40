internal import SQLite
internal import TredeDomain

enum AssessmentQuery: String, Query {
    case insert = """
        INSERT INTO assessment (uid, referral_id, number, assessed_on, job_goal, assessor_role, client_id, scores,
            remarks, narrative_body, narrative_activities, narrative_participation, narrative_external,
            narrative_personal, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
        """
    case nextNumber = "SELECT coalesce(max(number), 0) + 1 FROM assessment WHERE referral_id = ?1"
}

/// ICF assessments: versions of a person's functioning, never overwritten (I-2).
enum AssessmentStore {
    /// Where an assessment belongs.
    struct Place {
        let referral: Int64
        /// 1 for the first of a referral.
        let number: Int
        let assessorRole: Role
    }

    static func insert(
        _ assessment: IcfAssessment, id: ID<IcfAssessment>, at place: Place, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> Int64 {
        let narratives = assessment.narratives
        return try transaction.insert(
            AssessmentQuery.insert, .id(id), .integer(place.referral), .number(place.number),
            .day(assessment.assessedOn), .optional(assessment.jobGoal), .code(place.assessorRole),
            .integer(actor.client), .text(assessment.scores.text), .text(RemarkColumn.text(assessment.remarks)),
            .optional(narratives.body), .optional(narratives.activities), .optional(narratives.participation),
            .optional(narratives.external), .optional(narratives.personal), .integer(transaction.now))
    }

    static func nextNumber(
        of referral: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int {
        try transaction.first(AssessmentQuery.nextNumber, .integer(referral)) { try $0.number(0) } ?? 1
    }

    /// The assessment in nine columns: day, job goal, scores, remarks and the five narratives.
    static func assessment(_ row: borrowing Row, from column: Int32) throws -> IcfAssessment {
        var narratives = IcfAssessment.Narratives()
        narratives.body = try row.optionalText(column + 4)
        narratives.activities = try row.optionalText(column + 5)
        narratives.participation = try row.optionalText(column + 6)
        narratives.external = try row.optionalText(column + 7)
        narratives.personal = try row.optionalText(column + 8)
        return IcfAssessment(
            assessedOn: try row.optionalDay(column), jobGoal: try row.optionalText(column + 1),
            scores: try row.value(column + 2, parse: IcfScores.init),
            remarks: try row.value(column + 3, parse: RemarkColumn.remarks), narratives: narratives)
    }
}

/// Remarks on factors in one column: `code:bytes:text`, one after the other, so that no character needs an escape.
enum RemarkColumn {
    static func text(_ remarks: [IcfAssessment.Remark]) -> String {
        var text = ""
        for remark in remarks { text += "\(remark.factor.code):\(remark.text.utf8.count):\(remark.text)" }
        return text
    }

    static func remarks(_ text: String) -> [IcfAssessment.Remark]? {
        var remarks: [IcfAssessment.Remark] = []
        var rest = text.utf8[...]
        while !rest.isEmpty {
            guard let code = field(&rest), let length = field(&rest), let count = Int(length), count <= rest.count,
                let factor = IcfFactor(rawValue: code), let remark = String(rest.prefix(count))
            else { return nil }
            remarks.append(IcfAssessment.Remark(factor: factor, text: remark))
            rest = rest.dropFirst(count)
        }
        return remarks
    }

    private static func field(_ rest: inout Substring.UTF8View.SubSequence) -> String? {
        guard let colon = rest.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        defer { rest = rest[rest.index(after: colon)...] }
        return String(rest[..<colon])
    }
}
