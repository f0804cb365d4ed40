import Foundation
import SQLite
import Synchronization
import Testing
import TredeDomain
import TredeTesting

@testable import Trede

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

    private func canWrite(_ house: House) -> Bool {
        let answer = Awaited<Bool>()
        house.services.storage.probe.canWrite { answer.settle($0) }
        return answer.wait()
    }

    @Test("a probe writes a page to the file, and leaves what stands in it")
    func page() throws {
        let house = try House()
        let database = house.services.storage.database
        let size = { try database.writer.perform { try $0.execute(script: "PRAGMA wal_checkpoint(TRUNCATE)") } }
        try size()
        let log = house.folder.appending(path: "trede.db-wal")
        #expect(try log.resourceValues(forKeys: [.fileSizeKey]).fileSize == 0)
        #expect(canWrite(house))
        #expect(try log.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0 >= 4096)
        #expect(try house.findings() == [])
    }

    @Test("a database that was closed takes no write")
    func closed() throws {
        let house = try House()
        try house.services.close()
        #expect(!canWrite(house))
    }

    @Test("a full disk is told apart from a fault")
    func full() throws {
        let house = try House()
        try house.services.storage.database.writer.perform { try $0.execute(script: "PRAGMA max_page_count = 1") }
        let failure = #expect(throws: Failure.self) {
            for number in 0..<2000 { _ = try house.organisation(.cgg, enterpriseNumber: "\(1_000_000_000 + number)") }
        }
        guard case .diskFull? = failure else {
            Issue.record("not told: \(String(describing: failure))")
            return
        }
    }
}
