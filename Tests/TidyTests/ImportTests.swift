import Testing

@Suite("The arrows between targets")
struct ImportTests {
    private static let libraries: Set<String> = [
        "Glibc", "Synchronization", "Foundation", "FoundationEssentials", "Dispatch", "Logging", "Crypto",
        "ArgumentParser", "Yams", "JWTKit",
    ]

    /// What each target may import; nothing else is allowed.
    private static let table: [String: Set<String>] = [
        "TredeDomain": [],
        "JSON": [],
        "SQLite": ["CSQLite", "Glibc", "Synchronization"],
        "HTTPServer": ["CLinux", "CZlib", "Glibc", "Synchronization", "Logging"],
        "Trede": [
            "TredeDomain", "SQLite", "JSON", "CEmbedded", "Crypto", "JWTKit", "Logging", "Dispatch", "Synchronization",
            "Glibc",
        ],
        "TredeAPI": [
            "Trede", "TredeDomain", "HTTPServer", "JSON", "CEmbedded", "Logging", "Yams", "Synchronization",
            "Dispatch", "Glibc",
        ],
        "HTTPTesting": ["HTTPServer", "JSON", "Foundation"],
        "HTTPProbe": ["HTTPTesting", "HTTPServer", "JSON", "Glibc"],
        "TredeCLI": [
            "TredeAPI", "Trede", "TredeDomain", "SQLite", "JSON", "HTTPServer", "ArgumentParser", "Logging",
            "Foundation", "Dispatch", "Synchronization",
        ],
    ]

    @Test("every import stands in the table")
    func imports() throws {
        for file in try SourceTree.files(below: "Sources") where file.target != "TredeTesting" {
            let allowed = try #require(Self.table[file.target], "no row for \(file.target)")
            for line in file.lines {
                let words = line.split(separator: " ").drop {
                    ["package", "internal", "public", "@testable"].contains($0)
                }
                guard words.first == "import", let module = words.dropFirst().last else { continue }
                #expect(allowed.contains(String(module)), "\(file.path) imports \(module)")
            }
        }
    }

    @Test("no target of ours is imported by one below it")
    func arrowsPointDown() {
        let order = ["TredeCLI", "TredeAPI", "Trede", "TredeDomain"]
        for (index, target) in order.enumerated() {
            for above in order[..<index] { #expect(Self.table[target]?.contains(above) == false) }
        }
    }
}
