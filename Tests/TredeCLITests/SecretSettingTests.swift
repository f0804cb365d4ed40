import Foundation
import Testing

@Suite("Secrets in settings", .serialized)
struct SecretSettingTests {
    private static let pem = "-----BEGIN PRIVATE KEY-----\nbm90IGEga2V5\n-----END PRIVATE KEY-----\n"

    @Test(
        "a secret that stands in a flag itself is refused, and not repeated",
        arguments: [["--signing-key="], ["--audit-checkpoints=c", "--audit-key="]])
    func flags(arguments: [String]) throws {
        let run = try Program().run(all: ["serve"] + arguments.dropLast() + [(arguments.last ?? "") + Self.pem])
        #expect(run.status == 64)
        #expect(run.error.contains("a key is given by the path of the file that holds it"), "\(run.error)")
        #expect(!(run.error + run.output).contains("bm90IGEga2V5"))
    }

    @Test("nor is one in a variable", arguments: ["TREDE_SIGNING_KEY_FILE", "TREDE_AUDIT_KEY"])
    func variables(name: String) throws {
        let program = try Program()
        program.environment = [name: Self.pem, "TREDE_AUDIT_CHECKPOINTS": "c"]
        let run = try program.run("serve", "--listen", "127.0.0.1:0")
        #expect(run.status != 0)
        #expect(!(run.error + run.output).contains("bm90IGEga2V5"))
    }

    /// Drawn for these tests; it signs nothing.
    private static let signingPem = """
        -----BEGIN EC PRIVATE KEY-----
        MHcCAQEEIOEkB/+KRqo8bB6NDqXjyHE5qqY8rr2tcrIiPbbyuestoAoGCCqGSM49
        AwEHoUQDQgAEV+DOGa+shIKZ6Xrp8LtEmUI1uoZMvZdMGs7t9u70Zy2SmCF6JBH0
        0zJhKrxyFJb5PkB/kSBpKJzeGsSo8uOhbw==
        -----END EC PRIVATE KEY-----

        """

    private static func signingKey(_ program: Program, mode: Int, name: String = "signing.key") throws -> String {
        let path = try program.file(name, signingPem)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        return path
    }

    /// What `serve` says of a database that is not there, which it looks for once it has its keys.
    private func serve(_ program: Program, _ flags: String...) throws -> Program.Run {
        try program.run(all: ["serve", "--database", "/none/a.db"] + flags)
    }

    @Test(
        "a signing key that others may read is not used, however it is named",
        arguments: [(0o600, false), (0o640, true), (0o604, true), (0o644, true)])
    func signingKey(mode: Int, isRefused: Bool) throws {
        let program = try Program()
        let path = try Self.signingKey(program, mode: mode)
        func check(_ run: Program.Run) {
            #expect(run.status == (isRefused ? 64 : 1), "\(run.error)")
            #expect(run.error.contains("may be read by others than its owner") == isRefused, "\(run.error)")
        }
        check(try serve(program, "--signing-key", path))
        program.environment = ["TREDE_SIGNING_KEY_FILE": path]
        check(try serve(program))
        // By another name it is the same file.
        let link = program.folder.appending(path: "link").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        program.environment = ["TREDE_SIGNING_KEY_FILE": link]
        check(try serve(program))
    }

    @Test(
        "a credential of the service manager may be read by a group, as its access list shows, and by nobody else",
        arguments: [(0o440, 1), (0o444, 64)])
    func credential(mode: Int, status: Int32) throws {
        let program = try Program()
        _ = try Self.signingKey(program, mode: mode, name: "signing-key")
        program.environment = ["CREDENTIALS_DIRECTORY": program.folder.path]
        #expect(try serve(program).status == status)
    }

    @Test(
        "an empty variable names no file",
        arguments: ["TREDE_SIGNING_KEY_FILE", "TREDE_AUTH_ISSUERS_FILE", "TREDE_KEK_FILE", "TREDE_AUDIT_KEY"])
    func empty(name: String) throws {
        let program = try Program()
        program.environment = [name: ""]
        let run = try serve(program)
        #expect(run.status == 1, "\(run.error)")
        #expect(run.error.contains("the database at /none/a.db cannot be used"), "\(run.error)")
    }
}
