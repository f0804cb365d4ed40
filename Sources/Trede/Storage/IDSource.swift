package import TredeDomain

/// Where identifiers and secrets come from: the system's generator, or a fixed sequence in tests.
package struct IDSource: Sendable {
    private let next: @Sendable () -> UInt64

    /// Draws from the system's cryptographic generator.
    package static let system = IDSource { UInt64.random(in: .min ... .max) }

    /// Draws from `next`.
    package init(next: @escaping @Sendable () -> UInt64) {
        self.next = next
    }

    /// A new identifier.
    package func id<Subject>(of subject: Subject.Type = Subject.self) -> ID<Subject> {
        var generator = Generator(draw: next)
        return ID(using: &generator)
    }

    /// That many random bytes, rounded up to a multiple of eight.
    package func bytes(count: Int) -> [UInt8] {
        (0..<(count + 7) / 8).flatMap { _ in
            let word = next()
            return (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * UInt64($0))) }
        }
    }

    private struct Generator: RandomNumberGenerator {
        let draw: @Sendable () -> UInt64

        mutating func next() -> UInt64 { draw() }
    }
}
