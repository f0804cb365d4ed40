import Testing
import TredeDomain

@Suite("Reading in bulk")
struct BulkReadingTests {
    private let reader = BulkReading.Reader(client: 1, professional: 7)
    private let minute: Int64 = 60_000

    private func bursts(
        _ looks: [(minute: Int64, file: Int64)], files: Int = 3, minutes: Int = 10
    ) -> [BulkReading.Burst] {
        var reading = BulkReading(BulkReading.Bound(files: files, minutes: minutes))
        for look in looks { reading.see(reader, lookAt: look.file, at: Instant(milliseconds: look.minute * minute)) }
        return reading.bursts
    }

    @Test(
        "V-5: one file fewer than the bound is no bulk, as many as the bound is", arguments: [(2, 0), (3, 1), (4, 1)])
    func bound(files: Int, count: Int) {
        #expect(bursts((0..<files).map { (Int64($0), Int64($0)) }).count == count)
    }

    @Test("V-5: the same file again and again is one file")
    func sameFile() {
        #expect(bursts((0..<50).map { (Int64($0 / 10), Int64($0 % 2)) }).isEmpty)
    }

    @Test("V-5: files count together while they are no further apart than the bound", arguments: [(10, 1), (11, 0)])
    func apart(last: Int64, count: Int) {
        #expect(bursts([(0, 1), (5, 2), (last, 3)]).count == count)
    }

    @Test("V-5: a stretch is found wherever the hour begins, with its looks and its most files")
    func sliding() {
        let found = bursts([(0, 1), (8, 2), (9, 3), (12, 4), (13, 4), (30, 5)])
        #expect(found.count == 1)
        #expect(found.first?.from == Instant(milliseconds: 0))
        #expect(found.first?.until == Instant(milliseconds: 13 * minute))
        #expect(found.first?.files == 3)
        #expect(found.first?.looks == 5)
    }

    @Test("V-5: two stretches with rest between are two")
    func twice() {
        #expect(bursts([(0, 1), (1, 2), (2, 3), (60, 1), (61, 2), (62, 3)]).map(\.looks) == [3, 3])
    }

    @Test("V-5: what different people of one client look at is not added up")
    func readers() {
        var reading = BulkReading(BulkReading.Bound(files: 3, minutes: 10))
        for file in 0..<4 {
            let reader = BulkReading.Reader(client: 1, professional: Int64(file % 2))
            reading.see(reader, lookAt: Int64(file), at: Instant(milliseconds: Int64(file)))
        }
        #expect(reading.bursts.isEmpty)
    }

    @Test("V-5: a long row of looks is counted as a short one is")
    func many() {
        let found = bursts((0..<10_000).map { (Int64($0), Int64($0)) }, files: 11)
        #expect(found.count == 1)
        #expect(found.first?.files == 11)
        #expect(found.first?.looks == 10_000)
    }

    @Test("V-5: who looks at most takes no longer for each look than others do", .timeLimit(.minutes(1)))
    func linear() {
        // Each look with all those before it would be 20,000,000,000.
        let count: Int64 = 200_000
        let found = bursts((0..<count).map { (0, $0) }, files: 11)
        #expect(found.first?.files == Int(count))
        #expect(found.first?.looks == Int(count))
    }
}
