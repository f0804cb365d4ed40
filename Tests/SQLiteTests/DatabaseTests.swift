import Foundation
import Testing

@testable import SQLite

@Suite("Database files and backups")
struct DatabaseTests {
    let scratch: Scratch
    var target: String { scratch.directory + "/copy.db" }

    init() throws { scratch = try Scratch() }

    @Test("an existing file is opened with what it holds")
    func reopen() throws {
        try scratch.add("a")
        try scratch.database.close()
        let again = try Database.open(path: scratch.path, clock: { 0 })
        #expect(try again.makeReader().read { try $0.all(ScratchQuery.names) { try $0.text(0) } } == ["a"])
        try again.close()
    }

    @Test("a database in a folder that is not there is not opened")
    func missingFolder() {
        let error = #expect(throws: FileError.self) { try Database.open(path: "/no/such/folder/a.db", clock: { 0 }) }
        #expect(error?.code == ENOENT)
        #expect(error?.description.contains("/no/such/folder/a.db") == true)
    }

    @Test("a backup made while writing is whole, private, and of one moment")
    func backupWhileWriting() throws {
        let (scratch, target) = (scratch, target)
        try scratch.add("first")
        let failures = Tally<String>()
        try onThreads(2) { thread in
            do {
                if thread == 0 { return try scratch.database.backup(to: target) }
                for number in 0..<200 { try scratch.add("\(number)") }
            } catch {
                failures.add("\(error)")
            }
        }
        #expect(failures.elements == [])
        let copied = try names(in: target)
        #expect(copied.first == "first")
        #expect(copied.dropFirst().elementsEqual((0..<(copied.count - 1)).map(String.init)))
        #expect(try FileManager.default.attributesOfItem(atPath: target)[.posixPermissions] as? Int == 0o600)
        #expect(try leftovers() == [])
        #expect(try scratch.names().count == 201)
    }

    @Test("a backup never replaces a file")
    func backupOverFile() throws {
        try "precious".write(toFile: target, atomically: true, encoding: .utf8)
        #expect(throws: BackupError.targetExists(target)) { try scratch.database.backup(to: target) }
        #expect(try String(contentsOfFile: target, encoding: .utf8) == "precious")
        #expect(try leftovers() == [])
    }

    @Test("a database without a table is not backed up, and no file is left")
    func backupOfNothing() throws {
        let empty = try Scratch(schema: "")
        let copy = empty.directory + "/copy.db"
        let error = #expect(throws: BackupError.empty) { try empty.database.backup(to: copy) }
        #expect(error?.description.isEmpty == false)
        #expect(!FileManager.default.fileExists(atPath: copy))
    }

    @Test("a backup into a folder that is not there says so")
    func backupNowhere() throws {
        #expect(throws: FileError.self) { try scratch.database.backup(to: scratch.directory + "/none/copy.db") }
    }

    @Test("a final name taken meanwhile is not replaced")
    func renameOverFile() throws {
        #expect(try DurableFile.create(target))
        #expect(try DurableFile.create(target) == false)
        #expect(try DurableFile.rename(scratch.path, to: target) == false)
        #expect(DurableFile.exists(scratch.path))
    }

    private func names(in path: String) throws -> [String] {
        let connection = try Connection.open(path: path, mode: .reading)
        return try connection.run(ScratchQuery.names, []) { statement in
            var names: [String] = []
            while try statement.step() { names.append(try Row(statement).text(0)) }
            return names
        }
    }

    private func leftovers() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: scratch.directory).filter { $0.contains("partial") }
    }
}
