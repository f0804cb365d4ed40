import Foundation
import Synchronization
import Testing

@testable import SQLite

@Suite("Whether the database takes a write")
struct WriteProbeTests {
    /// A probe whose writes are answered by hand.
    private final class Writes: Sendable {
        let asked = Mutex<[@Sendable (Bool) -> Void]>([])

        func probe(freeBytes: UInt64? = .max, rest: Duration = .seconds(60)) -> WriteProbe {
            WriteProbe(write: { done in self.asked.withLock { $0.append(done) } }, freeBytes: { freeBytes }, rest: rest)
        }

        func answer(_ canWrite: Bool) {
            for done in asked.withLock({ asked in
                defer { asked = [] }
                return asked
            }) { done(canWrite) }
        }

        var count: Int { asked.withLock { $0.count } }
    }

    private final class Answers: Sendable {
        let all = Mutex<[Bool]>([])

        func ask(_ probe: WriteProbe) {
            probe.canWrite { answer in self.all.withLock { $0.append(answer) } }
        }

        var list: [Bool] { all.withLock { $0 } }
    }

    @Test("who asks while a write is under way, or right after, gets its answer", arguments: [true, false])
    func shared(canWrite: Bool) {
        let (writes, answers) = (Writes(), Answers())
        let probe = writes.probe()
        answers.ask(probe)
        answers.ask(probe)
        #expect(writes.count == 1)
        #expect(answers.list == [])
        writes.answer(canWrite)
        answers.ask(probe)
        #expect(writes.count == 0)
        #expect(answers.list == [canWrite, canWrite, canWrite])
    }

    @Test("an answer that is too old is asked anew")
    func renewed() {
        let (writes, answers) = (Writes(), Answers())
        let probe = writes.probe(rest: .zero)
        answers.ask(probe)
        writes.answer(false)
        answers.ask(probe)
        writes.answer(true)
        #expect(answers.list == [false, true])
    }

    @Test(
        "a disk with too little room left, or that does not say, takes no write",
        arguments: [
            (WriteProbe.freeBytesMin, true), (WriteProbe.freeBytesMin - 1, false), (0, false), (nil, false),
        ] as [(UInt64?, Bool)])
    func room(free: UInt64?, canWrite: Bool) {
        let (writes, answers) = (Writes(), Answers())
        answers.ask(writes.probe(freeBytes: free))
        writes.answer(true)
        #expect(answers.list == [canWrite])
    }

    private func canWrite(_ database: Database) -> Bool {
        let answer = Outcome<Bool>()
        database.probe.canWrite { answer.settle(.success($0)) }
        return (try? answer.wait()) ?? false
    }

    @Test("a probe writes a page to the file, and leaves what stands in it")
    func page() throws {
        let scratch = try Scratch()
        try scratch.add("a")
        try scratch.database.writer.perform { _ = try $0.checkpoint() }
        let log = URL(filePath: scratch.path + "-wal")
        #expect(try log.resourceValues(forKeys: [.fileSizeKey]).fileSize == 0)
        #expect(canWrite(scratch.database))
        let size = try URL(filePath: log.path).resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
        #expect(size >= 4096)
        #expect(try scratch.names() == ["a"])
    }

    @Test("a database that was closed takes no write")
    func closed() throws {
        let scratch = try Scratch()
        try scratch.database.close()
        #expect(!canWrite(scratch.database))
    }
}
