internal import SQLite
internal import TredeDomain

enum AppealQuery: String, Query {
    case insert = """
        INSERT INTO appeal (uid, decision_id, lodged_on, sealed, outcome, settled_on, sealed_outcome, client_id,
            recorded_at, settled_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, iif(?5 IS NULL, NULL, ?9))
        """
    case settle = """
        UPDATE appeal SET outcome = ?2, settled_on = ?3, sealed_outcome = ?4, settled_at = ?5, version = version + 1
        WHERE uid = ?1
        """
    case list = """
        SELECT a.uid, d.uid, a.lodged_on, a.sealed, a.outcome, a.settled_on, a.sealed_outcome, a.recorded_at,
            a.version
        FROM decision d JOIN appeal a ON a.decision_id = d.id WHERE d.referral_id = ?1 ORDER BY a.id
        """
    case isPending = """
        SELECT 1 FROM decision d JOIN appeal a ON a.decision_id = d.id
        WHERE d.referral_id = ?1 AND a.outcome IS NULL LIMIT 1
        """
    case listOpen = """
        SELECT a.uid, a.lodged_on, a.outcome
        FROM decision d JOIN appeal a ON a.decision_id = d.id WHERE d.referral_id = ?1 ORDER BY a.id
        """
}

/// Appeals against decisions.
enum AppealStore {
    /// Whether an appeal against the decision on a referral waits for its outcome.
    static func isPending(
        on referral: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.exists(AppealQuery.isPending, .integer(referral))
    }

    static func insert(
        _ appeal: Appeal, against decision: Int64, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws {
        let draft = appeal.draft
        let owner = KeyOwner.person(try KeyOwnerStore.person(.decision(decision), in: transaction))
        let grounds = try KeyOwnerStore.seal(
            [.text(draft.grounds)], of: owner, at: SealedPlace(.appeal, appeal.id), in: transaction)
        let outcome = try KeyOwnerStore.seal(
            [.optional(draft.outcome?.motivation)], of: owner,
            at: SealedPlace(.appealOutcome, appeal.id), in: transaction)
        try transaction.insert(
            AppealQuery.insert, .id(appeal.id), .integer(decision), .day(draft.lodgedOn), grounds,
            .code(draft.outcome?.result), .day(draft.outcome?.decidedOn), outcome, .integer(actor.client),
            .integer(transaction.now))
    }

    static func settle(
        _ appeal: Appeal, _ outcome: Appeal.Outcome, of person: Int64, in transaction: borrowing WriteTransaction
    ) throws {
        let motivation: Value =
            try outcome.motivation.map {
                try transaction.vault.seal([.text($0)], of: person, at: SealedPlace(.appealOutcome, appeal.id))
            } ?? .null
        try transaction.run(
            AppealQuery.settle, .id(appeal.id), .code(outcome.result), .day(outcome.decidedOn), motivation,
            .integer(transaction.now))
    }

    /// Every appeal against the decision on a referral, in order.
    static func list(
        of head: ReferralHead, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Appeal] {
        let vault = transaction.vault
        return try transaction.all(AppealQuery.list, .integer(head.number)) { row in
            let id = try row.id(0, of: Appeal.self)
            let grounds = try vault.open(try row.blob(3), at: SealedPlace(.appeal, id))
            let motivation = try vault.open(try row.optionalBlob(6), at: SealedPlace(.appealOutcome, id), values: 1)
            let result: Appeal.Result? = try row.optionalCode(4)
            let outcome = try result.map {
                Appeal.Outcome(result: $0, decidedOn: try row.day(5), motivation: try motivation.optionalText(0))
            }
            return Appeal(
                id: id, referral: head.id, decision: try row.id(1),
                draft: Appeal.Draft(lodgedOn: try row.day(2), grounds: try grounds.text(0), outcome: outcome),
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
