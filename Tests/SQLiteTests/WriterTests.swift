import Foundation
import Testing

@testable import SQLite

@Suite("The writer and its groups")
struct WriterTests {
    let scratch: Scratch
    var writer: Writer { scratch.database.writer }

    init() throws { scratch = try Scratch() }

    @Test("a job that throws is undone alone and the others of its group are kept")
    func oneJobFails() throws {
        let results = try group([
            { try $0.run(ScratchQuery.insert, "a", 1) },
            { transaction in
                try transaction.run(ScratchQuery.insert, "lost", 1)
                throw Refusal()
            },
            { try $0.run(ScratchQuery.insert, "a", 1) },
            { try $0.run(ScratchQuery.insert, "b", 1) },
        ])
        #expect(results.map { (try? $0.get()) != nil } == [true, false, false, true])
        #expect(throws: Refusal.self) { try results[1].get() }
        #expect(error(of: results[2])?.isUniqueViolation == true)
        #expect(try scratch.names() == ["a", "b"])
    }

    @Test("a job that fails before it wrote is no reason to run its group again; one that fails after is")
    func groupsRunAgain() throws {
        for (writesFirst, runs) in [(false, 1), (true, 2)] {
            let ran = Tally<Int>()
            let results = try group([
                { transaction in
                    ran.add(1)
                    return try transaction.run(ScratchQuery.insert, .text("kept \(writesFirst)"), 1)
                },
                { transaction in
                    if writesFirst { try transaction.run(ScratchQuery.insert, "lost", 1) }
                    throw Refusal()
                },
            ])
            #expect(results.map { (try? $0.get()) != nil } == [true, false])
            #expect(ran.elements.count == runs)
        }
        #expect(try scratch.names() == ["kept false", "kept true"])
    }

    @Test("what jobs want done before the commit is done once for their group, after all of them, and not without one")
    func beforeCommit() throws {
        let gate = Gate()
        try gate.occupy(writer)
        let done = Tally<Bool>()
        for name in ["a", "b", "lost", "c"] {
            try writer.submit { transaction in
                _ = try transaction.run(ScratchQuery.insert, .text(name), 1)
                transaction.runBeforeCommit(ScratchQuery.note)
                if name == "lost" { throw Refusal() }
            } completion: { (result: Result<Void, any Error>) in
                done.add((try? result.get()) != nil)
            }
        }
        gate.letGo()
        done.awaitCount(4)
        #expect(done.elements == [true, true, false, true])
        try scratch.add("d")
        let notes = try scratch.database.makeReader().read { try $0.all(ScratchQuery.anything) { try $0.integer(0) } }
        #expect(notes == [3])
    }

