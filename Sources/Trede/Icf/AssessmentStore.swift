internal import SQLite
internal import TredeDomain

enum AssessmentQuery: String, Query {
    case insert = """
        INSERT INTO assessment (uid, referral_id, number, assessed_on, assessor_role, client_id, sealed, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        """
    case nextNumber = "SELECT coalesce(max(number), 0) + 1 FROM assessment WHERE referral_id = ?1"
}

/// ICF assessments: versions of a person's functioning, never overwritten (I-2).
enum AssessmentStore {
    /// Where an assessment belongs.
    struct Place {
        let referral: Int64
        /// The number of the person, whose key seals it.
        let person: Int64
        /// 1 for the first of a referral.
        let number: Int
        let assessorRole: Role
    }

    static func insert(
        _ assessment: IcfAssessment, id: ID<IcfAssessment>, at place: Place, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> Int64 {
        let narratives = assessment.narratives
        let sealed = try transaction.vault.seal(
            [
                .optional(assessment.jobGoal), .text(assessment.scores.text),
                .text(RemarkColumn.text(assessment.remarks)), .optional(narratives.body),
                .optional(narratives.activities), .optional(narratives.participation),
                .optional(narratives.external), .optional(narratives.personal),
            ], of: place.person, at: SealedPlace(.assessment, .bytes(id.bytes)))
        return try transaction.insert(
            AssessmentQuery.insert, .id(id), .integer(place.referral), .number(place.number),
            .day(assessment.assessedOn), .code(place.assessorRole), .integer(actor.client), sealed,
            .integer(transaction.now))
    }

    static func nextNumber(
        of referral: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int {
        try transaction.first(AssessmentQuery.nextNumber, .integer(referral)) { try $0.number(0) } ?? 1
    }

    /// The assessment in three columns: identifier, day and what is sealed.
    static func assessment(_ row: borrowing Row, from column: Int32, _ vault: Vault) throws -> IcfAssessment {
        let place = SealedPlace(.assessment, .bytes(try row.blob(column)))
        let opened = try vault.open(try row.blob(column + 2), at: place)
        var narratives = IcfAssessment.Narratives()
        narratives.body = try opened.optionalText(3)
        narratives.activities = try opened.optionalText(4)
        narratives.participation = try opened.optionalText(5)
        narratives.external = try opened.optionalText(6)
        narratives.personal = try opened.optionalText(7)
        return IcfAssessment(
            assessedOn: try row.optionalDay(column + 1), jobGoal: try opened.optionalText(0),
            scores: try opened.value(1, parse: IcfScores.init),
            remarks: try opened.value(2, parse: RemarkColumn.remarks), narratives: narratives)
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
