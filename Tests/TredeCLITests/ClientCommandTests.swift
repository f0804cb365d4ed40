import Foundation
import Testing

@Suite("trede client, migrate, serve and backup", .serialized)
struct ClientCommandTests {
    let program: Program

    init() throws { program = try Program() }

    @Test("a client is made, listed without its token, and revoked")
    func life() throws {
        let made = try program.run("client", "create", "--name", "dgs", "--role", "screener")
        #expect(made.status == 0)
        let token = try #require(made.output.split(separator: "\n").last)
        let list = try program.run("client", "list")
        #expect(list.output.hasPrefix("dgs\tscreener\t-\t20"))
        #expect(list.output.hasSuffix("\tvalid\n"))
        #expect(!list.output.contains(token))
        #expect(try program.run("client", "revoke", "--name", "dgs").output == "client dgs is revoked\n")
        #expect(try program.run("client", "list").output.contains("\trevoked at 20"))
        #expect(try program.run("client", "revoke", "--name", "dgs").output == "client dgs was revoked before\n")
        let unknown = try program.run("client", "revoke", "--name", "nobody")
        #expect(unknown.status == 1)
        #expect(unknown.error == "trede: there is no such client\n")
    }

    @Test("a client of an issuer, which has no token, is said to be revoked when it is")
    func revokedOfIssuer() throws {
        let made = try program.run(
            "client", "create", "--name", "iss", "--role", "screener", "--issuer", "https://idp.test", "--subject", "s")
        #expect(made.status == 0)
        #expect(try program.run("client", "revoke", "--name", "iss").output == "client iss is revoked\n")
        #expect(try program.run("client", "list").output.contains("\trevoked at 20"))
        #expect(try program.run("client", "revoke", "--name", "iss").output == "client iss was revoked before\n")
    }

    @Test("a second token is added beside the first, both are listed without their secrets, and one is withdrawn")
    func keys() throws {
        let made = try program.run("client", "create", "--name", "dgs", "--role", "screener")
        let first = try #require(made.output.split(separator: "\n").last)
        #expect(first.hasPrefix("trede_live_"))
        let added = try program.run(
            "client", "key", "add", "--name", "dgs", "--environment", "acc", "--valid-days", "0")
        let second = try #require(added.output.split(separator: "\n").last)
        #expect(second.hasPrefix("trede_acc_"))
        let third = try program.run("client", "key", "add", "--name", "dgs")
        #expect(third.status == 1)
        #expect(third.error.contains("enough valid keys already (2)"))
        let list = try program.run("client", "key", "list", "--name", "dgs").output
        let lines = list.split(separator: "\n").map { $0.split(separator: "\t") }
        #expect(lines.map { $0[4] } == ["valid", "valid"])
        #expect(lines.map { $0[2] == "-" } == [false, true])
        #expect(lines.map { $0[3] } == ["-", "-"])
        for token in [first, second] { #expect(!list.contains(token.suffix(49))) }
        let name = String(lines[0][0])
        #expect(try program.run("client", "key", "revoke", "--name", "dgs", "--key", name).status == 0)
        #expect(try program.run("client", "key", "list", "--name", "dgs").output.contains("\trevoked at 20"))
        #expect(try program.run("client", "key", "revoke", "--name", "dgs", "--key", "none").status == 1)
        #expect(try program.run("client", "list").output.hasSuffix("\tvalid\n"))
        #expect(try program.run("audit", "verify").status == 0)
    }

    @Test(
        "a token of a wrong kind is refused, exit 64",
        arguments: [["--valid-days", "3651"], ["--environment", "Live"], ["--scope", "referrals"]])
    func wrongKind(flags: [String]) throws {
        let run = try program.run(all: ["client", "create", "--name", "a", "--role", "screener"] + flags)
        #expect(run.status == 64)
        #expect(run.errorLines.count == 1)
    }

    @Test("V-1: what a client lacks is refused in one line, exit 64")
    func refused() throws {
        let run = try program.run(
            "client", "create", "--name", "a\nb", "--role", "administrator", "--trajectory", "x")
        #expect(run.status == 64)
        #expect(run.errorLines.count == 1)
        for word in ["name:", "trajectory: This does not go with this role"] { #expect(run.error.contains(word)) }
    }

    @Test("migrate status says when each step was applied")
    func status() throws {
        #expect(try program.run("migrate").status == 0)
        let lines = try program.run("migrate", "status").output.split(separator: "\n")
        #expect(lines.count >= 9)
        for line in lines { #expect(line.contains(/^\d+ \w+: applied at 20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d/), "\(line)") }
        #expect(try program.run("migrate", "down", "--to", "8").status == 0)
        #expect(try program.run("migrate", "status").output.contains("9 imports: pending"))
    }

    @Test(
        "a public address that links cannot start with is refused, exit 64",
        arguments: [
            "javascript:x", "trede.example", "https://", "https:///x", "ftp://trede.example", "/trede",
            "https://trede.example?x=1", "https://trede.example#x", "https://me:pw@trede.example", "https://a b",
            "https://trede.example/\"", "",
        ])
    func publicURL(text: String) throws {
        // A database that cannot be opened ends the program after the flags are read.
        let run = try program.run("serve", "--database", "/none/a.db", "--public-url", text)
        #expect(run.status == 64, "\(run.error)")
        #expect(run.error.contains("--public-url"))
    }

    @Test("an address with a port and a path is taken", arguments: ["https://a.example:8443/x/", "http://a.example"])
    func goodPublicURL(text: String) throws {
        let run = try program.run("serve", "--database", "/none/a.db", "--public-url", text)
        #expect(run.status == 1)
        #expect(!run.error.contains("--public-url"))
    }

    @Test("a backup replaces no file, and copied back it is the database as it was")
    func backup() throws {
        #expect(try program.run("import", "organisations", Program.sample("organisations")).status == 0)
        let copy = program.folder.path + "/copy.db"
        #expect(try program.run("backup", "--to", copy).status == 0)
        let again = try program.run("backup", "--to", copy)
        #expect(again.status == 1)
        #expect(again.error.contains("a backup never replaces one"))
        #expect(try program.run("client", "create", "--name", "later", "--role", "screener").status == 0)
        try program.replaceDatabase(with: copy)
        #expect(try program.run("doctor").output == "everything holds\n")
        #expect(try program.run("client", "list").output.contains("later") == false)
        #expect(try program.serve { try $0.health() }.output == "ready\n")
        let unchanged = try program.run("import", "organisations", Program.sample("organisations"))
        #expect(unchanged.error.contains("204 unchanged"))
    }
}
