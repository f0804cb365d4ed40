/// A small generator whose numbers depend on nothing but its seed (splitmix64).
package struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    /// A generator with this seed.
    package init(seed: UInt64) {
        state = seed
    }

    /// A generator for one input of a run, so that the input can be made again without those before it.
    package init(seed: UInt64, input: Int) {
        state = seed
        state = next() ^ UInt64(truncatingIfNeeded: input) &* 0x9E37_79B9_7F4A_7C15
    }

    /// The next 64 bits.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, not including, `bound`.
    package mutating func below(_ bound: Int) -> Int {
        (Int(truncatingIfNeeded: next() >> 32) * bound) >> 32
    }

    /// An element of what is not empty.
    package mutating func pick<T>(_ elements: [T]) -> T {
        elements[below(elements.count)]
    }
}
