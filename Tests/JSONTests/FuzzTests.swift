import Testing

@testable import JSON

@Suite("JSON fuzzing")
struct FuzzTests {
    @Test("changed, cut and spliced bytes never stop the process and never decode to a faulty value")
    func changedReferrals() {
        let original = Array(SampleReferral.text.utf8)
        var generator = SeededGenerator(seed: 1_126)
        var readCount = 0
        for _ in 0..<20_000 {
            let bytes = changed(original, &generator)
            guard let document = try? JSONDocument(parsing: bytes) else { continue }
            readCount += 1
            let canonical = document.canonicalBytes()
            #expect((try? JSONDocument(parsing: canonical))?.canonicalBytes() == canonical)
            if let referral = try? SampleReferral.decode(document) {
                #expect((1...10).contains(referral.externalId.unicodeScalars.count))
                #expect((1...3).contains(referral.scores.count))
                #expect(document.duplicates.isEmpty)
            }
        }
        #expect(readCount > 1_000)
    }

    @Test("bytes made of JSON's own characters never stop the process")
    func soup() {
        let alphabet = Array(#"{}[],:"\ue0123456789.-+tfn d8DCc"#.utf8) + [0x00, 0x80, 0xC3, 0xA9, 0xED, 0xF0, 0xFF]
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<50_000 {
            let length = Int.random(in: 0...24, using: &generator)
            let bytes = (0..<length).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
            do throws(JSONSyntaxError) {
                _ = try JSONDocument(parsing: bytes).canonicalBytes()
            } catch {
                #expect((0...bytes.count).contains(error.byteOffset))
                #expect(error.line >= 1 && error.column >= 1)
            }
        }
    }

    private func changed(_ original: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = original
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let at = Int.random(in: bytes.indices, using: &generator)
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            case 1: bytes[at] = UInt8.random(in: 0...255, using: &generator)
            case 2: bytes.remove(at: at)
            case 3: bytes.insert(original[Int.random(in: original.indices, using: &generator)], at: at)
            default: bytes[at] = UInt8.random(in: 0x20..<0x7F, using: &generator)
            }
        }
        return bytes
    }
}
