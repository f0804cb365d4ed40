internal import SQLite
internal import TredeDomain

enum LedgerQuery: String, Query {
    case findAccount = """
        SELECT id FROM account WHERE kind = ?1 AND ifnull(organisation_id, 0) = ?2 AND ifnull(network_id, 0) = ?3
            AND ifnull(trajectory_id, 0) = ?4
        """
    case insertAccount = """
        INSERT INTO account (kind, organisation_id, network_id, trajectory_id)
        VALUES (?1, nullif(?2, 0), nullif(?3, 0), nullif(?4, 0))
        """
    case insert = """
        INSERT INTO ledger_entry (uid, trajectory_id, network_id, organisation_id, entitlement_id, cause, rule,
            occurred_on, recorded_at, debit_id, credit_id, amount_cents, reverses_id)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
        """
    case standing = """
        SELECT e.id, e.rule, e.debit_id, e.credit_id, e.amount_cents FROM ledger_entry e
        WHERE e.entitlement_id = ?1 AND e.cause <> 'reversal' AND (?2 IS NULL OR e.cause = ?2)
            AND NOT EXISTS (SELECT 1 FROM ledger_entry r WHERE r.reverses_id = e.id)
        ORDER BY e.id
        """
}

/// Double entry: each entry moves an amount from one account to another (E-12).
enum LedgerStore {
    /// An amount that moves.
    struct Entry {
        let trajectory: Int64
        let network: Int64
        let organisation: Int64
        let entitlement: Int64
        let cause: LedgerEntry.Cause
        let rule: Rule
        let occurredOn: Day
        let debit: Int64
        let credit: Int64
        let amountCents: Int64
        var reverses: Int64?
    }

    /// An entry that was not reversed.
    struct Standing {
        let number: Int64
        let rule: Rule
        let debit: Int64
        let credit: Int64
        let amountCents: Int64
    }

    /// The number of an account, opened at first use.
    static func account(_ account: Account, in transaction: borrowing WriteTransaction) throws -> Int64 {
        let (kind, organisation, network, trajectory) = account.key
        let found = try transaction.first(
            LedgerQuery.findAccount, .text(kind), .integer(organisation), .integer(network), .integer(trajectory)
        ) { try $0.integer(0) }
        if let found { return found }
        return try transaction.insert(
            LedgerQuery.insertAccount, .text(kind), .integer(organisation), .integer(network), .integer(trajectory))
    }

    static func append(_ entry: Entry, id: ID<LedgerEntry>, in transaction: borrowing WriteTransaction) throws {
        try transaction.insert(
            LedgerQuery.insert, .id(id), .integer(entry.trajectory), .integer(entry.network),
            .integer(entry.organisation),
            .integer(entry.entitlement), .code(entry.cause), .code(entry.rule), .day(entry.occurredOn),
            .integer(transaction.now), .integer(entry.debit), .integer(entry.credit), .integer(entry.amountCents),
            .optional(entry.reverses))
    }

    /// The entries of an entitlement that were not reversed; of one cause only, when one is given.
    static func standing(
        _ entitlement: Int64, cause: LedgerEntry.Cause? = nil, in transaction: borrowing WriteTransaction
    ) throws -> [Standing] {
        try transaction.all(LedgerQuery.standing, .integer(entitlement), .code(cause)) { row in
            Standing(
                number: try row.integer(0), rule: try row.code(1), debit: try row.integer(2),
                credit: try row.integer(3), amountCents: try row.integer(4))
        }
    }
}
