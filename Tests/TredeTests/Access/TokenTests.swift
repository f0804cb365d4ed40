import Foundation
import Synchronization
import Testing

@testable import Trede

@Suite("The text of a token")
struct TokenTests {
    @Test("a new one names its environment and itself, and is read back as it was made")
    func made() throws {
        let token = Token(drawnFrom: .system, environment: "test")
        let match = try #require(token.text.wholeMatch(of: /trede_test_([0-9A-Za-z]{12})_[0-9A-Za-z]{49}/))
        #expect(token.name == String(match.1))
        let read = try #require(Token(token.text))
        #expect(read.name == token.name)
        #expect(read.digest == token.digest)
    }

    @Test("every character that is mistyped, left out, added or swapped is seen before any database is asked")
    func mistyped() {
        let text = Token(drawnFrom: .system).text
        for index in text.indices {
            let other: Character = text[index] == "a" ? "b" : "a"
            #expect(Token(text.replacingCharacters(in: index...index, with: String(other))) == nil)
            #expect(Token(text.replacingCharacters(in: index...index, with: "")) == nil)
            #expect(Token(text.replacingCharacters(in: index..<index, with: "a")) == nil)
        }
        #expect(Token(text) != nil)
    }

    @Test(
        "what is no token is none",
        arguments: [
            "", "trede_", "trede_wrong", "eyJhbGciOiJub25lIn0.e30.", "trede_live_abc_def",
            "trede__" + String(repeating: "a", count: 62), String(repeating: "trede_", count: 10_000),
        ])
    func none(text: String) {
        #expect(Token(text) == nil)
    }

    @Test("a token of the first format, 43 characters after the prefix, is still read")
    func firstFormat() throws {
        let text = "trede_" + String(repeating: "Az09-_x", count: 7).prefix(43)
        #expect(try #require(Token(text)).name == nil)
        #expect(Token(text + "a") == nil)
        #expect(Token(String(text.dropLast())) == nil)
    }

    @Test("the checksum is that of ISO 3309", arguments: [("", 0), ("123456789", 0xCBF4_3926), ("a", 0xE8B7_BE43)])
    func checksum(text: String, value: UInt32) {
        #expect(Checksum32.of(text.utf8) == value)
    }

    @Test("all characters are drawn, each about as often")
    func drawn() {
        var counts: [Character: Int] = [:]
        for character in Base62.random(count: 62_000, from: .system) { counts[character, default: 0] += 1 }
        #expect(counts.count == 62)
        #expect(counts.values.allSatisfy { (700...1300).contains($0) })
    }
}
