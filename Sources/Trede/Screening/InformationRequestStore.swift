internal import SQLite
internal import TredeDomain

enum InformationRequestQuery: String, Query {
    case insert = """
        INSERT INTO information_request (uid, referral_id, requested_on, sealed, due_on, client_id, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """
    case answer = """
        UPDATE information_request SET answered_on = ?2
        WHERE referral_id = ?1 AND answered_on IS NULL AND closed_on IS NULL
        """
    case close = """
        UPDATE information_request SET closed_on = ?2
        WHERE referral_id = ?1 AND answered_on IS NULL AND closed_on IS NULL
        """
    case list = """
        SELECT uid, requested_on, sealed, due_on, answered_on, recorded_at, closed_on
        FROM information_request
        WHERE referral_id = ?1 ORDER BY id
        """
}

/// Questions to referrers.
enum InformationRequestStore {
    static func insert(
        _ draft: InformationRequest.Draft, id: ID<InformationRequest>, of referral: Int64, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws {
        let sealed = try KeyOwnerStore.seal(
            [.text(draft.question), .text(draft.missing.joined(separator: "\n"))], of: .referral(referral),
            at: SealedPlace(.informationRequest, id), in: transaction)
        try transaction.insert(
            InformationRequestQuery.insert, .id(id), .integer(referral), .day(draft.requestedOn), sealed,
            .day(draft.dueOn), .integer(actor.client), .integer(transaction.now))
    }

    /// Marks the open question of a referral as answered.
    static func answer(of referral: Int64, on day: Day, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(InformationRequestQuery.answer, .integer(referral), .day(day))
    }

    /// Marks the open question of a referral as left without an answer.
    static func close(of referral: Int64, on day: Day, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(InformationRequestQuery.close, .integer(referral), .day(day))
    }

    /// Every question about a referral, in order.
    static func list(
        of head: ReferralHead, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [InformationRequest] {
        let vault = transaction.vault
        return try transaction.all(InformationRequestQuery.list, .integer(head.number)) { row in
            let id = try row.id(0, of: InformationRequest.self)
            let opened = try vault.open(try row.blob(2), at: SealedPlace(.informationRequest, id))
            let answeredOn = try row.optionalDay(4)
            let isAwaited = try head.state == .informationRequested && row.isNull(6)
            let unanswered: InformationRequest.State = isAwaited ? .open : .lapsed
            return InformationRequest(
                id: id, referral: head.id,
                draft: InformationRequest.Draft(
                    requestedOn: try row.day(1), question: try opened.text(0),
                    missing: try opened.text(1).split(separator: "\n").map(String.init),
                    dueOn: try row.optionalDay(3)),
                state: answeredOn == nil ? unanswered : .answered, answeredOn: answeredOn,
                recordedAt: Instant(milliseconds: try row.integer(5)))
        }
    }
}
