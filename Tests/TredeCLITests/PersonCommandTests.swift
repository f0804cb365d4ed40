import Foundation
import Testing

@Suite("trede person", .serialized)
struct PersonCommandTests {
    let program: Program

    init() throws { program = try Program() }

    @Test("V-7: nobody is erased without a word that it is for good, a ground and a person")
    func erase() throws {
        #expect(try program.run("migrate").status == 0)
        let id = "00000000-0000-4000-8000-000000000001"
        #expect(try program.run("person", "erase", "--person", id, "--ground", "asked").status == 64)
        #expect(try program.run("person", "erase", "--person", "x", "--ground", "asked", "--for-good").status == 64)
        #expect(try program.run("person", "erase", "--person", id, "--ground", " ", "--for-good").status == 64)
        let run = try program.run("person", "erase", "--person", id, "--ground", "asked", "--for-good")
        #expect(run.status == 1)
        #expect(run.error.contains("not erased"))
    }

    @Test("V-7, F-12: who stands under the number of somebody else as well is erased only when --at-once says so")
    func atOnce() throws {
        try importSample(["organisations", "networks", "professionals"])
        let line = try #require(try lines("histories").first { $0.contains(#""outcome":"rejected""#) })
        let history = try JSONDecoder().decode(History.self, from: Data(line.utf8))
        let referral = try #require(try lines("referrals").first { $0.contains("\"\(history.externalId)\"") })
        let (other, otherLine) = (try twin(of: referral, history), line.replacing(history.externalId, with: "REF-twin"))
        for (kind, text) in [
            ("referrals", referral), ("histories", line), ("referrals", other), ("histories", otherLine),
        ] {
            let run = try program.run("import", kind, program.file("one.ndjson", text))
            #expect(run.status == 0, "\(run.output)\(run.error)")
        }
        #expect(try program.value("SELECT count(*) FROM person") == "1")
        let person = try program.identifier("SELECT uid FROM person")
        let command = ["person", "erase", "--person", person, "--ground", "asked", "--for-good"]
        let refused = try program.run(all: command)
        #expect(refused.status == 1 && refused.error.contains("not erased"), "\(refused.error)")
        #expect(try program.value("SELECT count(*) FROM erasure") == "0")
        let done = try program.run(all: command + ["--at-once"])
        #expect(done.status == 0 && done.output == "erased \(person)\n", "\(done.error)")
        #expect(try program.run("doctor").output == "everything holds\n")
    }

    @Test("V-7: a term is 2 to 100 years, whom it would erase is listed, and nobody is without saying so")
    func term() throws {
        #expect(try program.run("migrate").status == 0)
        #expect(try program.run("person", "expired", "--years", "10").output == "0 to erase after 10 years\n")
        for years in ["1", "101"] {
            let wrong = try program.run("person", "expired", "--years", years)
            #expect(wrong.status == 64 && wrong.error.contains("--years is 2 to 100"))
        }
        let bare = try program.run("person", "erase-expired", "--years", "10")
        #expect(bare.status == 64 && bare.error.contains("--for-good"))
        let done = try program.run("person", "erase-expired", "--years", "10", "--for-good")
        #expect(done.output == "erased 0\n" && done.status == 0)
    }

    @Test("V-7: a server erases whose term is over, also where what falls due cannot be brought up to date")
    func hourly() throws {
        try importSample(["organisations", "networks", "professionals", "referrals", "histories"])
        try forgetRecordings()
        let listed = try program.run("person", "expired", "--years", "5").output.split(separator: "\n").count - 1
        #expect(listed > 0)
        try program.execute("UPDATE trajectory SET settle_again_on = '2020-01-01'")
        try program.execute(
            """
            CREATE TRIGGER broken BEFORE INSERT ON unsettled BEGIN SELECT raise(ABORT, 'broken for a test'); END
            """)
        let told = try program.serve("--listen", "127.0.0.1:0", "--retention-years", "5") { _ in
            try errors { $0.contains(#""retention""#) }
        }
        let calendar = try #require(told.first { $0.contains(#""calendar""#) }, "\(told)")
        #expect(calendar.contains(#""level":"error""#) && calendar.contains("broken for a test"))
        let retention = try #require(told.last { $0.contains(#""retention""#) })
        #expect(retention.contains("\"erased\":\"\(listed)\""), "\(retention)")
        #expect(try program.run("person", "expired", "--years", "5").output == "0 to erase after 5 years\n")
    }

    @Test("V-5, V-7: a server that is stopped while it erases signs over all that it wrote, and logs no fault")
    func stoppedWhileErasing() throws {
        try importSample(["organisations", "networks", "professionals", "referrals", "histories"])
        try forgetRecordings()
        let (key, checkpoints) = (program.folder.path + "/audit.key", program.folder.path + "/checkpoints")
        #expect(try program.run("audit", "key", "create", "--to", key).status == 0)
        program.environment = ["TREDE_AUDIT_CHECKPOINTS": checkpoints, "TREDE_AUDIT_KEY": key]
        for milliseconds in [0, 5, 10, 20, 40, 80] {
            try program.serve("--listen", "127.0.0.1:0", "--retention-years", "5") { _ in
                Thread.sleep(forTimeInterval: Double(milliseconds) / 1000)
            }
            let told = try program.servedErrors()
            #expect(!told.contains(#""level":"error""#), "\(milliseconds) \(told)")
            let last = try #require(String(contentsOfFile: checkpoints, encoding: .utf8).split(separator: "\n").last)
            let signed = try JSONDecoder().decode(Signed.self, from: Data(last.utf8)).entry
            #expect(try program.value("SELECT max(id) FROM audit_entry") == "\(signed)", "\(milliseconds)")
            #expect(try program.value("SELECT count(*) FROM erasure WHERE done_at IS NULL") == "0")
        }
        #expect(try program.value("SELECT count(*) FROM erasure") != "0")
    }

    private struct Signed: Decodable {
        let entry: Int
    }

    private struct History: Decodable {
        let externalId: String
    }

    /// What was recorded on the day of the import would be kept for years from then.
    private func forgetRecordings() throws {
        try program.execute("DROP VIEW file_recording")
        try program.execute("CREATE VIEW file_recording AS SELECT id AS person_id, 0 AS at FROM person")
    }

    private func importSample(_ kinds: [String]) throws {
        for kind in kinds { #expect(try program.run("import", kind, Program.sample(kind)).status == 0, "\(kind)") }
    }

    private func lines(_ kind: String) throws -> [String] {
        try String(contentsOfFile: Program.sample(kind), encoding: .utf8).split(separator: "\n").map(String.init)
    }

    /// The same referral from somebody of another name.
    private func twin(of referral: String, _ history: History) throws -> String {
        let name = try #require(referral.firstMatch(of: /"familyName":\s*"([^"]+)"/)?.output.1)
        return referral.replacing(history.externalId, with: "REF-twin").replacing("\"\(name)\"", with: "\"Anders\"")
    }

    /// What the server wrote to standard error, once one of its lines is as asked for.
    private func errors(until isAsked: (Substring) -> Bool) throws -> [Substring] {
        for _ in 0..<300 {
            let lines = try program.servedErrors().split(separator: "\n")
            if lines.contains(where: isAsked) { return lines }
            Thread.sleep(forTimeInterval: 0.1)
        }
        return try program.servedErrors().split(separator: "\n")
    }
}
