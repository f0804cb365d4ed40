package import SQLite
package import TredeDomain

enum IdempotencyQuery: String, Query {
    case find = """
        SELECT fingerprint, status, fields, sealed FROM idempotency
        WHERE client_id = ?1 AND operation = ?2 AND key = ?3 AND at > ?4
        """
    case insert = """
        INSERT OR REPLACE INTO idempotency (client_id, operation, key, fingerprint, status, fields, sealed, at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        """
    case forget = "DELETE FROM idempotency WHERE at <= ?1"
}

/// What was answered under an idempotency key, kept in the transaction of the effect itself.
package enum IdempotencyStore {
    /// How long an answer is kept, in milliseconds.
    package static let keptMilliseconds: Int64 = 24 * 3_600_000

    /// What an earlier request under the same key was and was answered.
    package struct Earlier: Sendable {
        /// The digest of the request.
        package let fingerprint: Digest?
        /// The answer.
        package let answer: StoredAnswer
    }

    /// The earlier request under a key, when it was made in the last day and is about nobody who was erased since.
    package static func find(
        _ key: String, operation: String, of caller: CountedAs,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Earlier? {
        let (key, client) = (kept(key, of: caller), caller.client)
        let vault = transaction.vault
        let found: Earlier?? = try transaction.first(
            IdempotencyQuery.find, .integer(client), .text(operation), .text(key),
            .integer(transaction.now - keptMilliseconds)
        ) { row in
            let opened: Opened
            do {
                opened = try vault.open(try row.blob(3), at: place(of: key, operation, client))
            } catch SealingFault.erased, SealingFault.noKey {
                return nil
            }
            return Earlier(
                fingerprint: Digest(bytes: try row.blob(0)),
                answer: StoredAnswer(status: try row.number(1), fields: try row.text(2), body: try opened.blob(0)))
        }
        return found ?? nil
    }

    /// Keeps an answer and forgets those of more than a day ago.
    ///
    /// It is sealed with the key of the person whose referral it is about; when it is about several or none, with that
    /// of the day, which is destroyed after the next.
    package static func keep(
        _ answer: StoredAnswer, about referrals: Set<Int64>, key: String, fingerprint: Digest, operation: String,
        of caller: CountedAs, in transaction: borrowing WriteTransaction
    ) throws {
        let (key, client) = (kept(key, of: caller), caller.client)
        let place = place(of: key, operation, client)
        let body = [Value.blob(answer.body)]
        let sealed =
            if let referral = referrals.first, referrals.count == 1 {
                try KeyOwnerStore.seal(body, of: .referral(referral), at: place, in: transaction)
            } else {
                try transaction.vault.seal(body, ofDayAt: transaction.now, at: place)
            }
        try transaction.run(IdempotencyQuery.forget, .integer(transaction.now - keptMilliseconds))
        try transaction.run(
            IdempotencyQuery.insert, .integer(client), .text(operation), .text(key), .blob(fingerprint.bytes),
            .number(answer.status), .text(answer.fields), sealed, .integer(transaction.now))
    }

    /// The key as it is kept: that of a participant after whose it is, since participants of one issuer are one client.
    ///
    /// No key has a blank in it (`IdempotencyKey`), so that none is taken for that of another.
    private static func kept(_ key: String, of caller: CountedAs) -> String {
        caller.participant.map { "\(Base64URL.text($0)) \(key)" } ?? key
    }

    /// What is thrown where the fields of an answer do not say what they must.
    package static var corruptFields: any Error { CorruptColumn(column: 2) }

    private static func place(of key: String, _ operation: String, _ client: Int64) -> SealedPlace {
        SealedPlace(.idempotency, .bytes(Array("\(client) \(operation) \(key)".utf8)))
    }
}
