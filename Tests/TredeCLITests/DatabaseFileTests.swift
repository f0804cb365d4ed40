import Foundation
import Testing

@Suite("The file a command is given", .serialized)
struct DatabaseFileTests {
    let program: Program

    init() throws { program = try Program() }

    /// Commands that work on a database, and would write in it.
    private static let commands = [
        ["serve", "--listen", "127.0.0.1:0"], ["migrate"], ["migrate", "status"], ["doctor"], ["audit", "verify"],
        ["backup", "--to", "/tmp/never.db"], ["client", "create", "--name", "a", "--role", "administrator"],
        ["import", "organisations", "/dev/null"],
    ]

    private func run(_ arguments: [String]) throws -> Program.Run { try program.run(all: arguments) }

    @Test("a database of another program is refused in one line by every command, and stays as it was")
    func foreign() throws {
        try program.execute("CREATE TABLE foo (id INTEGER)")
        let before = try Data(contentsOf: URL(filePath: program.database))
        for command in Self.commands {
            let run = try run(command)
            #expect(run.status == 1, "\(command)")
            #expect(run.errorLines.count == 1)
            #expect(run.error.contains("it is a database of another program, with foo in it"), "\(run.error)")
        }
        #expect(try Data(contentsOf: URL(filePath: program.database)) == before)
    }

    @Test("a file that is no database is told in one line by every command")
    func garbage() throws {
        try Data(repeating: UInt8(ascii: "x"), count: 10_000).write(to: URL(filePath: program.database))
        for command in Self.commands {
            let run = try run(command)
            #expect(run.status == 1, "\(command)")
            #expect(run.errorLines.count == 1)
            #expect(run.error.contains("it is no SQLite database"), "\(run.error)")
        }
    }

    @Test("a database that was cut off is called damaged")
    func truncated() throws {
        #expect(try program.run("migrate").status == 0)
        let bytes = try Data(contentsOf: URL(filePath: program.database))
        try bytes.prefix(bytes.count / 3).write(to: URL(filePath: program.database))
        for command in [["migrate", "status"], ["doctor"], ["audit", "verify"]] {
            let run = try run(command)
            #expect(run.status == 1, "\(command)")
            #expect((run.output + run.error).contains("it is damaged"), "\(command): \(run.output)\(run.error)")
            #expect(!(run.output + run.error).contains("PRAGMA"))
        }
    }

    @Test("a database of a newer version is named as that by every command; a backup is made and says so")
    func newer() throws {
        #expect(try program.run("migrate").status == 0)
        try program.execute("INSERT INTO schema_migration VALUES (99, 'm0099_tomorrow', 'x', 'DROP TABLE nothing', 0)")
        for command in Self.commands where !["backup", "migrate"].contains(command[0]) {
            let run = try run(command)
            #expect(run.status == 1, "\(command)")
            let said = run.output + run.error
            #expect(said.contains("a newer version of trede (step 99, m0099_tomorrow)"), "\(command): \(said)")
            #expect(!said.contains("everything holds"))
        }
        let backup = try program.run("backup", "--to", program.folder.path + "/copy.db")
        #expect(backup.status == 0)
        #expect(backup.error.contains("a newer version of trede (step 99"))
    }

    @Test("a step down keeps the database as it was, and nothing to do keeps nothing")
    func keptBeforeStepDown() throws {
        #expect(try program.run("client", "create", "--name", "needle", "--role", "administrator").status == 0)
        #expect(try program.run("migrate", "down", "--to", "99").status == 0)
        #expect(try copies().isEmpty)
        let down = try program.run("migrate", "down", "--to", "8")
        #expect(down.status == 0)
        let copy = try #require(try copies().first)
        #expect(down.error.contains(copy))
        #expect(try program.run("migrate").status == 0)
        let path = program.folder.appending(path: copy).path
        let run = try program.run("client", "list", "--database", path)
        #expect(run.output.contains("needle"), "\(run.output)\(run.error)")
    }

    private func copies() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: program.folder.path).filter {
            $0.hasPrefix("trede.db.step-") && !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm")
        }
    }

    @Test("a database has one server; another gives up in one line, and serves when the first has ended")
    func servedAlone() throws {
        try program.serve { _ in
            let run = try program.run("serve", "--listen", "127.0.0.1:0", "--grace", "0", "--log-level", "error")
            #expect(run.status == 1)
            #expect(run.errorLines.count == 1)
            #expect(run.error.contains("is served by another process"))
        }
        try program.serve { _ in }
    }

    @Test("an empty file is no database of trede to what only reads")
    func empty() throws {
        try Data().write(to: URL(filePath: program.database))
        for command in [["doctor"], ["audit", "verify"]] {
            let run = try run(command)
            #expect(run.status == 1)
            #expect((run.output + run.error).contains("it is no database of trede"), "\(run.output)\(run.error)")
        }
    }
}
