import Foundation
import Testing

@Suite("The table of the standards")
struct StandardTests {
    /// The last column of the rows of docs/HTTP.md.
    private static func named() throws -> [String] {
        try SourceTree.text(of: "docs/HTTP.md").split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            return cells.count == 4 && cells[3].hasPrefix("RFC ") ? cells[3] : nil
        }
    }

    /// The first string of every `@Test` below a folder.
    private static func titles(below folder: String) throws -> [String] {
        try SourceTree.files(below: folder).flatMap { file in
            file.text.split(separator: "@Test(").dropFirst().compactMap { rest in
                rest.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false).dropFirst().first.map(
                    String.init)
            }
        }
    }

    @Test("each row names a test that exists, of its own section")
    func rows() throws {
        let titles = Set(try Self.titles(below: "Tests/HTTPServerTests"))
        let named = try Self.named()
        #expect(named.count >= 60)
        for title in named { #expect(titles.contains(title), "docs/HTTP.md names \(title)") }
    }

    @Test("each test of the standards stands in the table")
    func tests() throws {
        let named = Set(try Self.named())
        let titles = try Self.titles(below: "Tests/HTTPServerTests/Conformance")
        #expect(titles.count >= 60)
        for title in titles { #expect(named.contains(title), "docs/HTTP.md lacks \(title)") }
    }

    @Test("each file the table links to is there")
    func links() throws {
        let text = try SourceTree.text(of: "docs/HTTP.md")
        let paths = text.split(separator: "](../").dropFirst().compactMap { $0.split(separator: ")").first }
        #expect(paths.count >= 60)
        for path in Set(paths) {
            #expect(
                FileManager.default.fileExists(atPath: SourceTree.root.appending(path: String(path)).path), "\(path)")
        }
    }
}
