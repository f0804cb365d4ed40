import Foundation
import Testing
import TredeTesting

@Suite("What is confidential, as types")
struct CompartmentTests {
    /// A function that writes an open part of an answer.
    private static func source(_ statement: String) -> String {
        """
        import JSON
        import TredeDomain

        func write(
            _ suspension: Suspension, _ session: Session, _ file: ReferralFile, _ plan: Plan,
            into object: inout JSONObjectWriter
        ) {
            object.member("startDate", suspension.period.from.description)
            \(statement)
        }
        """
    }

    /// What the package was called when the modules were built, which hangs on the name of the folder it lies in: the
    /// plan of the build tells.
    private static func packageName(above modules: URL) throws -> String {
        var folder = modules
        for _ in 0..<4 {
            folder.deleteLastPathComponent()
            guard let plan = try? String(contentsOf: folder.appending(path: "debug.yaml"), encoding: .utf8) else {
                continue
            }
            let line = plan.split(separator: "\n").first { $0.contains(#""-module-name","TredeDomain""#) }
            let name = line?.firstMatch(of: /"-package-name","([^"]+)"/)?.1
            return String(try #require(name, "the plan of the build does not name the package"))
        }
        throw TestingFault("no plan of a build stands above \(modules.path)")
    }

    /// What the compiler says of a source; empty when it takes it.
    private func refusal(of source: String) throws -> String {
        let program = URL(filePath: ProcessInfo.processInfo.arguments[0])
        let modules = program.deletingLastPathComponent().appending(path: "Modules")
        try #require(FileManager.default.fileExists(atPath: modules.path), "the modules lie beside the tests")
        let folder = FileManager.default.temporaryDirectory.appending(path: "compartment-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "source.swift")
        try Data(source.utf8).write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "swiftc", "-typecheck", "-swift-version", "6", "-package-name", try Self.packageName(above: modules), "-I",
            modules.path, file.path,
        ]
        let pipe = Pipe()
        process.standardError = pipe
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return process.terminationStatus == 0 ? "" : said
    }

    @Test("V-1, V-6: an open part of an answer is written, and so is what is said to be disclosed")
    func taken() throws {
        #expect(try refusal(of: Self.source("")) == "")
        let lent = """
            Disclosure.lending { leave in
                if let reason = suspension.reason { object.member("reason", code: reason.shown(by: leave)) }
            }
            """
        #expect(try refusal(of: Self.source(lent)) == "")
    }

    /// A part of an answer that must not compile, why not, and the same with leave, which must.
    struct Leak: Sendable, CustomTestStringConvertible {
        let statement: String
        let reason: String
        let lent: String
        var testDescription: String { statement }
    }

    private static let leaks: [Leak] = [
        Leak(
            statement: #"object.memberIfPresent("reason", code: suspension.reason)"#, reason: "Confidential",
            lent: #"object.memberIfPresent("reason", code: suspension.reason?.shown(by: leave))"#),
        Leak(
            statement: #"if let reason = suspension.reason { object.member("reason", reason.rawValue) }"#,
            reason: "Confidential",
            lent: #"if let reason = suspension.reason { object.member("reason", reason.shown(by: leave).rawValue) }"#),
        Leak(
            statement: #"object.member("reason", suspension.reason!.value.rawValue)"#, reason: "inaccessible",
            lent: #"object.member("reason", suspension.reason!.shown(by: leave).rawValue)"#),
        Leak(
            statement: #"object.memberIfPresent("note", session.account.note)"#, reason: "Confidential",
            lent: #"object.memberIfPresent("note", session.account.shown(by: leave).note)"#),
        Leak(
            statement: #"object.memberIfPresent("motivation", file.content.motivation)"#, reason: "Confidential",
            lent: #"object.memberIfPresent("motivation", file.content.shown(by: leave).motivation)"#),
        Leak(
            statement: #"object.member("count", plan.account.content.goals.count)"#, reason: "Confidential",
            lent: #"object.member("count", plan.account.shown(by: leave).content.goals.count)"#),
        Leak(
            statement: #"object.memberIfPresent("note", session.account.shown(by: Disclosure()).note)"#,
            reason: "inaccessible",
            lent: #"object.memberIfPresent("note", session.account.shown(by: leave).note)"#),
        Leak(
            statement: #"_ = session.account.changed { object.memberIfPresent("note", $0.note) }"#, reason: "'by'",
            lent: #"_ = session.account.changed(by: leave) { object.memberIfPresent("note", $0.note) }"#),
    ]

    @Test("V-1, V-6: an answer that shows what is confidential without saying so does not compile", arguments: leaks)
    func refused(leak: Leak) throws {
        let said = try refusal(of: Self.source(leak.statement))
        let errors = said.split(separator: "\n").filter { $0.contains("error:") }
        #expect(!errors.isEmpty && errors.allSatisfy { $0.contains(leak.reason) }, "\(leak.statement): \(said)")
        // It is refused for want of leave, and for nothing else that is wrong with it.
        #expect(try refusal(of: Self.source("Disclosure.lending { leave in \n\(leak.lent)\n}")) == "")
    }

    @Test("V-1, V-6: what is confidential is disclosed in these files and in no other")
    func places() throws {
        let lenders: Set<String> = [
            // The one place where an answer is written.
            "Sources/TredeAPI/Output/Disclosing.swift",
            // What a change keeps of what stood there, and what a rule asks of it.
            "Sources/Trede/Trajectories/SuspensionService.swift",
            "Sources/Trede/Trajectories/DeadlineService.swift",
            "Sources/Trede/Internships/InternshipService.swift",
            // What is left of it for who may not have a part of it.
            "Sources/TredeDomain/Referrals/ReferralView.swift", "Sources/Trede/Closing/EndReportService.swift",
            // To be sealed.
            "Sources/Trede/Closing/EndAdviceAgreementStore.swift",
            // What changed between two assessments is as confidential as they are.
            "Sources/TredeDomain/Icf/Assessment.swift",
            // The participant's own log.
            "Sources/Trede/Insight/AccessLogStore.swift",
        ]
        let files = try SourceTree.files(below: "Sources").filter {
            $0.target != "TredeTesting" && $0.text.contains("Disclosure.lending")
        }
        #expect(Set(files.map(\.path)) == lenders)
        let writers = try SourceTree.files(below: "Sources/TredeAPI").filter { $0.text.contains(".disclose(") }
        #expect(
            Set(writers.map { $0.path.split(separator: "/").last.map(String.init) ?? "" }) == [
                "AssessmentRoutes.swift", "ClosingBody.swift", "ConsentBody.swift", "DeadlineRoutes.swift",
                "InternshipAnswers.swift", "PersonRoutes.swift", "PlanAnswers.swift", "ReferralAnswers.swift",
                "SessionBody.swift", "TrajectoryBody.swift", "TrajectoryFactBody.swift",
            ])
    }
}
