internal import SQLite
internal import TredeDomain

enum AppealQuery: String, Query {
    case insert = """
        INSERT INTO appeal (uid, decision_id, lodged_on, grounds, outcome, settled_on, outcome_reason, client_id,
            recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        """
    case settle = """
        UPDATE appeal SET outcome = ?2, settled_on = ?3, outcome_reason = ?4, version = version + 1 WHERE uid = ?1
        """
    case list = """
        SELECT a.uid, d.uid, a.lodged_on, a.grounds, a.outcome, a.settled_on, a.outcome_reason, a.recorded_at,
            a.version
        FROM decision d JOIN appeal a ON a.decision_id = d.id WHERE d.referral_id = ?1 ORDER BY a.id
        """
    case listOpen = """
        SELECT a.uid, a.lodged_on, a.outcome
        FROM decision d JOIN appeal a ON a.decision_id = d.id WHERE d.referral_id = ?1 ORDER BY a.id
        """
}

/// Appeals against decisions.
enum AppealStore {
    static func insert(
        _ appeal: Appeal, against decision: Int64, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws {
        let draft = appeal.draft
        try transaction.insert(
            AppealQuery.insert, .id(appeal.id), .integer(decision), .day(draft.lodgedOn), .text(draft.grounds),
            .code(draft.outcome?.result), .day(draft.outcome?.decidedOn), .optional(draft.outcome?.motivation),
            .integer(actor.client), .integer(transaction.now))
    }

    static func settle(
        _ appeal: Appeal, _ outcome: Appeal.Outcome, in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.run(
            AppealQuery.settle, .id(appeal.id), .code(outcome.result), .day(outcome.decidedOn),
            .optional(outcome.motivation))
    }

    /// Every appeal against the decision on a referral, in order.
    static func list(
        of head: ReferralHead, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Appeal] {
        try transaction.all(AppealQuery.list, .integer(head.number)) { row in
            let result: Appeal.Result? = try row.optionalCode(4)
            let outcome = try result.map {
                Appeal.Outcome(result: $0, decidedOn: try row.day(5), motivation: try row.optionalText(6))
            }
            return Appeal(
                id: try row.id(0), referral: head.id, decision: try row.id(1),
                draft: Appeal.Draft(lodgedOn: try row.day(2), grounds: try row.text(3), outcome: outcome),
                recordedAt: Instant(milliseconds: try row.integer(7)), version: try row.integer(8))
        }
    }

    /// The same without grounds.
    static func listOpen(
        of head: ReferralHead, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [AppealItem] {
        try transaction.all(AppealQuery.listOpen, .integer(head.number)) { row in
            AppealItem(id: try row.id(0), lodgedOn: try row.day(1), result: try row.optionalCode(2))
        }
    }
}
