package import SQLite
package import TredeDomain

enum ImportQuery: String, Query {
    case referral = "SELECT id FROM referral WHERE client_id = ?1 AND external_id = ?2"
    case events = """
        SELECT digest, subject_uid, ended_on FROM imported_event WHERE referral_id = ?1 ORDER BY position
        """
    case keep = """
        INSERT INTO imported_event (referral_id, position, digest, subject_uid, ended_on, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """
    case network = """
        SELECT n.uid, n.code FROM trajectory t JOIN network n ON n.id = t.network_id WHERE t.referral_id = ?1
        """
    case end = "UPDATE imported_event SET ended_on = ?3 WHERE referral_id = ?1 AND position = ?2"
}

/// What was imported of each history.
package enum ImportStore {
    /// An event that was imported before.
    package struct Known: Sendable {
        /// The digest of what the history said.
        package let digest: Digest?
        /// The identifier of what it made, as sixteen bytes, for what may be completed later.
        package let subject: [UInt8]?
        /// The last day of the period it told of, when it told one.
        package let endedOn: Day?
    }

    /// The number of the referral that a client pushed under a reference.
    package static func referral(
        _ externalId: String, client: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int64? {
        try transaction.first(ImportQuery.referral, .integer(client), .text(externalId)) { try $0.integer(0) }
    }

    /// The events of a referral that were imported before, in order.
    package static func known(
        _ referral: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Known] {
        try transaction.all(ImportQuery.events, .integer(referral)) { row in
            Known(
                digest: Digest(bytes: try row.blob(0)), subject: try row.optionalBlob(1),
                endedOn: try row.optionalDay(2))
        }
    }

    /// The network of the trajectory that a referral led to; nil when it led to none.
    package static func network(
        ofReferral referral: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> (id: ID<Network>, code: String)? {
        try transaction.first(ImportQuery.network, .integer(referral)) { (try $0.id(0), try $0.text(1)) }
    }

    /// Does a part of an import that leaves nothing when it throws, while the rest stays.
    package static func part(
        in transaction: borrowing WriteTransaction, _ body: (borrowing WriteTransaction) throws -> Void
    ) throws {
        try transaction.savepoint(body)
    }

    /// Keeps that an event was imported.
    package static func keep(
        _ digest: Digest, position: Int, subject: [UInt8]?, endedOn: Day?, referral: Int64,
        in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.run(
            ImportQuery.keep, .integer(referral), .number(position), .blob(digest.bytes),
            subject.map { .blob($0) } ?? .null, .day(endedOn), .integer(transaction.now))
    }

    /// Keeps that a period which an event told of has got its end.
    package static func end(
        _ position: Int, on day: Day, referral: Int64, in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.run(ImportQuery.end, .integer(referral), .number(position), .day(day))
    }
}
