package import SQLite
package import TredeDomain

/// Keeps what was pushed in bulk, for whoever pushed it: the results name references that are nobody else's to see.
package struct ImportRunService: Sendable {
    /// How long a run and its results are kept, in milliseconds: thirty days.
    package static let keptMilliseconds: Int64 = 30 * 86_400_000

    let ids: IDSource

    /// Begins a run of lines of that kind, and forgets those that were kept long enough.
    package func begin(
        _ kind: String, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws -> ID<ImportRun> {
        try ImportRunStore.forget(beganBefore: transaction.now - Self.keptMilliseconds, in: transaction)
        let id = ids.id(of: ImportRun.self)
        try ImportRunStore.insert(id, kind: kind, by: actor, in: transaction)
        return id
    }

    /// Keeps what became of a line; to be done in the line's own transaction, unless it failed.
    package func keep(
        _ result: ImportRunResult, of id: ID<ImportRun>, in transaction: borrowing WriteTransaction
    ) throws {
        try ImportRunStore.keep(result, of: id, in: transaction)
    }

    /// Ends a run; one that has ended stays as it is.
    package func end(
        _ id: ID<ImportRun>, as state: ImportRun.State, in transaction: borrowing WriteTransaction
    ) throws {
        try ImportRunStore.end(id, as: state, in: transaction)
    }

    /// Marks what an earlier server left running; to be called before a server takes requests.
    @discardableResult
    package func interruptRunning(in transaction: borrowing WriteTransaction) throws -> Int {
        try ImportRunStore.interruptRunning(in: transaction)
    }

    /// A run, for who pushed it.
    ///
    /// - Throws: `notFound`, for anybody else too.
    package func find(
        _ id: ID<ImportRun>, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> ImportRun {
        guard let (run, client) = try ImportRunStore.find(id, in: transaction),
            client == actor.client
        else { throw Failure.notFound(.importRun) }
        return run
    }

    /// At most so many results behind a line, in order; who may see the run is asked of `find`.
    package func results(
        of id: ID<ImportRun>, after line: Int, countMax: Int,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [ImportRunResult] {
        try ImportRunStore.results(of: id, after: line, countMax: countMax, in: transaction)
    }
}
