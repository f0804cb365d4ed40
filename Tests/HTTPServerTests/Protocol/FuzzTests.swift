import Testing

@testable import HTTPServer

/// A small generator whose numbers depend on nothing but its seed (splitmix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite("Random input")
struct FuzzTests {
    private static let corpus = (SyntaxCorpus.all + SmugglingCorpus.all).map { Array($0.text.utf8) }
    private static let spice: [UInt8] = Array("\r\n\t :;=,%/?.\"\\0aF\0\u{7f}".utf8) + [0x80, 0xFF]

    @Test("a damaged message is read alike in one piece and in many", arguments: 1...8)
    func damaged(seed: Int) {
        var generator = SeededGenerator(state: UInt64(seed))
        for _ in 0..<1_500 {
            let bytes = Self.damage(&generator)
            let whole = Transcript.of(pieces: [bytes])
            let pieces = Self.cut(bytes, &generator)
            #expect(
                Transcript.of(pieces: pieces) == whole, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
        }
    }

    @Test("noise is never a request", arguments: 1...4)
    func noise(seed: Int) {
        var generator = SeededGenerator(state: UInt64(seed) << 32)
        for _ in 0..<2_000 {
            let count = Int.random(in: 0..<300, using: &generator)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let lines = Transcript.of(pieces: [bytes])
            #expect(lines.allSatisfy { $0.first == "4" || $0.first == "5" })
        }
    }

    @Test("the router finds nothing in noise, and takes it calmly")
    func routes() {
        var router = Router()
        router.add(.get, "/a/{b}/c")
        var generator = SeededGenerator(state: 7)
        for _ in 0..<5_000 {
            let count = Int.random(in: 0..<20, using: &generator)
            let path = String(
                decoding: (0..<count).map { _ in Self.spice.randomElement(using: &generator) ?? 0 }, as: UTF8.self)
            guard case .notFound = router.route(.get, path: path) else {
                Issue.record("\(path.debugDescription) was found")
                return
            }
        }
    }

    private static func damage(_ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = corpus.randomElement(using: &generator) ?? []
        if Bool.random(using: &generator) { bytes += corpus.randomElement(using: &generator) ?? [] }
        for _ in 0..<Int.random(in: 0...4, using: &generator) where !bytes.isEmpty {
            let index = Int.random(in: bytes.indices, using: &generator)
            let byte = spice.randomElement(using: &generator) ?? 0
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes[index] = byte
            case 1: bytes.insert(byte, at: index)
            case 2: bytes.remove(at: index)
            default: bytes.insert(contentsOf: bytes[index...].prefix(12), at: index)
            }
        }
        return bytes
    }

    private static func cut(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Int.random(in: 1...40, using: &generator)
            pieces.append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        return pieces
    }
}
