internal import SQLite
internal import TredeDomain

enum DecisionQuery: String, Query {
    case insert = """
        INSERT INTO decision (uid, referral_id, referral_version, outcome, decided_on, sealed, measure, network_id,
            rule_set, recommendation, recommended_measure, receipt_digest, client_id, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
        """
    case find = """
        SELECT d.id, d.uid, d.outcome, d.decided_on, d.sealed, d.measure, n.uid, d.rule_set, d.recommendation,
            d.recommended_measure, d.receipt_digest, d.recorded_at, p.uid, t.uid
        FROM decision d JOIN client c ON c.id = d.client_id LEFT JOIN professional p ON p.id = c.professional_id
        LEFT JOIN network n ON n.id = d.network_id LEFT JOIN trajectory t ON t.referral_id = d.referral_id
        WHERE d.referral_id = ?1
        """
    case findOpen = """
        SELECT uid, outcome, decided_on, sealed, measure, recorded_at FROM decision WHERE referral_id = ?1
        """
    // A municipality may have moved from one network to another; the one with a mandate on the day comes first.
    case expectedNetwork = """
        SELECT n.id, n.uid, n.code, n.mandate_from, n.mandate_until
        FROM network_nis_code c JOIN network n ON n.id = c.network_id
        WHERE c.nis_code = ?1
        ORDER BY n.mandate_from <= ?2 AND (n.mandate_until IS NULL OR n.mandate_until >= ?2) DESC,
            n.mandate_from DESC
        LIMIT 1
        """
    case network = "SELECT id, uid, code, mandate_from, mandate_until FROM network WHERE uid = ?1"
    case partnerKinds = """
        SELECT DISTINCT o.kind FROM network_partner p JOIN organisation o ON o.id = p.organisation_id
        WHERE p.network_id = ?1
        """
    case screener = """
        SELECT p.uid FROM client c JOIN professional p ON p.id = c.professional_id WHERE c.id = ?1
        """
}

/// Decisions, and what is looked up to make one.
enum DecisionStore {
    /// A network as far as an admission looks at it.
    struct CandidateNetwork {
        let number: Int64
        let id: ID<Network>
        let code: String
        let mandate: Period
    }

    static func insert(
        _ decision: Decision, of head: ReferralHead, network: Int64?, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> Int64 {
        let (draft, receipt) = (decision.draft, decision.receipt)
        let sealed = try transaction.vault.seal(
            [
                .text(draft.motivation), .optional(draft.networkReason),
                .optional(draft.againstRecommendationReason),
            ], of: head.person, at: SealedPlace(.decision, decision.id))
        return try transaction.insert(
            DecisionQuery.insert, .id(decision.id), .integer(head.number), .integer(head.contentVersion),
            .code(draft.outcome), .day(draft.decidedOn), sealed, .code(draft.measure), .optional(network),
            .text(receipt.ruleSet), .text(receipt.recommendation), .code(receipt.measure), .blob(receipt.digest),
            .integer(actor.client), .integer(transaction.now))
    }

    /// The decision on a referral, with its grounds.
    static func find(
        of head: ReferralHead, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Decision? {
        let vault = transaction.vault
        return try transaction.first(DecisionQuery.find, .integer(head.number)) { row in
            let opened = try vault.open(try row.blob(4), at: SealedPlace(.decision, .bytes(try row.blob(1))))
            let network: ID<Network>? = try row.optionalID(6)
            let draft = DecisionDraft(
                outcome: try row.code(2), decidedOn: try row.day(3), motivation: try opened.text(0),
                measure: try row.optionalCode(5), network: network, networkReason: try opened.optionalText(1),
                againstRecommendationReason: try opened.optionalText(2))
            let receipt = Decision.Receipt(
                ruleSet: try row.text(7), recommendation: try row.text(8), measure: try row.optionalCode(9),
                digest: try row.blob(10))
            return Decision(
                id: try row.id(1), number: try row.integer(0), referral: head.id, draft: draft, network: network,
                receipt: receipt, decidedBy: try row.optionalID(12), trajectory: try row.optionalID(13),
                recordedAt: Instant(milliseconds: try row.integer(11)))
        }
    }

    /// The decision on a referral, without its grounds.
    static func findOpen(
        of head: ReferralHead, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Decision.Open? {
        let vault = transaction.vault
        return try transaction.first(DecisionQuery.findOpen, .integer(head.number)) { row in
            let opened = try vault.open(try row.blob(3), at: SealedPlace(.decision, .bytes(try row.blob(0))))
            return Decision.Open(
                id: try row.id(0), referral: head.id, outcome: try row.code(1), decidedOn: try row.day(2),
                motivation: try opened.text(0), measure: try row.optionalCode(4),
                recordedAt: Instant(milliseconds: try row.integer(5)))
        }
    }

    /// The network of a municipality (S-6); nil when none covers it.
    static func expectedNetwork(
        of municipality: NisCode, on day: Day, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> CandidateNetwork? {
        try transaction.first(
            DecisionQuery.expectedNetwork, .text(municipality.text), .day(day), decode: network)
    }

    static func network(
        _ id: ID<Network>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> CandidateNetwork? {
        try transaction.first(DecisionQuery.network, .id(id), decode: network)
    }

    /// Of which kinds the partners of a network are (N-2).
    static func partnerKinds(
        of network: CandidateNetwork, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Set<OrganisationKind> {
        Set(
            try transaction.all(DecisionQuery.partnerKinds, .integer(network.number)) {
                try $0.code(0, as: OrganisationKind.self)
            })
    }

    /// The professional in whose name a client acts.
    static func professional(
        of actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> ID<Professional>? {
        guard actor.professional != nil else { return nil }
        return try transaction.first(DecisionQuery.screener, .integer(actor.client)) { try $0.id(0) }
    }

    private static func network(_ row: borrowing Row) throws -> CandidateNetwork {
        let until = try row.optionalDay(4)
        guard let mandate = Period(from: try row.day(3), until: until) else { throw CorruptColumn(column: 4) }
        return CandidateNetwork(
            number: try row.integer(0), id: try row.id(1), code: try row.text(2), mandate: mandate)
    }
}
