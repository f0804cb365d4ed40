import Foundation
import Testing

@Suite("The tables of docs/SECURITY.md")
struct SecurityTests {
    /// The rows of the two tables of items: what, by what, and which test.
    private static func rows() throws -> [(item: String, held: String, test: String)] {
        let text = try SourceTree.text(of: "docs/SECURITY.md")
        let tables = text.split(separator: "## The audit, tampered with")[0]
        return tables.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard cells.count == 5, cells[1].hasPrefix("API") || cells[1].hasPrefix("V") else { return nil }
            return (cells[1], cells[2], cells[3])
        }
    }

    /// The first string of every `@Test`, by the file it stands in.
    private static func titles() throws -> [String: Set<String>] {
        var titles: [String: Set<String>] = [:]
        for file in try SourceTree.files(below: "Tests") {
            let name = file.path.split(separator: "/").last.map(String.init) ?? ""
            for rest in file.text.split(separator: "@Test(").dropFirst() {
                guard
                    let title = rest.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false).dropFirst()
                        .first
                else { continue }
                titles[name, default: []].insert(String(title))
            }
        }
        return titles
    }

    @Test("each item names a test that exists, or says that it does not hold")
    func items() throws {
        let titles = try Self.titles()
        let rows = try Self.rows()
        #expect(rows.count >= 60)
        for row in rows {
            if row.held.hasPrefix("does not hold") {
                #expect(row.test.isEmpty, "\(row.item) does not hold, and names a test")
                continue
            }
            let parts = row.test.split(separator: "`: ", maxSplits: 1)
            guard parts.count == 2 else {
                Issue.record("\(row.item) names no test")
                continue
            }
            let file = String(parts[0].dropFirst())
            #expect(titles[file]?.contains(String(parts[1])) == true, "\(row.item): \(row.test)")
        }
    }

    /// The items of ASVS 5.0 that are answered for.
    private static let wanted = """
        2.1.1-3 2.2.1-3 2.3.1-5 2.4.1 4.1.1-4 4.2.1 8.1.1-2 8.2.1-3 8.3.1 8.4.1 9.1.1-3 9.2.1-4 10.3.1-4 10.4.4 \
        10.4.10-11 10.4.16 11.1.1-2 11.2.1-3 11.3.1-3 11.4.1-3 11.5.1 13.2.1 13.2.4 13.3.1-2 13.4.1-5 14.1.1-2 14.2.1-4 \
        14.2.7 14.3.2 16.1.1 16.2.1-5 16.3.1-4 16.4.1-3 16.5.1-3
        """

    /// The items that a text names, one by one: `2.1.1-3` is three.
    private static func items(in text: String) -> Set<String> {
        text.matches(of: /([0-9]+\.[0-9]+\.)([0-9]+)(-([0-9]+))?/).reduce(into: []) { items, match in
            guard let first = Int(match.2), let last = Int(match.4 ?? match.2), first <= last else { return }
            for number in first...last { items.insert(match.1 + "\(number)") }
        }
    }

    @Test("each of the ten has a row, and each item of the standard that is answered for")
    func complete() throws {
        let items = try Self.rows().map(\.item)
        for number in 1...10 { #expect(items.contains { $0.hasPrefix("API\(number) ") }, "API\(number)") }
        let named = Self.items(in: items.filter { $0.hasPrefix("V") }.joined(separator: " "))
        let wanted = Self.items(in: Self.wanted)
        #expect(wanted.count == 84)
        #expect(wanted.subtracting(named) == [])
    }

    @Test("each attack the page names is in the table of attacks")
    func attacks() throws {
        let page = try SourceTree.text(of: "docs/SECURITY.md").split(separator: "## Tokens, attacked")[1]
            .split(separator: "## Keys")[0]
        let table = try SourceTree.text(of: "Tests/TredeAPITests/OAuth/TokenAttackTests.swift")
        let names = page.split(separator: "\n").filter { $0.hasPrefix("| ") }.flatMap { line in
            (line.split(separator: "|").last ?? "").split(separator: "`").enumerated().filter { $0.offset % 2 == 1 }
                .map { String($0.element) }
        }.filter { !["jku", "x5u", "jwk", "x5c"].contains($0) }
        #expect(names.count >= 15)
        for name in names { #expect(table.contains(name), "\(name)") }
    }

    @Test("V-5: every line that is logged stands in the inventory of logs in docs/OPERATIONS.md, with its level")
    func logs() throws {
        let page = try SourceTree.text(of: "docs/OPERATIONS.md").split(separator: "## Health, metrics, logs")[1]
            .split(separator: "\n## ")[0]
        var logged: Set<String> = []
        for file in try SourceTree.files(below: "Sources") {
            for match in file.text.matches(of: /logger\.(\w+)\(\s*"([^"]+)"/) {
                logged.insert("| `\(match.2)` | `\(match.1)` |")
            }
            let calls = file.text.matches(of: /logger\.(trace|debug|info|notice|warning|error|critical)\(/).count
            let told = file.text.matches(of: /logger\.\w+\(\s*"[^"\\]+"/).count
            #expect(calls == told, "\(file.path) logs what is no plain text")
        }
        let rows = page.split(separator: "\n").filter { line in
            ["info", "notice", "warning", "error"].contains { line.contains("` | `\($0)` |") }
        }
        #expect(logged.count >= 7)
        for line in logged { #expect(rows.contains { $0.hasPrefix(line) }, "\(line)") }
        #expect(rows.count == logged.count)
    }

    @Test("nothing but trede health opens a connection")
    func connections() throws {
        // The engine connects to a socket in the file system, to see whether somebody listens there.
        let places = ["Sources/TredeCLI/Commands/HealthCommand.swift", "Sources/HTTPServer/Engine/Socket.swift"]
        for file in try SourceTree.files(below: "Sources") where !places.contains(file.path) {
            for word in [
                " connect(", "URLSession", "FoundationNetworking", "getaddrinfo", "gethostbyname", "NWConnection",
            ] {
                for line in file.lines where line.contains(word) {
                    let isComment = line.drop { $0 == " " }.hasPrefix("//")
                    #expect(isComment, "\(file.path): \(line)")
                }
            }
        }
    }

    @Test("no answer is a redirect")
    func redirects() throws {
        for file in try SourceTree.files(below: "Sources/TredeAPI") {
            for status in [300, 301, 302, 303, 307, 308] {
                #expect(!file.text.contains("status: \(status)"), "\(file.path)")
            }
        }
        let contract = try SourceTree.text(of: "openapi.yaml")
        for status in [300, 301, 302, 303, 307, 308] { #expect(!contract.contains("\"\(status)\":")) }
    }

    @Test("F-11: no path or query of the contract can hold who somebody is")
    func parameters() throws {
        let lines = try SourceTree.text(of: "openapi.yaml").split(separator: "\n")
        let parameters = lines.filter { $0.contains(", in: path") || $0.contains(", in: query") }
        let names = Set(
            parameters.compactMap { line in
                line.range(of: "{name: ").map { line[$0.upperBound...].drop { $0 == "\"" }.prefix { $0.isLetter } }
            })
        #expect(names.count >= 20)
        let sensitive = ["ssin", "inss", "familyName", "givenName", "birthDate", "email", "phone", "name", "address"]
        for name in names { #expect(!sensitive.contains(String(name)), "\(name)") }
    }
}
