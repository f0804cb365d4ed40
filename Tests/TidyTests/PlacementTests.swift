import Testing

@Suite("Where things stand")
struct PlacementTests {
    @Test("SQL stands only in enumerations of queries, in files named Store")
    func sql() throws {
        let words = ["SELECT ", "INSERT INTO", "INSERT OR", "UPDATE ", "DELETE FROM", "PRAGMA "]
        for file in try SourceTree.files(below: "Sources") where file.target != "SQLite" {
            for line in file.lines where words.contains(where: { line.contains($0) }) {
                let isComment = line.drop { $0 == " " }.hasPrefix("//")
                let isPlace = file.path.hasSuffix("Store.swift") || file.path.hasSuffix("Storage.swift")
                #expect(isComment || isPlace, "\(file.path): \(line)")
            }
        }
    }

    @Test("unsafe appears only in the two targets that hold C handles")
    func unsafe() throws {
        for file in try SourceTree.files(below: "Sources") where !["SQLite", "HTTPServer"].contains(file.target) {
            for line in file.lines where line.contains(" unsafe ") && !line.contains("//") {
                Issue.record("\(file.path): \(line)")
            }
        }
    }

    @Test("nothing is public, and nothing reachable crashes on purpose without a sentence")
    func accessAndCrashes() throws {
        for file in try SourceTree.files(below: "Sources") {
            for line in file.lines {
                let code = line.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
                // What is said to people stands behind a quotation mark.
                #expect(!code.prefix { $0 != "\"" }.contains("public "), "\(file.path): \(line)")
                #expect(!code.contains("fatalError("), "\(file.path): \(line)")
                #expect(!code.contains("try!"), "\(file.path): \(line)")
                #expect(!code.contains(" as! "), "\(file.path): \(line)")
            }
        }
    }

    @Test("every @unchecked Sendable says why it is safe")
    func uncheckedSendable() throws {
        for file in try SourceTree.files(below: "Sources") {
            let lines = file.lines
            for (index, line) in lines.enumerated() where line.contains("@unchecked Sendable") {
                let before = lines[max(0, index - 6)...min(lines.count - 1, index + 1)]
                #expect(before.contains { $0.contains("Safe because") }, "\(file.path): \(line)")
            }
        }
    }

    @Test("no file is longer than 400 lines")
    func length() throws {
        for file in try SourceTree.files(below: "Sources") + SourceTree.files(below: "Tests") {
            #expect(file.lines.count <= 400, "\(file.path) has \(file.lines.count) lines")
        }
    }

    @Test("nothing is left to be done later")
    func leftovers() throws {
        let words = ["TO" + "DO", "FIX" + "ME"]
        for file in try SourceTree.files(below: "Sources") + SourceTree.files(below: "Tests") {
            for word in words { #expect(!file.text.contains(word), "\(file.path) holds \(word)") }
        }
    }
}
