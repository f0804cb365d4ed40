import Foundation
import Testing

@testable import SQLite

@Suite("Whose a database file is")
struct FileOwnerTests {
    private static let ours: Int32 = 0x5472_6564
    private static let step = Migration(
        number: 1, name: "step 1", checksum: "sum 1", up: "CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT;",
        down: "DROP TABLE parent;")

    private enum OwnerQuery: String, Query {
        case number = "PRAGMA application_id"
        case journal = "PRAGMA journal_mode"
        case tables = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1"
    }

    let folder: URL
    var path: String { folder.appending(path: "a.db").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "owner-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// Makes a file by other means than `Database`, as another program would.
    private func make(_ script: String) throws {
        #expect(FileManager.default.createFile(atPath: path, contents: nil))
        guard !script.isEmpty else { return }
        let connection = try Connection.open(path: path, mode: .writing)
        try connection.execute(script: script + "; PRAGMA journal_mode = DELETE")
    }

    private func open() throws -> Database { try Database.open(path: path, application: Self.ours, clock: { 0 }) }

    private func migrate(_ database: Database) throws {
        try Migrator(migrations: [Self.step], database: database).up()
    }

    private func number(_ path: String) throws -> Int64? {
        let reader = try Reader(path: path, clock: { 0 })
        return try reader.read { try $0.first(OwnerQuery.number) { try $0.integer(0) } }
    }

    @Test("a database of another program is refused and left as it is, its journal mode too")
    func foreign() throws {
        try make("CREATE TABLE foo (id INTEGER)")
        let before = try Data(contentsOf: URL(filePath: path))
        #expect(throws: ForeignDatabase(object: "foo")) { try open() }
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
        let reader = try Reader(path: path, clock: { 0 })
        #expect(try reader.read { try $0.all(OwnerQuery.tables) { try $0.text(0) } } == ["foo"])
        #expect(try reader.read { try $0.first(OwnerQuery.journal) { try $0.text(0) } } == "delete")
    }

    @Test("a file with the number of another program is refused, even without a table")
    func foreignNumber() throws {
        try make("PRAGMA application_id = 7")
        let error = #expect(throws: ForeignDatabase.self) { try open() }
        #expect(error?.description.isEmpty == false)
    }

    @Test("a table that only has our table's name does not make it ours")
    func sameName() throws {
        try make("CREATE TABLE schema_migration (version TEXT)")
        #expect(throws: ForeignDatabase(object: "schema_migration")) { try open() }
    }

    @Test("an empty file becomes ours when it is migrated, and so does its backup")
    func empty() throws {
        try make("")
        let database = try open()
        defer { try? database.close() }
        try migrate(database)
        #expect(try number(path) == Int64(Self.ours))
        let copy = folder.appending(path: "copy.db").path
        try database.backup(to: copy)
        #expect(try number(copy) == Int64(Self.ours))
        let again = try Database.open(path: copy, application: Self.ours, clock: { 0 })
        try again.close()
    }

    @Test("a database of ours from before the number gets it when it is migrated, also with every step undone")
    func older() throws {
        let before = try Database.open(path: path, clock: { 0 })
        try migrate(before)
        try Migrator(migrations: [Self.step], database: before).down(to: 0)
        try before.close()
        #expect(try number(path) == 0)
        let now = try open()
        defer { try? now.close() }
        try migrate(now)
        #expect(try number(path) == Int64(Self.ours))
    }

    @Test("what is no database is told in one line, without SQL")
    func garbage() throws {
        try Data(repeating: UInt8(ascii: "x"), count: 8192).write(to: URL(filePath: path))
        let error = #expect(throws: SQLiteError.self) { try open() }
        #expect(error?.isNoDatabase == true)
        #expect(error?.description.contains("PRAGMA") == false)
        #expect(error?.description.contains("\n") == false)
    }

    @Test("a script without a name is named by how it begins, in one line")
    func excerpt() throws {
        let scratch = try Scratch()
        let error = #expect(throws: SQLiteError.self) {
            try scratch.database.writer.perform { try $0.execute(script: "CREATE\n    TABLE\n") }
        }
        #expect(error?.statement == "CREATE TABLE")
    }

    @Test("a file that may not be written is refused when it is opened", .enabled(if: getuid() != 0))
    func readOnly() throws {
        let database = try open()
        try migrate(database)
        try database.close()
        try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: path)
        let error = #expect(throws: SQLiteError.self) { try open() }
        #expect(error?.isReadOnly == true)
    }
}
