internal import Glibc
internal import Synchronization

/// Words of the system's cryptographic generator, drawn some at a time: asking the kernel for each takes longer than what
/// it is wanted for.
///
/// They are for identifiers and nonces, which must never come twice but are no secret. Secrets and keys are drawn when
/// they are wanted, so that none stands in memory before.
enum RandomWords {
    private static let drawn = Mutex<[UInt64]>([])
    /// 256 bytes: as many as the kernel gives without a break.
    private static let countAtOnce = 32

    static func next() -> UInt64 {
        drawn.withLock { words in
            if words.isEmpty { words = draw() }
            return words.removeLast()
        }
    }

    private static func draw() -> [UInt64] {
        var words = [UInt64](repeating: 0, count: countAtOnce)
        let isDrawn = words.withUnsafeMutableBytes { getentropy($0.baseAddress, $0.count) == 0 }
        return isDrawn ? words : words.map { _ in UInt64.random(in: .min ... .max) }
    }
}
