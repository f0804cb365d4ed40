package import TredeDomain

/// Where identifiers and secrets come from: the system's generator, or a fixed sequence in tests.
package struct IDSource: Sendable {
    private let next: @Sendable () -> UInt64
    private let nextSecret: @Sendable () -> UInt64

    /// Draws from the system's cryptographic generator.
    package static let system = IDSource(
        next: RandomWords.next, nextSecret: { UInt64.random(in: .min ... .max) })

    /// Draws from `next`.
    package init(next: @escaping @Sendable () -> UInt64) {
        self.init(next: next, nextSecret: next)
    }

    private init(next: @escaping @Sendable () -> UInt64, nextSecret: @escaping @Sendable () -> UInt64) {
        self.next = next
        self.nextSecret = nextSecret
    }

    /// A new identifier.
    package func id<Subject>(of subject: Subject.Type = Subject.self) -> ID<Subject> {
        var generator = Generator(draw: next)
        return ID(using: &generator)
    }

    /// That many random bytes of a secret, rounded up to a multiple of eight.
    package func bytes(count: Int) -> [UInt8] {
        (0..<(count + 7) / 8).flatMap { _ in
            let word = nextSecret()
            return (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * UInt64($0))) }
        }
    }

    private struct Generator: RandomNumberGenerator {
        let draw: @Sendable () -> UInt64

        mutating func next() -> UInt64 { draw() }
    }
}
