import Foundation
import Testing

@testable import SQLite

@Suite("Readers, lanes and connections")
struct ReaderTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test("a reader sees one moment for the whole transaction and the newest in the next")
    func snapshot() throws {
        try scratch.add("a")
        let reader = try scratch.database.makeReader()
        try reader.read { transaction in
            #expect(try transaction.all(ScratchQuery.names) { try $0.text(0) } == ["a"])
            try scratch.add("b")
            #expect(try transaction.all(ScratchQuery.names) { try $0.text(0) } == ["a"])
        }
        #expect(try reader.read { try $0.all(ScratchQuery.names) { try $0.text(0) } } == ["a", "b"])
    }

    @Test("a reader serves again after its body threw")
    func afterThrow() throws {
        let reader = try scratch.database.makeReader()
        #expect(throws: Refusal.self) { try reader.read { _ in throw Refusal() } }
        #expect(try reader.read { try $0.first(ScratchQuery.count) { try $0.integer(0) } } == 0)
    }

    @Test("a reader inside its own transaction is refused and the outer one goes on")
    func nestedRead() throws {
        let reader = try scratch.database.makeReader()
        try reader.read { transaction throws in
            #expect(throws: SQLiteError.self) { try reader.read { _ in } }
            #expect(try transaction.first(ScratchQuery.count) { try $0.integer(0) } == 0)
        }
    }

    @Test("a writing statement on a reader's connection is refused by SQLite too")
    func readOnly() throws {
        let error = #expect(throws: SQLiteError.self) {
            try scratch.database.makeReader().read { try $0.all(ScratchQuery.removeAll) { _ in } }
        }
        #expect(error?.isReadOnly == true)
    }

    @Test("a store function for both modes takes either transaction")
    func bothModes() throws {
        @Sendable func count(_ transaction: borrowing Transaction<some TransactionMode>) throws -> Int64? {
            try transaction.first(ScratchQuery.count) { try $0.integer(0) }
        }
        #expect(try scratch.database.makeReader().read { try count($0) } == 0)
        let written = try scratch.database.writer.write { transaction in
            try transaction.run(ScratchQuery.insert, "a", 1)
            return try count(transaction)
        }
        #expect(written == 1)
    }

    @Test("a transaction's now is the clock's")
    func clock() throws {
        #expect(try scratch.database.makeReader().read { $0.now } == 1_000)
        #expect(try scratch.database.writer.write { $0.now } == 1_000)
        #expect(try scratch.database.makeLane().read { $0.now } == 1_000)
    }

    @Test("a lane answers in order, does what waits when it closes, and then refuses")
    func lane() throws {
        try scratch.add("a")
        let lane = try scratch.database.makeLane()
        let tally = Tally<Int>()
        for number in 0..<50 {
            try lane.submit({ _ in number }) { if case .success(let done) = $0 { tally.add(done) } }
        }
        #expect(try lane.read { try $0.all(ScratchQuery.names) { try $0.text(0) } } == ["a"])
        #expect(throws: Refusal.self) { try lane.read { _ in throw Refusal() } }
        lane.close()
        lane.close()
        #expect(tally.elements == Array(0..<50))
        #expect(throws: WriterQueueFull.closed) { try lane.submit({ _ in }, completion: { _ in }) }
    }

    @Test("a lane refuses more than may wait")
    func laneFull() throws {
        let lane = try Lane(path: scratch.path, clock: { 0 }, jobsMax: 2)
        let gate = Gate()
        try lane.submit({ _ in gate.hold() }, completion: { _ in })
        gate.awaitHolder()
        for _ in 0..<2 { try lane.submit({ _ in }, completion: { _ in }) }
        #expect(throws: WriterQueueFull.full(jobsMax: 2)) { try lane.submit({ _ in }, completion: { _ in }) }
        gate.letGo()
        lane.close()
    }

    @Test(
        "the writing connection is durable, checks references and distrusts the schema",
        arguments: [
            (ScratchQuery.synchronous, Int64(2)), (.foreignKeys, 1), (.trustedSchema, 0), (.walCheckpoint, 4000),
            (.busyTimeout, 5000),
        ])
    func pragmas(query: ScratchQuery, expected: Int64) throws {
        let found = try scratch.database.writer.write { transaction in
            try transaction.first(query) { row in try row.integer(0) }
        }
        #expect(found == expected)
    }

    @Test(
        "the file is in WAL mode and only its owner may read it, also the log beside it",
        arguments: ["", "-wal", "-shm"])
    func file(suffix: String) throws {
        #expect(
            try scratch.database.makeReader().read { try $0.first(ScratchQuery.journalMode) { try $0.text(0) } }
                == "wal")
        #expect(try permissions(scratch.path + suffix) == 0o600)
    }

    @Test("a file that is not there, or is no database, is not opened for reading")
    func unreadable() throws {
        #expect(throws: SQLiteError.self) { try Connection.open(path: scratch.directory + "/none.db", mode: .reading) }
        let path = scratch.directory + "/text.db"
        try String(repeating: "not a database ", count: 100).write(toFile: path, atomically: true, encoding: .utf8)
        let error = #expect(throws: SQLiteError.self) { try Database.open(path: path, clock: { 0 }) }
        #expect(error?.isCorrupt == true)
    }

    @Test("a script with a NUL is refused whole")
    func scriptWithNul() throws {
        #expect(throws: SQLiteError.self) {
            try scratch.database.writer.perform {
                try $0.execute(script: "INSERT INTO item (name) VALUES ('a');\0DROP TABLE item")
            }
        }
        #expect(try scratch.names().isEmpty)
    }

    @Test("a cache that is full starts again, and one literal is prepared once")
    func cache() throws {
        var cache = StatementCache()
        let (first, text) = (
            ScratchQuery.names.rawValue, String(decoding: ScratchQuery.names.rawValue.utf8, as: UTF8.self)
        )
        let connection = try Connection.open(path: scratch.path, mode: .reading)
        let statement = try connection.run(ScratchQuery.names, []) { $0 }
        cache.insert(statement)
        #expect(cache.find(first) === statement)
        #expect(cache.find(text) === statement)
        #expect(cache.find(text + " ") == nil)
        cache.removeAll()
        #expect(cache.find(first) == nil)
        #expect(try connection.run(ScratchQuery.names, []) { $0 } === statement)
    }

    private func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
}