    @Test("when what is wanted before the commit fails, its whole group fails")
    func beforeCommitFails() throws {
        try scratch.add("a")
        #expect(throws: SQLiteError.self) {
            try writer.write { transaction in
                _ = try transaction.run(ScratchQuery.insert, "b", 1)
                transaction.runBeforeCommit(ScratchQuery.missingTable)
            }
        }
        #expect(try scratch.names() == ["a"])
        try scratch.add("c")
        #expect(try scratch.names() == ["a", "c"])
    }

    @Test("a job that leaves a deferred foreign key unresolved fails alone, before the group's COMMIT")
    func deferredForeignKey() throws {
        let results = try group([
            { try $0.run(ScratchQuery.insert, "a", 1) },
            { try $0.run(ScratchQuery.insertLatePart, 99) },
            { transaction in
                try transaction.run(ScratchQuery.insertLatePart, 2)
                return try transaction.run(ScratchQuery.insert, "b", 1)
            },
        ])
        #expect(results.map { (try? $0.get()) != nil } == [true, false, true])
        #expect(error(of: results[1])?.isForeignKeyViolation == true)
        #expect(try scratch.names() == ["a", "b"])
    }

    @Test("a completion runs when other connections see the row, and in the order of submission")
    func completionAfterCommit() throws {
        let gate = Gate()
        try gate.occupy(writer)
        let seen = Tally<[String]>()
        let database = scratch.database
        for name in ["a", "b"] {
            try writer.submit({ try $0.insert(ScratchQuery.insert, .text(name), 1) }) { _ in
                seen.add([name] + ((try? Scratch.names(in: database)) ?? []))
            }
        }
        #expect(try scratch.names().isEmpty)
        gate.letGo()
        seen.awaitCount(2)
        #expect(seen.elements == [["a", "a", "b"], ["b", "a", "b"]])
    }

    @Test("64 threads that write at once lose nothing")
    func manyThreads() throws {
        let failures = Tally<String>()
        try onThreads(64) { thread in
            for number in 0..<20 {
                do {
                    try scratch.add("\(thread)-\(number)")
                    guard try scratch.database.writer.write({ try find("\(thread)-\(number)", $0) }) else {
                        return failures.add("\(thread)-\(number) is not there")
                    }
                } catch {
                    failures.add("\(error)")
                }
            }
        }
        #expect(failures.elements == [])
        #expect(try Set(scratch.names()) == Set((0..<64).flatMap { thread in (0..<20).map { "\(thread)-\($0)" } }))
    }

    @Test("of 64 threads that insert the same name one succeeds")
    func oneWinner() throws {
        let (winners, losers) = (Tally<Int>(), Tally<Bool>())
        try onThreads(64) { thread in
            do {
                try scratch.add("same")
                winners.add(thread)
            } catch {
                losers.add((error as? SQLiteError)?.isUniqueViolation == true)
            }
        }
        #expect(winners.elements.count == 1)
        #expect(losers.elements == Array(repeating: true, count: 63))
    }

    @Test("a full queue refuses the next job and takes jobs again afterwards")
    func queueFull() throws {
        let small = try scratch.makeWriter(queueJobsMax: 3)
        let gate = Gate()
        try gate.occupy(small)
        let done = Tally<Int>()
        for number in 0..<3 { try small.submit({ _ in number }) { _ in done.add(number) } }
        #expect(throws: WriterQueueFull.full(jobsMax: 3)) { try small.submit({ _ in }, completion: { _ in }) }
        #expect(throws: WriterQueueFull.full(jobsMax: 3)) { try small.write { _ in } }
        gate.letGo()
        done.awaitCount(3)
        #expect(try small.write { _ in 4 } == 4)
        try small.close()
    }

    @Test("a group takes no more than its bound, and all jobs are done all the same", arguments: [1, 2, 5, 100])
    func groupBound(bound: Int) throws {
        let bounded = try scratch.makeWriter(groupJobsMax: bound)
        let gate = Gate()
        try gate.occupy(bounded)
        let done = Tally<Int>()
        let database = scratch.database
        for number in 0..<5 {
            try bounded.submit({ try $0.insert(ScratchQuery.insert, .text("\(number)"), 1) }) { _ in
                done.add((try? Scratch.names(in: database).count) ?? -1)
            }
        }
        gate.letGo()
        try bounded.close()
        #expect(done.elements == (0..<5).map { min(5, ($0 / bound + 1) * bound) })
    }

    @Test("closing does what waits, empties the log and refuses afterwards; a second close does nothing")
    func close() throws {
        let gate = Gate()
        try gate.occupy(writer)
        let done = Tally<Bool>()
        for number in 0..<300 {
            try writer.submit({ try $0.insert(ScratchQuery.insert, .text("\(number)"), 1) }) { result in
                done.add((try? result.get()) != nil)
            }
        }
        gate.letGo()
        try writer.close()
        try writer.close()
        #expect(done.elements == Array(repeating: true, count: 300))
        #expect(throws: WriterQueueFull.closed) { try writer.submit({ _ in }, completion: { _ in }) }
        #expect(throws: WriterQueueFull.closed) { try writer.write { _ in } }
        #expect(throws: WriterQueueFull.closed) { try writer.perform { _ in } }
        #expect(!FileManager.default.fileExists(atPath: scratch.path + "-wal"))
        let connection = try Connection.open(path: scratch.path, mode: .writing)
        #expect(try connection.write(now: 0) { try $0.first(ScratchQuery.count) { try $0.integer(0) } } == 300)
    }

    @Test("exclusive work finds no open transaction, and one it leaves open is rolled back")
    func exclusive() throws {
        let gate = Gate()
        try gate.occupy(writer)
        let order = Tally<String>()
        try writer.submit({ _ in }, completion: { _ in order.add("before") })
        gate.letGo()
        try writer.perform { connection in
            order.add("exclusive")
            try connection.execute(script: "VACUUM; BEGIN; INSERT INTO item (name) VALUES ('lost')")
        }
        try writer.write { _ in order.add("after") }
        #expect(order.elements == ["before", "exclusive", "after"])
        #expect(try scratch.names().isEmpty)
        #expect(throws: Refusal.self) { try writer.perform { _ in throw Refusal() } }
    }

    @Test("an exhausted database fails the whole group, and the writer goes on when there is room")
    func full() throws {
        try scratch.add("kept")
        try writer.write { transaction in _ = try transaction.first(ScratchQuery.limitPages) { try $0.integer(0) } }
        let results = try group([
            { try $0.run(ScratchQuery.insert, "a", 1) },
            { try $0.run(ScratchQuery.insertAny, .blob([UInt8](repeating: 1, count: 1_000_000))) },
            { try $0.run(ScratchQuery.insert, "b", 1) },
        ])
        for result in results { #expect(error(of: result)?.isFull == true) }
        #expect(try scratch.names() == ["kept"])
        try writer.write { transaction in _ = try transaction.first(ScratchQuery.unlimitPages) { try $0.integer(0) } }
        try scratch.add("later")
        #expect(try scratch.names() == ["kept", "later"])
    }

    @Test("a job that swallows the loss of its transaction cannot write outside one")
    func swallowedLoss() throws {
        try writer.write { transaction in _ = try transaction.first(ScratchQuery.limitPages) { try $0.integer(0) } }
        let results = try group([
            { transaction in
                let huge = Value.blob([UInt8](repeating: 1, count: 1_000_000))
                _ = try? transaction.run(ScratchQuery.insertAny, huge)
                _ = try? transaction.run(ScratchQuery.insert, "stray", 1)
                return 1
            }
        ])
        #expect(error(of: results[0])?.isFull == true)
        #expect(try scratch.names().isEmpty)
    }

    @Test("a COMMIT that fails fails every job of its group, and the writer goes on")
    func commitFails() async {
        await #expect(processExitsWith: .success) {
            let scratch = try Scratch()
            try scratch.add("kept")
            signal(SIGXFSZ, SIG_IGN)
            // The log may not grow any more, which SQLite meets when it writes the pages at COMMIT.
            var limit = rlimit(rlim_cur: 4096, rlim_max: rlim_t.max)
            setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            let gate = Gate()
            try gate.occupy(scratch.database.writer)
            let failures = Tally<Bool>()
            for name in ["a", "b"] {
                try scratch.database.writer.submit({ try $0.run(ScratchQuery.insert, .text(name), 1) }) { result in
                    if case .failure(let error as SQLiteError) = result {
                        failures.add(error.isFull || error.isInputOutputFault)
                    } else {
                        failures.add(false)
                    }
                }
            }
            gate.letGo()
            failures.awaitCount(2)
            try #require(failures.elements == [true, true])
            limit.rlim_cur = rlim_t.max
            setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            try scratch.add("later")
            try #require(try scratch.names() == ["kept", "later"])
        }
    }

    @Test("a writer that waits for itself stops the program with a sentence")
    func waitsForItself() async {
        await #expect(processExitsWith: .failure) {
            let scratch = try Scratch()
            let database = scratch.database
            try FileManager.default.removeItem(atPath: scratch.directory)
            try database.writer.write { _ in try database.writer.write { _ in } }
        }
    }

    @Test("a writer that is dropped without close still does what waits")
    func dropped() throws {
        let done = Tally<Int>()
        do {
            let dropped = try scratch.makeWriter()
            for number in 0..<10 { try dropped.submit({ _ in number }) { _ in done.add(number) } }
        }
        done.awaitCount(10)
        #expect(done.elements == Array(0..<10))
    }

    private func error(of result: Result<Int, any Error>) -> SQLiteError? {
        #expect(throws: SQLiteError.self) { try result.get() }
    }

    /// Runs the jobs as one group and returns their results in order.
    private func group(
        _ jobs: [@Sendable (borrowing Transaction<Writing>) throws -> Int]
    ) throws -> [Result<Int, any Error>] {
        let gate = Gate()
        try gate.occupy(writer)
        let results = Tally<Result<Int, any Error>>()
        for job in jobs { try writer.submit(job) { results.add($0) } }
        gate.letGo()
        results.awaitCount(jobs.count)
        return results.elements
    }
}

private func find(_ name: String, _ transaction: borrowing Transaction<some TransactionMode>) throws -> Bool {
    try transaction.first(ScratchQuery.find, .text(name)) { try $0.text(1) } == name
}
