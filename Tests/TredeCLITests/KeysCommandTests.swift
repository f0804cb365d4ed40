import Foundation
import Testing

@Suite("The keys of a database, on the command line", .serialized)
struct KeysCommandTests {
    let program: Program

    init() throws { program = try Program() }

    private func path(_ name: String) -> String { program.folder.appending(path: name).path }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test("keys are made on first use, for their owner alone; who names none is told where they are")
    func made() throws {
        let run = try program.run("migrate")
        #expect(run.status == 0)
        #expect(
            run.errorLines == [
                "trede: drew a key-encryption key into \(program.database).kek; keep it elsewhere and name it with --kek-file"
            ])
        #expect(try mode(program.database + ".kek") == 0o600)
        #expect(try mode(program.database + ".keys") == 0o600)
        let again = try program.run("keys", "status")
        #expect(again.output == "every data key is wrapped with the key in use\n")
        #expect(again.error.isEmpty)
    }

    @Test("a key is drawn, put before the old one, rotated to, and the old one then needed no more")
    func rotated() throws {
        #expect(try program.run("keys", "draw", "--to", path("old")).status == 0)
        program.environment["TREDE_KEK_FILE"] = path("old")
        #expect(try program.run("migrate").status == 0)
        #expect(!FileManager.default.fileExists(atPath: program.database + ".kek"))
        #expect(try program.run("keys", "draw", "--to", path("new")).status == 0)
        let both =
            try String(contentsOfFile: path("new"), encoding: .utf8)
            + String(contentsOfFile: path("old"), encoding: .utf8)
        try Data(both.utf8).write(to: URL(filePath: path("new")))
        program.environment["TREDE_KEK_FILE"] = path("new")
        #expect(try program.run("keys", "status").output.contains("trede keys rotate"))
        #expect(try program.run("keys", "rotate").output.hasPrefix("wrapped "))
        #expect(try program.run("keys", "rotate").output == "wrapped 0 data keys with the key in use\n")
        try Data(both.split(separator: "\n")[0].utf8).write(to: URL(filePath: path("new")))
        #expect(try program.run("doctor").status == 0)
        program.environment["TREDE_KEK_FILE"] = path("old")
        let refused = try program.run("doctor")
        #expect(refused.status == 1)
        #expect(refused.errorLines.count == 1 && refused.error.contains("which the file of keys does not hold"))
    }

    @Test("a key that others may read, that is none, or that is missing while there are keys, is refused in a line")
    func refused() throws {
        try Data("short\n".utf8).write(to: URL(filePath: path("kek")))
        program.environment["TREDE_KEK_FILE"] = path("kek")
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path("kek"))
        #expect(try program.run("migrate").error.contains("may be read by others"))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path("kek"))
        #expect(try program.run("migrate").error.contains("64 hexadecimal digits"))
        program.environment["TREDE_KEK_FILE"] = nil
        #expect(try program.run("migrate").status == 0)
        try FileManager.default.removeItem(atPath: program.database + ".kek")
        #expect(try program.run("doctor").error.contains("a key that is not here; name it with --kek-file"))
    }

    @Test("a key given in the place of its file's path is refused and not repeated")
    func noPath() throws {
        let secret = String(repeating: "5e", count: 32)
        let run = try program.run("migrate", "--kek-file", secret)
        #expect(run.status == 64)
        #expect(run.error.contains("this is no path") && !run.error.contains(secret))
        #expect(!FileManager.default.fileExists(atPath: program.database))
    }

    @Test("a file of data keys that is not the database's is refused, and a lost one is not silently made anew")
    func others() throws {
        #expect(try program.run("migrate").status == 0)
        let copy = path("copy.keys")
        #expect(try program.run("keys", "backup", "--to", copy).status == 0)
        try FileManager.default.removeItem(atPath: program.database + ".keys")
        for suffix in ["-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: program.database + ".keys" + suffix)
        }
        let run = try program.run("doctor")
        #expect(run.status == 1)
        #expect(
            run.error.contains("its file of data keys is that of another database, an older copy, or was made anew"))
        #expect(!FileManager.default.fileExists(atPath: program.database + ".keys"))
        #expect(try program.run("doctor", "--data-keys", copy).status == 0)
    }
}
