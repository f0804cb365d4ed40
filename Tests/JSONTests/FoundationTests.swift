import Foundation
import Testing

@testable import JSON

@Suite("JSON beside Foundation")
struct FoundationTests {
    @Test("both read or both refuse each document of the corpus, but for the differences named in it")
    func corpus() {
        for example in SyntaxCorpus.all where example.difference == nil {
            let reference = try? JSONSerialization.jsonObject(with: Data(example.bytes), options: .fragmentsAllowed)
            #expect((reference != nil) == (example.fault == nil), "\(example.testDescription)")
        }
    }

    @Test("each difference named in the corpus is one")
    func differences() {
        for example in SyntaxCorpus.all where example.difference != nil && example.fault != nil {
            let reference = try? JSONSerialization.jsonObject(with: Data(example.bytes), options: .fragmentsAllowed)
            #expect(reference != nil, "\(example.testDescription)")
        }
    }

    @Test("where both read a document of the corpus, they read the same")
    func corpusValues() throws {
        for example in SyntaxCorpus.all where example.fault == nil && example.difference == nil {
            try compare(example.bytes)
        }
    }

    @Test("both read the same from random documents")
    func randomDocuments() throws {
        for seed in 0..<2_000 as Range<UInt64> { try compare(RandomDocument.bytes(seed: seed)) }
    }

    @Test("when one byte of a random document is changed, both read or both refuse it")
    func changedDocuments() {
        var generator = SeededGenerator(seed: 20_261_122)
        var refusedCount = 0
        for seed in 0..<4_000 as Range<UInt64> {
            var bytes = RandomDocument.bytes(seed: seed % 400)
            let at = Int.random(in: bytes.indices, using: &generator)
            bytes[at] = UInt8.random(in: 1...255, using: &generator)
            let document = try? JSONDocument(parsing: bytes)
            let reference = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
            if document == nil { refusedCount += 1 }
            if (document != nil) != (reference != nil) {
                #expect(isKnownDifference(bytes), "\(String(decoding: bytes, as: UTF8.self)) \(bytes)")
            }
        }
        #expect(refusedCount > 1_000)
    }

    @Test("a name given twice is what Foundation lets pass and decoding here does not")
    func duplicates() throws {
        let bytes = Array(#"{"a":1,"a":2}"#.utf8)
        #expect((try? JSONSerialization.jsonObject(with: Data(bytes))) != nil)
        var issues = JSONIssues()
        _ = try JSONDocument(parsing: bytes).object(into: &issues) { $0.integer("a", in: 0...9) }
        #expect(issues.items == [JSONIssue(path: "a", kind: .duplicateMember)])
    }

    /// A comma before a closing bracket, which Foundation reads over.
    private func isKnownDifference(_ bytes: [UInt8]) -> Bool {
        let dense = bytes.filter { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return zip(dense, dense.dropFirst()).contains { $0 == 0x2C && ($1 == 0x5D || $1 == 0x7D) }
    }

    private func compare(_ bytes: [UInt8]) throws {
        let root = try JSONDocument(parsing: bytes).root
        let reference = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
        #expect(isSame(root, reference), "\(String(decoding: bytes, as: UTF8.self))")
    }

    private func isSame(_ value: JSONValue, _ reference: Any) -> Bool {
        switch value.kind {
        case .object(let members):
            guard let dictionary = reference as? [String: Any], dictionary.count == members.count else { return false }
            return members.allSatisfy { member in
                dictionary[member.name].map { isSame(member.value, $0) } ?? false
            }
        case .array(let elements):
            guard let array = reference as? [Any], array.count == elements.count else { return false }
            return zip(elements, array).allSatisfy { isSame($0, $1) }
        case .string(let text):
            return (reference as? String).map { Array($0.utf8) } == Array(text.utf8)
        case .integer(let integer):
            return (reference as? NSNumber)?.int64Value == Int64(integer) && !isBool(reference)
        case .number(let digits):
            return (reference as? NSNumber)?.doubleValue == Double(digits)
        case .bool(let bool):
            return (reference as? NSNumber)?.boolValue == bool && isBool(reference)
        case .null:
            return reference is NSNull
        }
    }

    private func isBool(_ reference: Any) -> Bool {
        (reference as? NSNumber).map { String(cString: $0.objCType) == "c" } ?? false
    }
}
