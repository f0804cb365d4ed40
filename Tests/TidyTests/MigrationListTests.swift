import Testing

@Suite("Migrations")
struct MigrationListTests {
    @Test("every file of the folder is embedded, up and down, and nothing else")
    func list() throws {
        let files = try SourceTree.files(below: "migrations", ending: ".sql").map(\.path)
        let list = try SourceTree.text(of: "Sources/CEmbedded/migrations.c")
        let embedded = list.split(separator: "\n").filter { $0.hasPrefix("#embed") }.compactMap {
            $0.split(separator: "\"").dropFirst().first?.split(separator: "/").last.map { "migrations/\($0)" }
        }
        #expect(embedded.sorted() == files)
        #expect(files.filter { $0.hasSuffix(".up.sql") }.count == files.filter { $0.hasSuffix(".down.sql") }.count)
    }
}
