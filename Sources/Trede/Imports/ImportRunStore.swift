internal import SQLite
internal import TredeDomain

enum ImportRunQuery: String, Query {
    case insert = "INSERT INTO import_run (uid, client_id, kind, began_at) VALUES (?1, ?2, ?3, ?4)"
    case end = "UPDATE import_run SET state = ?2, ended_at = ?3 WHERE uid = ?1 AND state = 'running'"
    case interrupt = "UPDATE import_run SET state = 'interrupted', ended_at = ?1 WHERE state = 'running'"
    case forget = "DELETE FROM import_run WHERE began_at < ?1 AND state <> 'running'"
    case keep = """
        INSERT INTO import_result (run_id, line, status, reference, faults)
        SELECT id, ?2, ?3, ?4, ?5 FROM import_run WHERE uid = ?1
        """
    case find = "SELECT id, client_id, kind, state, began_at, ended_at FROM import_run WHERE uid = ?1"
    // Not by GROUP BY, which would sort all lines in memory.
    case counts = """
        SELECT count(*) FILTER (WHERE status = 'created'), count(*) FILTER (WHERE status = 'changed'),
            count(*) FILTER (WHERE status = 'unchanged'), count(*) FILTER (WHERE status = 'failed')
        FROM import_result WHERE run_id = ?1
        """
    case results = """
        SELECT line, status, reference, faults FROM import_result
        WHERE run_id = (SELECT id FROM import_run WHERE uid = ?1) AND line > ?2 ORDER BY line LIMIT ?3
        """
}

/// The files that were pushed in bulk, and what became of their lines.
enum ImportRunStore {
    static func insert(
        _ id: ID<ImportRun>, kind: String, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.insert(
            ImportRunQuery.insert, .id(id), .integer(actor.client), .text(kind), .integer(transaction.now))
    }

    static func end(
        _ id: ID<ImportRun>, as state: ImportRun.State, in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.run(ImportRunQuery.end, .id(id), .code(state), .integer(transaction.now))
    }

    static func interruptRunning(in transaction: borrowing WriteTransaction) throws -> Int {
        try transaction.run(ImportRunQuery.interrupt, .integer(transaction.now))
    }

    static func forget(beganBefore moment: Int64, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(ImportRunQuery.forget, .integer(moment))
    }

    static func keep(
        _ result: ImportRunResult, of id: ID<ImportRun>, in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.insert(
            ImportRunQuery.keep, .id(id), .number(result.line), .text(result.status), .text(result.reference),
            .text(result.faults.joined(separator: "\n")))
    }

    /// The run and the client that pushed it.
    static func find(
        _ id: ID<ImportRun>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> (run: ImportRun, client: Int64)? {
        let found = try transaction.first(ImportRunQuery.find, .id(id)) { row in
            let endedAt = try row.isNull(5) ? nil : Instant(milliseconds: try row.integer(5))
            return (
                number: try row.integer(0), client: try row.integer(1), kind: try row.text(2),
                state: try row.code(3, as: ImportRun.State.self),
                beganAt: Instant(milliseconds: try row.integer(4)), endedAt: endedAt
            )
        }
        guard let found else { return nil }
        let counts = try transaction.first(ImportRunQuery.counts, .integer(found.number)) { row in
            [
                "created": try row.number(0), "changed": try row.number(1), "unchanged": try row.number(2),
                "failed": try row.number(3),
            ]
        }
        let run = ImportRun(
            id: id, kind: found.kind, state: found.state, beganAt: found.beganAt, endedAt: found.endedAt,
            counts: counts ?? [:])
        return (run, found.client)
    }

    static func results(
        of id: ID<ImportRun>, after line: Int, countMax: Int,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [ImportRunResult] {
        try transaction.all(ImportRunQuery.results, .id(id), .number(line), .number(countMax)) { row in
            let faults = try row.text(3).split(separator: "\n").map(String.init)
            return ImportRunResult(
                line: try row.number(0), status: try row.text(1), reference: try row.text(2), faults: faults)
        }
    }
}
