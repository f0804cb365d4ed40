import Testing

@testable import Trede

@Suite("Digests of secrets")
struct DigestTests {
    @Test("a digest is the same as its own bytes, and as nothing that differs in one bit anywhere or in length")
    func same() {
        let digest = Digest.sha256("a secret")
        #expect(digest.isSame(as: digest.bytes))
        for bit in 0..<256 {
            var other = digest.bytes
            other[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(!digest.isSame(as: other))
        }
        #expect(!digest.isSame(as: []))
        #expect(!digest.isSame(as: Array(digest.bytes.dropLast())))
        #expect(!digest.isSame(as: digest.bytes + [0]))
    }

    @Test("two differences do not cancel each other out")
    func twice() {
        let digest = Digest.sha256("a secret")
        for (first, second) in [(0, 1), (0, 31), (30, 31)] {
            var other = digest.bytes
            other[first] ^= 0x80
            other[second] ^= 0x80
            #expect(!digest.isSame(as: other))
        }
    }
}
