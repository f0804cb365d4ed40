import Foundation
import Testing
import Trede
import TredeDomain
import TredeTesting

@Suite("trede audit", .serialized)
struct AuditCommandTests {
    let program: Program
    let key: String
    let checkpoints: String

    init() throws {
        program = try Program()
        key = program.folder.appending(path: "audit.key").path
        checkpoints = program.folder.appending(path: "checkpoints").path
        #expect(try program.run("import", "organisations", Program.sample("organisations")).status == 0)
        #expect(try program.run("audit", "key", "create", "--to", key).status == 0)
    }

    private func sign() throws -> Program.Run {
        try program.run("audit", "checkpoint", "--to", checkpoints, "--key", key)
    }

    private func verify() throws -> Program.Run {
        try program.run("audit", "verify", "--checkpoints", checkpoints, "--public-key", key + ".pub")
    }

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

    private func lines() throws -> [Substring] {
        try String(contentsOfFile: checkpoints, encoding: .utf8).split(separator: "\n")
    }

    @Test("V-5: what was signed is found again, and each way of cutting, changing and moving is named with exit 1")
    func tampering() throws {
        #expect(try sign().output.hasPrefix("signed at entry "))
        #expect(try verify().status == 0)
        #expect(try verify().output.contains("it agrees with"))
        let sound = try Data(contentsOf: URL(filePath: program.database))
        let ways = [
            ("UPDATE audit_entry SET role = 'screener' WHERE id = 2", "entry 2 is not as it was written"),
            ("DELETE FROM audit_entry WHERE id = 2", "entry 2 is missing: after entry 1 comes entry 3"),
            (
                "UPDATE audit_entry SET id = 9999 WHERE id = 1; UPDATE audit_entry SET id = 1 WHERE id = 2; "
                    + "UPDATE audit_entry SET id = 2 WHERE id = 9999", "entry 1 is not as it was written"
            ),
            ("DELETE FROM audit_entry WHERE id > 3", "and the audit ends at entry 3"),
            (
                "DELETE FROM audit_entry WHERE id > 3; "
                    + "UPDATE audit_head SET (number, digest) = (SELECT id, digest FROM audit_entry WHERE id = 3)",
                "was signed over it, and the audit ends at entry 3"
            ),
        ]
        for (way, sentence) in ways {
            try sql(
                """
                DROP TRIGGER audit_entry_is_never_changed; DROP TRIGGER audit_entry_is_never_deleted;
                DROP TRIGGER audit_head_only_goes_on; \(way)
                """)
            let run = try verify()
            #expect(run.status == 1, "\(way)")
            #expect(run.error.contains(sentence), "\(way): \(run.error)")
            #expect(run.errorLines.count == 1)
            let copy = try program.file("sound.db", "")
            try sound.write(to: URL(filePath: copy))
            try program.replaceDatabase(with: copy)
        }
        #expect(try verify().status == 0)
    }

    @Test("checkpoints are signed as the server starts and stops, with what it wrote between")
    func served() throws {
        program.environment = ["TREDE_AUDIT_CHECKPOINTS": checkpoints, "TREDE_AUDIT_KEY": key]
        #expect(try program.serve { try $0.health() }.status == 0)
        #expect(try lines().count == 2)
        #expect(try verify().status == 0)
    }

    @Test("a server does not begin over an audit that was cut since its last checkpoint")
    func cutWhileStopped() throws {
        #expect(try sign().status == 0)
        try sql(
            """
            DROP TRIGGER audit_entry_is_never_deleted; DROP TRIGGER audit_head_only_goes_on;
            DELETE FROM audit_entry WHERE id > 3;
            UPDATE audit_head SET (number, digest) = (SELECT id, digest FROM audit_entry WHERE id = 3)
            """)
        let run = try program.run(
            "serve", "--listen", "127.0.0.1:0", "--audit-checkpoints", checkpoints, "--audit-key", key)
        #expect(run.status == 1)
        #expect(run.error.contains("no checkpoint was signed: the audit is broken: entry"))
        #expect(try lines().count == 1)
    }

    @Test("a key is kept from others, never overwritten, and not read where others may")
    func keys() throws {
        let mode = try FileManager.default.attributesOfItem(atPath: key)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try program.run("audit", "key", "create", "--to", key).status == 1)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
        let run = try sign()
        #expect(run.status == 1)
        #expect(run.error.contains("may be read by others than its owner"))
    }

    @Test("the key may be a credential of the service manager")
    func credential() throws {
        let credential = program.folder.appending(path: "trede-audit-key").path
        try FileManager.default.copyItem(atPath: key, toPath: credential)
        #expect(try program.run("audit", "checkpoint", "--to", checkpoints).status == 64)
        program.environment = ["CREDENTIALS_DIRECTORY": program.folder.path]
        #expect(try program.run("audit", "checkpoint", "--to", checkpoints).status == 0)
    }

    @Test("checkpoints without a key to check them with are refused, and so are those of another key")
    func wrongKeys() throws {
        #expect(try sign().status == 0)
        #expect(try program.run("audit", "verify", "--checkpoints", checkpoints).status == 64)
        let other = program.folder.appending(path: "other.key").path
        #expect(try program.run("audit", "key", "create", "--to", other).status == 0)
        let run = try program.run("audit", "verify", "--checkpoints", checkpoints, "--public-key", other + ".pub")
        #expect(run.status == 1)
        #expect(run.error.contains("line 1 is signed with the key"))
    }

    @Test("V-5: old entries go to a file, and audit verify walks through it and the database")
    func archived() throws {
        #expect(try program.run("audit", "archive", "--to", checkpoints).output == "no entry is older than 6 months\n")
        #expect(!FileManager.default.fileExists(atPath: checkpoints))
        let house = try House(today: "2020-06-30")
        let clients = house.services.clients
        try house.services.storage.write { transaction in
            let actor = try clients.importer(in: transaction)
            for number in 0..<3 {
                let entry = AuditEntry(
                    operation: "read\(number)", outcome: "read", compartment: .open, subject: .referral, subjectID: nil,
                    referral: nil, trace: "t")
                try AuditStore.append(entry, by: actor, in: transaction)
            }
        }
        let database = house.folder.appending(path: "trede.db").path
        let archive = program.folder.appending(path: "old.ndjson").path
        let run = try program.run("audit", "archive", "--to", archive, "--database", database)
        #expect(run.output == "entries through 2 are in \(archive)\n")
        #expect(try program.run("audit", "verify", "--database", database).output == "the audit is whole: 2 entries\n")
        let both = try program.run("audit", "verify", "--database", database, "--archive", archive)
        #expect(both.output == "the audit is whole: 4 entries\n")
        #expect(try program.run("audit", "archive", "--to", archive, "--database", database).status == 1)
    }
}
