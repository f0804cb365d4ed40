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
}
