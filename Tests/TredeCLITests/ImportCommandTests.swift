import Foundation
import Testing

@Suite("trede import", .serialized)
struct ImportCommandTests {
    let program: Program

    init() throws { program = try Program() }

    @Test("what can be read is imported, and every line is answered")
    func whole() throws {
        let run = try program.run("import", "organisations", Program.sample("organisations"))
        #expect(run.status == 0)
        #expect(run.error.contains("organisations: 204 created"))
    }

    @Test("the doctor finds nothing wrong with what was imported")
    func sound() throws {
        for kind in ["organisations", "networks", "professionals", "referrals", "histories"] {
            #expect(try program.run("import", kind, Program.sample(kind)).status == 0)
        }
        let run = try program.run("doctor")
        #expect(run.status == 0)
        #expect(run.output == "everything holds\n")
    }

    @Test("a file that cannot be read is no empty file: exit 66, with the line after which it broke off")
    func unreadable() throws {
        let directory = try program.run("import", "referrals", program.folder.path)
        #expect(directory.status == 66)
        #expect(directory.error.contains("cannot be read after line 0: Is a directory"))
        #expect(directory.error.contains("0 created"))
        let missing = try program.run("import", "referrals", program.folder.path + "/none")
        #expect(missing.status == 66)
        #expect(missing.errorLines.count == 1)
        #expect(missing.error.contains("No such file or directory"))
    }

    @Test("a line of more than 256 KiB is named and the others go on")
    func tooLong() throws {
        let lines = try String(contentsOfFile: Program.sample("organisations"), encoding: .utf8)
            .split(separator: "\n").prefix(2)
        let long = "{\"name\":\"" + String(repeating: "a", count: 256 * 1024) + "\"}"
        let file = try program.file("long.ndjson", [String(lines[0]), long, String(lines[1])].joined(separator: "\n"))
        let run = try program.run("import", "organisations", file)
        #expect(run.status == 1)
        #expect(run.error.contains("2 created") && run.error.contains("1 failed"))
        #expect(run.output.contains("at most 262144 bytes"))
    }
}
