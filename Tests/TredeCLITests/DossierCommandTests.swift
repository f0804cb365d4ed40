import Foundation
import Testing

@Suite("trede dossier", .serialized)
struct DossierCommandTests {
    let program: Program

    init() throws {
        program = try Program()
        for kind in ["organisations", "networks", "professionals", "referrals", "histories"] {
            #expect(try program.run("import", kind, Program.sample(kind)).status == 0, "\(kind)")
        }
    }

    /// The identifier of a trajectory, as the database has it.
    private func trajectory() throws -> String { try program.identifier("SELECT uid FROM trajectory") }

    private func run(_ id: String, reason: String = "Inzageverzoek") throws -> Program.Run {
        try program.run("dossier", "--trajectory", id, "--reason", reason, "--to", program.folder.path)
    }

    @Test("V-8: a person's file is written for its owner only, once, and that stands in it")
    func written() throws {
        let id = try trajectory()
        let run = try run(id)
        #expect(run.status == 0, "\(run.error)")
        for name in ["dossier.json", "dossier.html"] {
            let path = program.folder.appending(path: name).path
            #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
            #expect(try String(contentsOfFile: path, encoding: .utf8).contains("Inzageverzoek"))
        }
        #expect(try self.run(id).status == 1)
        #expect(try program.run("audit", "verify").status == 0)
    }

    @Test("V-8: the application of who has no trajectory is written, and that of who has one is part of its file")
    func application() throws {
        let without = "SELECT uid FROM referral WHERE id NOT IN (SELECT referral_id FROM trajectory)"
        let with = "SELECT uid FROM referral WHERE id IN (SELECT referral_id FROM trajectory)"
        let options = ["--reason", "Inzageverzoek", "--to", program.folder.path]
        let led = try program.run(all: ["dossier", "--referral", try program.identifier(with)] + options)
        #expect(led.status == 1 && led.error.contains("name that with --trajectory"))
        let run = try program.run(all: ["dossier", "--referral", try program.identifier(without)] + options)
        #expect(run.status == 0, "\(run.error)")
        let path = program.folder.appending(path: "dossier.html").path
        #expect(try String(contentsOfFile: path, encoding: .utf8).contains("Inzageverzoek"))
    }

    @Test("an unknown trajectory, no identifier and no reason are told in one line, and nothing is written")
    func refused() throws {
        let unknown = try run("11111111-2222-4333-8444-555555555555")
        #expect(unknown.status == 1 && unknown.error.contains("there is no trajectory of that identifier"))
        #expect(try run("nothing").status == 64)
        let unknownReferral = try program.run(
            "dossier", "--referral", "11111111-2222-4333-8444-555555555555", "--reason", "Inzage", "--to",
            program.folder.path)
        #expect(unknownReferral.status == 1 && unknownReferral.error.contains("there is no referral"))
        #expect(try program.run("dossier", "--reason", "Inzage", "--to", program.folder.path).status == 64)
        #expect(try run(try trajectory(), reason: " ").status == 64)
        #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "dossier.json").path))
    }
}
