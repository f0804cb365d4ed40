import Dispatch
import Synchronization
import Testing

@testable import Trede

@Suite("Words of the system's generator")
struct RandomWordsTests {
    @Test("however many draw at once, no word comes twice, and none is empty")
    func distinct() {
        let drawn = Mutex<[UInt64]>([])
        DispatchQueue.concurrentPerform(iterations: 16) { _ in
            let words = (0..<1_000).map { _ in RandomWords.next() }
            drawn.withLock { $0 += words }
        }
        let words = drawn.withLock { $0 }
        #expect(Set(words).count == words.count)
        #expect(!words.contains(0))
        // Each bit is set about as often as not: twelve standard deviations off would be no chance.
        for bit in 0..<64 {
            let count = words.count { $0 >> UInt64(bit) & 1 == 1 }
            #expect((7_240...8_760).contains(count), "bit \(bit)")
        }
    }
}
