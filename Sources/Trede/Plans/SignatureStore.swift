internal import SQLite
internal import TredeDomain

enum SignatureQuery: String, Query {
    case insert = """
        INSERT INTO signature (uid, plan_id, signer, signed_on, digest, on_behalf_reason, sealed, client_id, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        """
    case ofPlan = "SELECT signer, signed_on FROM signature WHERE plan_id = ?1 ORDER BY id"
    case before = """
        SELECT s.signer, s.signed_on, p.number FROM plan p JOIN signature s ON s.plan_id = p.id
        WHERE p.trajectory_id = ?1 AND p.number < ?2 ORDER BY p.number
        """
    case list = """
        SELECT uid, signer, signed_on, digest, on_behalf_reason, sealed, recorded_at FROM signature
        WHERE plan_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3
        """
    case find = """
        SELECT uid, signer, signed_on, digest, on_behalf_reason, sealed, recorded_at FROM signature
        WHERE uid = ?1 AND plan_id = ?2
        """
    case onBehalf = """
        SELECT uid, on_behalf_reason, sealed FROM signature WHERE plan_id = ?1 AND signer = ?2 ORDER BY id LIMIT 1
        """
    case cursor = "SELECT id FROM signature WHERE uid = ?1 AND plan_id = ?2"
}

enum SignatureStore {
    /// A signature on an earlier version.
    struct Earlier {
        let signer: Role
        let signedOn: Day
        let ordinal: Int
    }

    static func insert(
        _ draft: Signature.Draft, digest: Digest, id: ID<Signature>, plan: Int64, client: Int64,
        in transaction: borrowing WriteTransaction
    ) throws {
        let sealed = try KeyOwnerStore.seal(
            [.optional(draft.onBehalf?.proof)], of: .plan(plan), at: SealedPlace(.signature, id), in: transaction)
        try transaction.insert(
            SignatureQuery.insert, .id(id), .integer(plan), .code(draft.signer), .day(draft.signedOn),
            .blob(digest.bytes), .code(draft.onBehalf?.reason), sealed, .integer(client),
            .integer(transaction.now))
    }

    /// Who signed that version itself, and when.
    static func days(
        plan: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Role: Day] {
        let rows = try transaction.all(SignatureQuery.ofPlan, .integer(plan)) { row in
            (try row.code(0, as: Role.self), try row.day(1))
        }
        return Dictionary(rows) { first, _ in first }
    }

    /// Why and by which proof somebody else entered a signer's first signature on that version; nil where nobody did.
    static func onBehalf(
        of signer: Role, plan: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Signature.OnBehalf? {
        let vault = transaction.vault
        let found = try transaction.first(SignatureQuery.onBehalf, .integer(plan), .code(signer)) { row in
            let place = SealedPlace(.signature, .bytes(try row.blob(0)))
            let proof = try vault.open(try row.optionalBlob(2), at: place, values: 1).optionalText(0) ?? ""
            return try row.optionalCode(1, as: Signature.OnBehalfReason.self).map {
                Signature.OnBehalf(reason: $0, proof: proof)
            }
        }
        return found ?? nil
    }

    /// The latest signature of each signer on versions before one.
    static func latest(
        of trajectory: Int64, before ordinal: Int, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Earlier] {
        let rows = try transaction.all(SignatureQuery.before, .integer(trajectory), .number(ordinal)) { row in
            Earlier(signer: try row.code(0), signedOn: try row.day(1), ordinal: try row.number(2))
        }
        return Array(Dictionary(rows.map { ($0.signer, $0) }) { _, later in later }.values)
    }

    static func list(
        of plan: PlanRow, voided: Set<Role>, page: PageRequest,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<Signature> {
        let start = try PageStart.number(of: page, SignatureQuery.cursor, within: plan.number, in: transaction)
        let vault = transaction.vault
        let found = try transaction.all(
            SignatureQuery.list, .integer(plan.number), .integer(start), .number(page.size + 1)
        ) { try signature($0, plan: plan.item.id, voided: voided, vault) }
        return Page(found, request: page) { $0.id.bytes }
    }

    static func find(
        _ id: ID<Signature>, of plan: PlanRow, voided: Set<Role>,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Signature {
        let vault = transaction.vault
        let found = try transaction.first(SignatureQuery.find, .id(id), .integer(plan.number)) {
            try signature($0, plan: plan.item.id, voided: voided, vault)
        }
        guard let found else { throw Failure.notFound(.signature) }
        return found
    }

    private static func signature(
        _ row: borrowing Row, plan: ID<Plan>, voided: Set<Role>, _ vault: Vault
    ) throws -> Signature {
        let place = SealedPlace(.signature, .bytes(try row.blob(0)))
        guard let digest = Digest(bytes: try row.blob(3)) else { throw CorruptColumn(column: 3) }
        let proof = try vault.open(try row.optionalBlob(5), at: place, values: 1).optionalText(0) ?? ""
        let reason = try row.optionalCode(4, as: Signature.OnBehalfReason.self)
        let draft = Signature.Draft(
            signer: try row.code(1), signedOn: try row.day(2), digest: digest.hexadecimal,
            onBehalf: reason.map { Signature.OnBehalf(reason: $0, proof: proof) })
        return Signature(
            id: try row.id(0), plan: plan, draft: draft, state: voided.contains(draft.signer) ? .voided : .valid,
            recordedAt: Instant(milliseconds: try row.integer(6)))
    }
}
