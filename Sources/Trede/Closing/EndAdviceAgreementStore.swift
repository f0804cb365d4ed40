internal import SQLite
internal import TredeDomain

enum EndAdviceAgreementQuery: String, Query {
    case insert = """
        INSERT INTO end_advice_agreement (uid, trajectory_id, role, code, agreed_on, on_behalf_reason, sealed, client_id,
            recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        """
    case find = """
        SELECT uid, role, code, agreed_on, on_behalf_reason, sealed, recorded_at FROM end_advice_agreement
        WHERE uid = ?1 AND trajectory_id = ?2
        """
    case number = "SELECT id FROM end_advice_agreement WHERE uid = ?1 AND trajectory_id = ?2"
    case list = """
        SELECT uid, role, code, agreed_on, on_behalf_reason, sealed, recorded_at FROM end_advice_agreement
        WHERE trajectory_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3
        """
    case ownCode = """
        SELECT code FROM end_advice_agreement WHERE trajectory_id = ?1 AND role = ?2 AND on_behalf_reason IS NULL
        ORDER BY id DESC LIMIT 1
        """
    case all = "SELECT role, code, agreed_on FROM end_advice_agreement WHERE trajectory_id = ?1 ORDER BY id"
}

enum EndAdviceAgreementStore {
    static func insert(
        _ agreement: EndAdviceAgreement, of trajectory: Int64, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws {
        let onBehalf = Disclosure.lending { agreement.onBehalf?.shown(by: $0) }
        let sealed = try KeyOwnerStore.seal(
            [.optional(onBehalf?.proof)], of: .trajectory(trajectory),
            at: SealedPlace(.endAdviceAgreement, agreement.id), in: transaction)
        try transaction.insert(
            EndAdviceAgreementQuery.insert, .id(agreement.id), .integer(trajectory), .code(agreement.role),
            .text(agreement.content.code), .day(agreement.content.agreedOn), .code(onBehalf?.reason),
            sealed, .integer(actor.client), .integer(transaction.now))
    }

    static func find(
        _ id: ID<EndAdviceAgreement>, of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> EndAdviceAgreement {
        let vault = transaction.vault
        let found = try transaction.first(EndAdviceAgreementQuery.find, .id(id), .integer(trajectory)) {
            try agreement($0, vault)
        }
        guard let found else { throw Failure.notFound(.endAdvice) }
        return found
    }

    static func list(
        of trajectory: Int64, page: PageRequest, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<EndAdviceAgreement> {
        let start = try PageStart.number(
            of: page, EndAdviceAgreementQuery.number, within: trajectory, in: transaction)
        let vault = transaction.vault
        let found = try transaction.all(
            EndAdviceAgreementQuery.list, .integer(trajectory), .integer(start), .number(page.size + 1)
        ) { try agreement($0, vault) }
        return Page(found, request: page) { $0.id.bytes }
    }

    /// Who agreed by a day with that advice, by what each said last.
    static func roles(
        agreeingWith code: String, of trajectory: Int64, by day: Day,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Set<Role> {
        let said = try transaction.all(EndAdviceAgreementQuery.all, .integer(trajectory)) { row in
            (role: try row.code(0, as: Role.self), code: try row.text(1), on: try row.day(2))
        }
        let last = Dictionary(said.map { ($0.role, $0) }) { _, later in later }
        return Set(last.values.filter { $0.code == code && $0.on <= day }.map(\.role))
    }

    /// The advice that a case manager agreed with last by an act of its own; nil when there was none.
    static func ownCode(
        of role: Role, trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> String? {
        try transaction.first(EndAdviceAgreementQuery.ownCode, .integer(trajectory), .code(role)) { try $0.text(0) }
    }

    private static func agreement(_ row: borrowing Row, _ vault: Vault) throws -> EndAdviceAgreement {
        let place = SealedPlace(.endAdviceAgreement, .bytes(try row.blob(0)))
        let proof = try vault.open(try row.optionalBlob(5), at: place, values: 1).optionalText(0) ?? ""
        let reason = try row.optionalCode(4, as: Signature.OnBehalfReason.self)
        return EndAdviceAgreement(
            id: try row.id(0), role: try row.code(1),
            content: EndAdviceAgreement.Content(code: try row.text(2), agreedOn: try row.day(3)),
            onBehalf: reason.map { Confidential(Signature.OnBehalf(reason: $0, proof: proof)) },
            recordedAt: Instant(milliseconds: try row.integer(6)))
    }
}
