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

    private func lines() throws -> [Substring] {
        try String(contentsOfFile: checkpoints, encoding: .utf8).split(separator: "\n")
    }

    /// Something done to the database file, and what `audit verify` says of it: by itself, where nil means that the rest
    /// hangs together, and with checkpoints from elsewhere.
    struct Tampering: CustomTestStringConvertible {
        let testDescription: String
        let sql: String
        let alone: String?
        let witnessed: String
    }

    static let tamperings: [Tampering] = [
        Tampering(
            testDescription: "changed", sql: "UPDATE audit_entry SET role = 'screener' WHERE id = 2",
            alone: "entry 2 is not as it was written", witnessed: "entry 2 is not as it was written"),
        Tampering(
            testDescription: "changed in time",
            sql: "UPDATE audit_entry SET at = at + 1 WHERE id = 3",
            alone: "entry 3 is not as it was written", witnessed: "entry 3 is not as it was written"),
        Tampering(
            testDescription: "digest changed with it",
            sql: "UPDATE audit_entry SET role = 'screener', digest = zeroblob(32) WHERE id = 2",
            alone: "entry 2 is not as it was written", witnessed: "entry 2 is not as it was written"),
        Tampering(
            testDescription: "nothing made empty",
            sql: "UPDATE audit_entry SET subject_uid = x'' WHERE id = 2 AND subject_uid IS NULL; "
                + "UPDATE audit_entry SET professional_id = -1 WHERE id = 3 AND professional_id IS NULL",
            alone: "entry 2 is not as it was written", witnessed: "entry 2 is not as it was written"),
        Tampering(
            testDescription: "deleted in the middle", sql: "DELETE FROM audit_entry WHERE id = 2",
            alone: "entry 2 is missing: after entry 1 comes entry 3",
            witnessed: "entry 2 is missing: after entry 1 comes entry 3"),
        Tampering(
            testDescription: "deleted at the beginning", sql: "DELETE FROM audit_entry WHERE id = 1",
            alone: "entry 1 is missing: after entry 0 comes entry 2",
            witnessed: "entry 1 is missing: after entry 0 comes entry 2"),
        Tampering(
            testDescription: "reordered",
            sql: "UPDATE audit_entry SET id = 9999 WHERE id = 1; UPDATE audit_entry SET id = 1 WHERE id = 2; "
                + "UPDATE audit_entry SET id = 2 WHERE id = 9999",
            alone: "entry 1 is not as it was written", witnessed: "entry 1 is not as it was written"),
        Tampering(
            testDescription: "end cut off", sql: "DELETE FROM audit_entry WHERE id > 3",
            alone: "it was the last one, and the audit ends at entry 3", witnessed: "and the audit ends at entry 3"),
        Tampering(
            testDescription: "end cut off, and the note of it",
            sql: "DELETE FROM audit_entry WHERE id > 3; "
                + "UPDATE audit_head SET (number, digest) = (SELECT id, digest FROM audit_entry WHERE id = 3)",
            alone: nil, witnessed: "was signed over it, and the audit ends at entry 3"),
        Tampering(
            testDescription: "beginning cut off, and noted as archived",
            sql: "UPDATE audit_head SET (kept_from, digest_before) = (SELECT 4, digest FROM audit_entry WHERE id = 3); "
                + "DELETE FROM audit_entry WHERE id < 4",
            alone: "entries 1 to 3 are in archives, by what the database says of itself, and no entry",
            witnessed: "entries 1 to 3 are in archives, by what the database says of itself, and no entry"),
        Tampering(
            testDescription: "all but the last cut off, and noted as archived",
            sql: "UPDATE audit_head SET (kept_from, digest_before) = "
                + "(SELECT id + 1, digest FROM audit_entry ORDER BY id DESC LIMIT 1 OFFSET 1); "
                + "DELETE FROM audit_entry WHERE id < (SELECT kept_from FROM audit_head)",
            alone: "are in archives, by what the database says of itself, and no entry",
            witnessed: "are in archives, by what the database says of itself, and no entry"),
        Tampering(
            testDescription: "noted as archived, and still there",
            sql: "UPDATE audit_head SET (kept_from, digest_before) = (SELECT 4, digest FROM audit_entry WHERE id = 3)",
            alone: "entries 1 to 3 are in archives, by what the database says of itself, and no entry",
            witnessed: "entries 1 to 3 are in archives, by what the database says of itself, and no entry"),
        Tampering(
            testDescription: "end forgotten", sql: "DELETE FROM audit_head",
            alone: "nothing says any more that the audit ends at entry",
            witnessed: "nothing says any more that the audit ends at entry"),
    ]

    @Test(
        "V-5: every way of tampering with the audit is found by audit verify, which says what and where",
        arguments: tamperings)
    func tampering(_ tampering: Tampering) throws {
        #expect(try sign().output.hasPrefix("signed at entry "))
        #expect(try verify().status == 0)
        #expect(try verify().output.contains("it agrees with"))
        try program.execute(
            """
            DROP TRIGGER audit_entry_is_never_changed; DROP TRIGGER audit_entry_is_never_deleted;
            DROP TRIGGER audit_head_only_goes_on; DROP TRIGGER IF EXISTS audit_head_is_never_deleted;
            \(tampering.sql)
            """)
        let witnessed = try verify()
        #expect(witnessed.status == 1)
        #expect(witnessed.error.contains(tampering.witnessed), "\(witnessed.error)")
        #expect(witnessed.errorLines.count == 1)
        let alone = try program.run("audit", "verify")
        #expect(alone.status == (tampering.alone == nil ? 0 : 1))
        let doctor = try program.run("doctor")
        #expect(doctor.output.contains("audit is untouched") == (tampering.alone != nil), "\(doctor.output)")
        if let sentence = tampering.alone { #expect(alone.error.contains(sentence), "\(alone.error)") }
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
        try program.execute(
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

    @Test("an archive that cannot be read is named in one line, and so is what is no file")
    func noArchive() throws {
        for path in ["/none/old.ndjson", program.folder.path] {
            let run = try program.run("audit", "verify", "--archive", path)
            #expect(run.status == 1)
            #expect(run.error == "trede: the archive \(path) cannot be read\n")
        }
    }

    /// The database of a house with three entries of 2020.
    private func oldDatabase() throws -> (house: House, path: String) {
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
        return (house, house.folder.appending(path: "trede.db").path)
    }

    @Test("V-5: an archive that came to nothing leaves no file in the way of the next")
    func archiveFails() throws {
        let (house, database) = try oldDatabase()
        let target = program.folder.appending(path: "old.ndjson").path
        let archive = { try program.run("audit", "archive", "--to", target, "--database", database) }
        let trigger = try program.value(
            "SELECT sql FROM sqlite_schema WHERE name = 'audit_entry_is_never_changed'", in: database)
        try program.execute("DROP TRIGGER audit_entry_is_never_changed", in: database)
        try program.execute("UPDATE audit_entry SET purpose = 'curious' WHERE id = 2", in: database)
        let failed = try archive()
        #expect(failed.status == 1)
        #expect(failed.error.contains("the audit is broken: entry 2"), "\(failed.error)")
        #expect(!FileManager.default.fileExists(atPath: target))
        try program.execute("UPDATE audit_entry SET purpose = NULL WHERE id = 2", in: database)
        try program.execute(trigger, in: database)
        #expect(try archive().output == "entries through 2 are in \(target)\n")
        // A file that is there is nobody's to take away.
        let again = try archive()
        #expect(again.status == 1 && again.error.contains("is there already"))
        #expect(FileManager.default.fileExists(atPath: target))
        withExtendedLifetime(house) {}
    }

    @Test("V-5: what an archive holds goes from the database also when a crash came between")
    func archiveBroken() throws {
        let (house, database) = try oldDatabase()
        let (audit, ids) = (house.services.audit, house.services.ids)
        let before = Instant(milliseconds: Int64(try #require(Day("2020-12-01")).daysSince1970) * 86_400_000)
        let last = try #require(
            try house.services.storage.makeReader().read { try audit.archive(before: before, in: $0) { _ in } })
        try house.services.storage.write { try audit.note(archived: last, ids: ids, in: $0) }
        #expect(try program.value("SELECT min(id) FROM audit_entry", in: database) == "1")
        let target = program.folder.appending(path: "new.ndjson").path
        let run = try program.run("audit", "archive", "--to", target, "--database", database, "--months-kept", "120")
        #expect(run.output == "no entry is older than 120 months\n", "\(run.error)")
        #expect(try program.value("SELECT min(id) FROM audit_entry", in: database) == "3")
    }

    @Test("V-5: old entries go to a file, and audit verify walks through it and the database")
    func archived() throws {
        #expect(try program.run("audit", "archive", "--to", checkpoints).output == "no entry is older than 6 months\n")
        #expect(!FileManager.default.fileExists(atPath: checkpoints))
        let (house, database) = try oldDatabase()
        let archive = program.folder.appending(path: "old.ndjson").path
        let run = try program.run("audit", "archive", "--to", archive, "--database", database)
        #expect(run.output == "entries through 2 are in \(archive)\n")
        let rest = try program.run("audit", "verify", "--database", database)
        #expect(
            rest.output
                == """
                the audit is whole from entry 3 on: 2 entries
                entries 1 to 2 are in archives, as an entry says, and were not looked at: name the files with --archive

                """)
        // The key of the house, where the program looks for it.
        let kek = Data((String(repeating: "07", count: 32) + "\n").utf8)
        _ = FileManager.default.createFile(
            atPath: database + ".kek", contents: kek, attributes: [.posixPermissions: 0o600])
        let doctor = try program.run("doctor", "--database", database)
        #expect(doctor.output.contains("entries 1 to 2 of the audit are in archives, and were not looked at"))
        let both = try program.run("audit", "verify", "--database", database, "--archive", archive)
        #expect(both.output == "the audit is whole: 4 entries\n")
        #expect(try program.run("audit", "archive", "--to", archive, "--database", database).status == 1)
        withExtendedLifetime(house) {}
    }
}
