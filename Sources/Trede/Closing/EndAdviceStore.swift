internal import SQLite
internal import TredeDomain

enum EndAdviceQuery: String, Query {
    case insert = """
        INSERT INTO end_advice (uid, trajectory_id, registered_on, code, sealed, closing_held_on, closing_present,
            conversation_taken_over, participant_agrees, follow_up, client_id, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        """
    case insertSupport = """
        INSERT INTO support_measure (end_advice_id, position, code, is_entitled, sealed) VALUES (?1, ?2, ?3, ?4, ?5)
        """
    case find = """
        SELECT uid, id, code, registered_on, follow_up, recorded_at FROM end_advice
        WHERE uid = ?1 AND trajectory_id = ?2
        """
    case findInFile = """
        SELECT uid, id, code, registered_on, follow_up, recorded_at, sealed, closing_held_on,
            closing_present, participant_agrees, conversation_taken_over
        FROM end_advice WHERE uid = ?1 AND trajectory_id = ?2
        """
    case support = """
        SELECT code, is_entitled, sealed, position FROM support_measure WHERE end_advice_id = ?1 ORDER BY position
        """
    case number = "SELECT id FROM end_advice WHERE uid = ?1 AND trajectory_id = ?2"
    case list = """
        SELECT uid, id, code, registered_on, follow_up, recorded_at FROM end_advice
        WHERE trajectory_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3
        """
    case result = "SELECT code, registered_on, follow_up FROM end_advice WHERE trajectory_id = ?1"
}

enum EndAdviceStore {
    static func insert(
        _ content: EndAdvice.Content, id: ID<EndAdvice>, of trajectory: Int64, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws {
        let (result, account) = (content.result, content.account)
        let owner = KeyOwner.person(try KeyOwnerStore.person(.trajectory(trajectory), in: transaction))
        let sealed = try KeyOwnerStore.seal(
            [.text(account.motivation), .optional(account.participantView), .optional(account.aftercarePlan)],
            of: owner, at: SealedPlace(.endAdvice, id), in: transaction)
        let number = try transaction.insert(
            EndAdviceQuery.insert, .id(id), .integer(trajectory), .day(result.registeredOn), .text(result.code),
            sealed, .day(account.conversation?.heldOn),
            .optional(account.conversation.map { RoleList.text($0.present) }), .code(account.takenOver),
            .flag(account.conversation?.view?.isAgreement), .optional(result.followUp), .integer(actor.client),
            .integer(transaction.now))
        for (position, measure) in account.supportMeasures.enumerated() {
            let remark = try KeyOwnerStore.seal(
                [.optional(measure.remark)], of: owner,
                at: SealedPlace(.supportMeasure, .pair(number, Int64(position))), in: transaction)
            try transaction.insert(
                EndAdviceQuery.insertSupport, .integer(number), .number(position), .text(measure.code),
                .flag(measure.isEntitled), remark)
        }
    }

    /// The result of an advice, as it stands in the open compartment.
    static func find(
        _ id: ID<EndAdvice>, of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> EndAdvice {
        let found = try transaction.first(EndAdviceQuery.find, .id(id), .integer(trajectory), decode: advice)
        guard let found else { throw Failure.notFound(.endAdvice) }
        return found
    }

    /// The whole advice.
    static func findInFile(
        _ id: ID<EndAdvice>, of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> EndAdvice {
        let number = try transaction.first(EndAdviceQuery.number, .id(id), .integer(trajectory)) { try $0.integer(0) }
        guard let number else { throw Failure.notFound(.endAdvice) }
        let vault = transaction.vault
        let support = try transaction.all(EndAdviceQuery.support, .integer(number)) { row in
            let place = SealedPlace(.supportMeasure, .pair(number, try row.integer(3)))
            return EndAdvice.SupportMeasure(
                code: try row.text(0), isEntitled: try row.flag(1),
                remark: try vault.open(try row.optionalBlob(2), at: place, values: 1).optionalText(0))
        }
        let found = try transaction.first(EndAdviceQuery.findInFile, .id(id), .integer(trajectory)) { row in
            let opened = try vault.open(try row.blob(6), at: SealedPlace(.endAdvice, id))
            return try advice(row, account: Confidential(account(row, opened, support: support)))
        }
        guard let found else { throw Failure.notFound(.endAdvice) }
        return found
    }

    static func list(
        of trajectory: Int64, page: PageRequest, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<EndAdvice> {
        let start = try PageStart.number(of: page, EndAdviceQuery.number, within: trajectory, in: transaction)
        let found = try transaction.all(
            EndAdviceQuery.list, .integer(trajectory), .integer(start), .number(page.size + 1), decode: advice)
        return Page(found, request: page) { $0.id.bytes }
    }

    /// The result of a trajectory; nil when it has none.
    static func result(
        of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> EndAdvice.Result? {
        try transaction.first(EndAdviceQuery.result, .integer(trajectory)) { row in
            EndAdvice.Result(
                code: try row.text(0), registeredOn: try row.day(1), followUp: try row.optionalText(2))
        }
    }

    private static func advice(_ row: borrowing Row) throws -> EndAdvice { try advice(row, account: nil) }

    private static func advice(_ row: borrowing Row, account: Confidential<EndAdvice.Account>?) throws -> EndAdvice {
        EndAdvice(
            id: try row.id(0),
            result: EndAdvice.Result(
                code: try row.text(2), registeredOn: try row.day(3), followUp: try row.optionalText(4)),
            account: account, recordedAt: Instant(milliseconds: try row.integer(5)))
    }

    private static func account(
        _ row: borrowing Row, _ opened: Opened, support: [EndAdvice.SupportMeasure]
    ) throws -> EndAdvice.Account {
        let words = try opened.optionalText(1)
        let view = ClosingConversation.View(isAgreement: try row.optionalFlag(9), isRecorded: words != nil)
        let conversation = try row.optionalDay(7).map { day in
            ClosingConversation(heldOn: day, present: try row.value(8, parse: RoleList.roles), view: view)
        }
        return EndAdvice.Account(
            motivation: try opened.text(0), conversation: conversation, participantView: words,
            takenOver: try row.optionalCode(10), aftercarePlan: try opened.optionalText(2), supportMeasures: support)
    }
}
