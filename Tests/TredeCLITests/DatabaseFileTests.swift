import Foundation
import Testing

@Suite("The file a command is given", .serialized)
struct DatabaseFileTests {
    let program: Program

    init() throws { program = try Program() }

    private func sql(_ script: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = [
            "-c", "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.executescript(sys.argv[2]); c.close()",
            program.database, script,
        ]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    /// Commands that work on a database, and would write in it.
    private static let commands = [
        ["serve", "--listen", "127.0.0.1:0"], ["migrate"], ["migrate", "status"], ["doctor"], ["audit", "verify"],
        ["backup", "--to", "/tmp/never.db"], ["client", "create", "--name", "a", "--role", "administrator"],
        ["import", "organisations", "/dev/null"],
    ]

    private func run(_ arguments: [String]) throws -> Program.Run { try program.run(all: arguments) }

    @Test("a database of another program is refused in one line by every command, and stays as it was")
    func foreign() throws {
        try sql("CREATE TABLE foo (id INTEGER)")
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
        try sql("INSERT INTO schema_migration VALUES (99, 'm0099_tomorrow', 'x', 'DROP TABLE nothing', 0)")
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
