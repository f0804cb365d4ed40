import Foundation
import Testing

@Suite("Rules of the domain")
struct RuleTests {
    private static func rules() throws -> [String] {
        try SourceTree.text(of: "Sources/TredeDomain/Failures/Rule.swift").split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "\"")
            return line.contains("case ") && parts.count >= 2 ? String(parts[1]) : nil
        }
    }

    @Test("every rule is named by the title of a test")
    func tested() throws {
        let titles = try SourceTree.files(below: "Tests").flatMap(\.lines).filter {
            $0.contains("@Test") || $0.contains("@Suite") || $0.drop { $0 == " " }.hasPrefix("\"")
        }
        for rule in try Self.rules() {
            #expect(titles.contains { Self.names(rule, in: $0) }, "no test names \(rule)")
        }
    }

    @Test("every rule is found in docs/ARCHITECTURE.md")
    func documented() throws {
        let text = try SourceTree.text(of: "docs/ARCHITECTURE.md")
        for rule in try Self.rules() { #expect(Self.names(rule, in: text[...]), "ARCHITECTURE.md lacks \(rule)") }
    }

    /// Whether the text holds the rule's id and not only a longer one that begins with it.
    private static func names(_ rule: String, in text: Substring) -> Bool {
        var rest = text
        while let range = rest.range(of: rule) {
            let next = rest[range.upperBound...].first
            if next == nil || next?.isNumber == false { return true }
            rest = rest[range.upperBound...]
        }
        return false
    }
}
