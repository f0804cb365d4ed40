package import SQLite
package import TredeDomain

/// A transaction that sees one snapshot.
package typealias ReadTransaction = Transaction<Reading>
/// A transaction that shares its flush with others but fails alone.
package typealias WriteTransaction = Transaction<Writing>

extension Transaction {
    /// The day it was in Brussels when the transaction began (Z-5).
    package var today: Day { Instant(milliseconds: now).brusselsDay }
}

/// The database, and the one place where its errors become failures.
package final class Storage: Sendable {
    /// The database underneath, for backup and migration.
    package let database: Database

    private let settle: @Sendable (borrowing WriteTransaction) throws -> Void

    /// Wraps an open database; `settle` runs at the end of every write, in its transaction.
    package init(_ database: Database, settle: @escaping @Sendable (borrowing WriteTransaction) throws -> Void) {
        self.database = database
        self.settle = settle
    }

    /// The moment it is by the clock of the database.
    package var now: Instant { Instant(milliseconds: database.clock()) }

    /// Calls `completion` once with whether a write can be made now, at once or on the writer's thread; asking often
    /// costs one write a second.
    package func canWrite(_ completion: @escaping @Sendable (Bool) -> Void) {
        database.probe.canWrite(completion)
    }

    /// A connection for one thread, on which short reads run at once.
    package func makeReader() throws -> StorageReader {
        StorageReader(try database.makeReader())
    }

    /// Puts a write in the next group; `completion` runs on the writer's thread once it is on disk, or failed.
    package func submit<Output: Sendable>(
        _ body: @escaping @Sendable (borrowing WriteTransaction) throws -> Output,
        completion: @escaping @Sendable (Result<Output, Failure>) -> Void
    ) {
        do {
            try database.writer.submit(settled(body)) { completion($0.mapError(Storage.failure)) }
        } catch {
            completion(.failure(.overloaded))
        }
    }

    /// Puts a write in the next group that changes no fact, so that nothing is to be settled after it.
    package func submitRecord(
        _ body: @escaping @Sendable (borrowing WriteTransaction) throws -> Void,
        completion: @escaping @Sendable (Result<Void, Failure>) -> Void
    ) {
        do {
            try database.writer.submit(body) { completion($0.mapError(Storage.failure)) }
        } catch {
            completion(.failure(.overloaded))
        }
    }

    /// Writes and waits until it is on disk.
    package func write<Output: Sendable>(
        _ body: @escaping @Sendable (borrowing WriteTransaction) throws -> Output
    ) throws(Failure) -> Output {
        do {
            return try database.writer.write(settled(body))
        } catch {
            throw Storage.failure(error)
        }
    }

    /// What the writer did since it was opened, everything that waited included.
    package func writerEffort() throws(Failure) -> Effort {
        do {
            return try database.writer.perform { $0.effort }
        } catch {
            throw Storage.failure(error)
        }
    }

    private func settled<Output>(
        _ body: @escaping @Sendable (borrowing WriteTransaction) throws -> Output
    ) -> @Sendable (borrowing WriteTransaction) throws -> Output {
        { [settle] transaction in
            let output = try body(transaction)
            try settle(transaction)
            return output
        }
    }

    static func failure(_ error: any Error) -> Failure {
        switch error {
        case let failure as Failure: failure
        case is WriterQueueFull: .overloaded
        case SealingFault.erased: .erased
        case let error as SQLiteError where error.isFull: .diskFull(error)
        default: .fault(error)
        }
    }
}

/// A connection of one thread, for short reads.
package final class StorageReader {
    private let reader: Reader

    init(_ reader: Reader) {
        self.reader = reader
    }

    /// What it did since it was opened.
    package var effort: Effort { reader.effort }

    /// Reads in one snapshot.
    package func read<Output>(_ body: (borrowing ReadTransaction) throws -> Output) throws(Failure) -> Output {
        do {
            return try reader.read(body)
        } catch {
            throw Storage.failure(error)
        }
    }
}
