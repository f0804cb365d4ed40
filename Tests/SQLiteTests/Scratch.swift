import Foundation
import Synchronization
import Testing

@testable import SQLite

/// The statements the tests run.
enum ScratchQuery: String, Query {
    case insert = "INSERT INTO item (name, weight) VALUES (?1, ?2)"
    case insertIgnoring = "INSERT INTO item (name, weight) VALUES (?1, ?2) ON CONFLICT DO NOTHING"
    case insertReturning = "INSERT INTO item (name, weight) VALUES (?1, ?2) RETURNING identifier"
    case insertPart = "INSERT INTO part (item) VALUES (?1)"
    case insertLatePart = "INSERT INTO late_part (item) VALUES (?1)"
    case insertPartReturning = "INSERT INTO part (item) VALUES (?1) RETURNING identifier"
    case insertAny = "INSERT INTO anything (value) VALUES (?1)"
    case anything = "SELECT value FROM anything ORDER BY rowid"
    case names = "SELECT name FROM item ORDER BY identifier"
    case find = "SELECT identifier, name, weight FROM item WHERE name = ?1"
    case count = "SELECT count(*) FROM item"
    case note = "INSERT INTO anything (value) SELECT count(*) FROM item"
    case rename = "UPDATE item SET name = ?2 WHERE name = ?1"
    case removeAll = "DELETE FROM item"
    case limitPages = "PRAGMA max_page_count = 40"
    case unlimitPages = "PRAGMA max_page_count = 4294967294"
    case missingTable = "SELECT 1 FROM no_such_table_in_this_database"
    case twoStatements = "SELECT 1; SELECT 2"
    case blank = " "
    case journalMode = "PRAGMA journal_mode"
    case synchronous = "PRAGMA synchronous"
    case foreignKeys = "PRAGMA foreign_keys"
    case trustedSchema = "PRAGMA trusted_schema"
    case walCheckpoint = "PRAGMA wal_autocheckpoint"
    case busyTimeout = "PRAGMA busy_timeout"
}

/// A directory of its own with a database in it; removed at the end.
final class Scratch: Sendable {
    static let schema = """
        CREATE TABLE item (
            identifier INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            weight INTEGER CHECK (weight >= 0)
        ) STRICT;
        CREATE TABLE part (identifier INTEGER PRIMARY KEY, item INTEGER NOT NULL REFERENCES item) STRICT;
        CREATE TABLE late_part (
            identifier INTEGER PRIMARY KEY,
            item INTEGER NOT NULL REFERENCES item DEFERRABLE INITIALLY DEFERRED
        ) STRICT;
        CREATE TABLE anything (value ANY) STRICT;
        """

    let directory: String
    let database: Database

    var path: String { database.path }

    init(schema: String = Scratch.schema, clock: @escaping @Sendable () -> Int64 = { 1_000 }) throws {
        directory = NSTemporaryDirectory() + "sqlite-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        database = try Database.open(path: directory + "/scratch.db", clock: clock)
        try database.writer.perform { try $0.execute(script: schema) }
    }

    deinit {
        try? database.close()
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// Inserts one item by its name.
    func add(_ name: String) throws {
        try database.writer.write { _ = try $0.insert(ScratchQuery.insert, .text(name), nil) }
    }

    /// The names of all items, read over a new connection.
    func names() throws -> [String] {
        try Self.names(in: database)
    }

    /// The same for closures that run on the writer's thread: they must not hold a `Scratch`, which closes the writer.
    static func names(in database: Database) throws -> [String] {
        try database.makeReader().read { try $0.all(ScratchQuery.names) { try $0.text(0) } }
    }

    /// A second writer on the same file, with bounds of its own.
    func makeWriter(queueJobsMax: Int = 4096, groupJobsMax: Int = 256) throws -> Writer {
        try Writer(path: path, clock: database.clock, queueJobsMax: queueJobsMax, groupJobsMax: groupJobsMax)
    }
}

/// An error of the tests' own.
struct Refusal: Error, Equatable {}

/// Holds the writer's thread in a job until it is let go, so that jobs gather behind it.
final class Gate: Sendable {
    private let arrival = Semaphore()
    private let departure = Semaphore()

    func hold() {
        arrival.signal()
        departure.wait()
    }

    func awaitHolder() { arrival.wait() }

    func letGo() { departure.signal() }

    /// Submits a job that holds the writer and waits until it does.
    func occupy(_ writer: Writer) throws {
        try writer.submit({ _ in self.hold() }, completion: { _ in })
        awaitHolder()
    }
}

/// Values that several threads add to.
final class Tally<Element: Sendable>: Sendable {
    private let state = Mutex<[Element]>([])
    private let arrival = Semaphore()

    var elements: [Element] { state.withLock { $0 } }

    func add(_ element: Element) {
        state.withLock { $0.append(element) }
        arrival.signal()
    }

    /// Waits until `count` have been added.
    func awaitCount(_ count: Int) {
        for _ in 0..<count { arrival.wait() }
    }
}

/// Runs `body` on `count` threads and waits for all.
func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) throws {
    let threads = try (0..<count).map { number in
        try WorkerThread(name: "test-\(number)") { body(number) }
    }
    for thread in threads { thread.join() }
}
