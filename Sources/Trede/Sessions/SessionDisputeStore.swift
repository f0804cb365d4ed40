internal import SQLite
internal import TredeDomain

enum SessionDisputeQuery: String, Query {
    case insert = """
        INSERT INTO session_dispute (session_id, sealed, disputed_on, client_id, recorded_at) VALUES (?1, ?2, ?3, ?4, ?5)
        """
    case resolve = """
        UPDATE session_dispute SET resolved_on = ?2, sealed_resolution = ?3, resolved_by = ?4, resolver_client_id = ?5,
            resolved_at = ?6
        WHERE resolved_on IS NULL AND session_id IN (SELECT id FROM session WHERE uid = ?1)
        """
    case open = """
        SELECT d.disputed_on, c.role FROM session s JOIN session_dispute d ON d.session_id = s.id
            LEFT JOIN client c ON c.id = d.client_id
        WHERE s.uid = ?1 AND d.resolved_on IS NULL ORDER BY d.id DESC LIMIT 1
        """
    case all = """
        SELECT d.sealed, d.disputed_on, d.recorded_at, d.sealed_resolution, d.resolved_on, d.resolved_by,
            d.resolved_at, d.session_id
        FROM session s JOIN session_dispute d ON d.session_id = s.id WHERE s.uid = ?1 ORDER BY d.id
        """
}

/// The disputes about a session, kept over all its corrections.
enum SessionDisputeStore {
    static func insert(
        _ reason: String, on day: Day, session: Int64, client: Int64, in transaction: borrowing WriteTransaction
    ) throws {
        let place = SealedPlace(.sessionDispute, .pair(session, transaction.now))
        let sealed = try KeyOwnerStore.seal([.text(reason)], of: .session(session), at: place, in: transaction)
        try transaction.run(
            SessionDisputeQuery.insert, .integer(session), sealed, .day(day), .integer(client),
            .integer(transaction.now))
    }

    static func resolve(
        _ id: ID<Session>, reason: String, on day: Day, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws {
        let first = try SessionStore.first(id, in: transaction)
        let place = SealedPlace(.disputeResolution, .bytes(resolutionRow(id, transaction.now)))
        let sealed = try KeyOwnerStore.seal([.text(reason)], of: .session(first), at: place, in: transaction)
        try transaction.run(
            SessionDisputeQuery.resolve, .id(id), .day(day), sealed, .code(actor.role),
            .integer(actor.client), .integer(transaction.now))
    }

    /// Since when a session is disputed, and by whom; nil when no dispute is open.
    static func open(
        _ id: ID<Session>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> (since: Day, by: Role?)? {
        try transaction.first(SessionDisputeQuery.open, .id(id)) { (since: try $0.day(0), by: try $0.optionalCode(1)) }
    }

    /// Every dispute, the first one first.
    static func all(
        _ id: ID<Session>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Session.Dispute] {
        let vault = transaction.vault
        return try transaction.all(SessionDisputeQuery.all, .id(id)) { row in
            let recordedAt = try row.integer(2)
            let place = SealedPlace(.sessionDispute, .pair(try row.integer(7), recordedAt))
            return Session.Dispute(
                reason: try vault.open(try row.blob(0), at: place).text(0), disputedOn: try row.day(1),
                recordedAt: Instant(milliseconds: recordedAt), resolution: try resolution(row, of: id, vault))
        }
    }

    /// A session has one open dispute, so that what ends at one moment is one.
    private static func resolutionRow(_ id: ID<Session>, _ resolvedAt: Int64) -> [UInt8] {
        var row = id.bytes
        SealedPlace.append(resolvedAt, to: &row)
        return row
    }

    private static func resolution(
        _ row: borrowing Row, of id: ID<Session>, _ vault: Vault
    ) throws -> Session.Resolution? {
        guard let sealed = try row.optionalBlob(3) else { return nil }
        let place = SealedPlace(.disputeResolution, .bytes(resolutionRow(id, try row.integer(6))))
        return Session.Resolution(
            reason: try vault.open(sealed, at: place).text(0), resolvedOn: try row.day(4), by: try row.code(5),
            recordedAt: Instant(milliseconds: try row.integer(6)))
    }
}
