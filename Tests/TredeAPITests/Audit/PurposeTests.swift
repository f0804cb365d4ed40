import HTTPServer
import JSON
import Logging
import Testing
import Trede
import TredeDomain
import TredeTesting

@testable import TredeAPI

/// Why somebody looks, where the operator wants to know it.
@Suite("The purpose of a call")
struct PurposeTests {
    let file: StartedFile
    let strict: Pipeline

    init() throws {
        file = try StartedFile()
        strict = API.pipeline(
            file.house.services, readiness: Readiness(), purpose: .required,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, publicAddress: "https://trede.test")
    }

    private func call(_ path: String, _ role: Role, purpose: String? = nil) throws -> Response {
        let fields = purpose.map { [Field("Trede-Purpose", $0)] } ?? []
        return try file.house.call(.get, path, token: file.tokens[role], fields: fields, through: strict)
    }

    @Test(
        "V-5: where a purpose is required, data of persons need one, and one that says nothing is none",
        arguments: [nil, " \t", "\u{200B}", "\u{202E}\u{2060}", "-"])
    func required(purpose: String?) throws {
        let answer = try call("/trajectories/\(file.trajectory)", .caseManagerWork, purpose: purpose)
        #expect(answer.status == 400)
        let issue = try #require(try answer.json()["issues"]?.elements.first)
        #expect(issue["name"]?.string == "Trede-Purpose")
        #expect(issue["in"]?.string == "header")
        #expect(issue["rule"]?.string == "V-5")
        let said = try call("/trajectories/\(file.trajectory)", .caseManagerWork, purpose: "Preparing the plan")
        #expect(said.status == 200)
    }

    @Test("V-5: a missing purpose is told with everything else that is wrong")
    func together() throws {
        let answer = try call("/trajectories?state=nothing", .caseManagerWork)
        #expect(try answer.json()["issues"]?.elements.map { $0["name"]?.string } == ["Trede-Purpose", "state"])
    }

    @Test("V-5: reference data, parties and what is open to anybody need no purpose")
    func notOfPersons() throws {
        for path in ["/refData/measures", "/organisations", "/doc/openapi.yaml"] {
            #expect(try call(path, .administrator).status != 400, "\(path)")
        }
        #expect(try call("/auditEntries", .administrator).status == 400)
    }

    /// The entry of a look with a purpose, where none is required.
    private func entry(saying purpose: String) throws -> JSONValue? {
        let path = "/trajectories/\(file.trajectory)"
        let fields = [Field("Trede-Purpose", purpose)]
        #expect(try file.house.call(.get, path, token: file.tokens[.caseManagerWork], fields: fields).status == 200)
        let list = try file.house.call(
            .get, "/auditEntries?pageSize=500&trajectoryId=\(file.trajectory)", token: file.tokens[.administrator])
        return try list.json()["items"]?.elements.first { $0["operation"]?.string == "getTrajectory" }
    }

    @Test("V-5: what cannot be seen in a purpose is not kept: it would be shown to the participant")
    func unseen() throws {
        let entry = try entry(saying: "Plan\u{202E} voor\u{200B}bereiden")
        #expect(entry?["purpose"]?.string == "Plan voorbereiden")
    }

    @Test("V-5: without that setting a call without a purpose is answered, and a blank one is not kept")
    func optional() throws {
        let entry = try entry(saying: "  ")
        #expect(entry != nil && entry?["purpose"] == nil)
    }
}
