import Foundation
import HTTPServer
import JSON
import Testing
import Trede
import TredeDomain
import TredeTesting

@testable import TredeAPI

/// What the audit holds of what was refused.
@Suite("Refused attempts in the audit")
struct AttemptTests {
    let file: StartedFile

    init() throws { file = try StartedFile() }

    private func call(_ path: String, _ token: String?, _ fields: [Field] = []) throws -> Response {
        try file.house.call(.get, path, token: token, fields: fields)
    }

    /// The refusals in the audit, once what was written before is on disk.
    private func refusals() throws -> [JSONValue] {
        let administrator = file.tokens[.administrator]
        #expect(try call("/trajectories/\(file.trajectory)", file.tokens[.caseManagerWork]).status == 200)
        let list = try call("/auditEntries?pageSize=500", administrator).json()["items"]?.elements ?? []
        return list.filter { $0["kind"]?.string == "refusal" }
    }

    @Test("V-5, V-9: a foreign file and one that is not there leave the same entry, under no file")
    func foreignAndUnknown() throws {
        let other = try file.house.organisation(.gtb, enterpriseNumber: "1200000099")
        let stranger = try file.house.token(.caseManagerWork, organisation: other)
        let unknown = "11111111-2222-4333-8444-555555555555"
        let purpose = [Field("Trede-Purpose", "Just looking")]
        for id in [file.trajectory.description, unknown] {
            #expect(try call("/trajectories/\(id)/plans", stranger, purpose).status == 404)
        }
        let found = try refusals()
        #expect(found.map { $0["subjectId"]?.string } == [file.trajectory.description, unknown])
        for name in ["operation", "compartment", "role", "subjectKind", "clientId"] {
            #expect(found[0][name] == found[1][name])
            #expect(found[0][name] != nil, "\(name)")
        }
        // V-7: no erasure would take away what is said there.
        #expect(found.allSatisfy { $0["purpose"] == nil })
        #expect(found[0]["operation"]?.string == "listPlans")
        let underTheFile = try call(
            "/auditEntries?pageSize=500&trajectoryId=\(file.trajectory)", file.tokens[.administrator])
        #expect(!underTheFile.text.contains("Just looking"))
    }

    @Test("V-5: a role that may not call is written down too, and reference data and parties are not")
    func roles() throws {
        #expect(try call("/auditEntries", file.tokens[.screener]).status == 403)
        #expect(try call("/organisations/11111111-2222-4333-8444-555555555555", file.tokens[.screener]).status == 404)
        #expect(try call("/refData/measures/nothing", file.tokens[.screener]).status == 404)
        #expect(try refusals().map { $0["operation"]?.string } == ["listAuditEntries"])
    }

    @Test("V-5: what the scopes of a client refuse is written down as what its role refuses is")
    func scopes() throws {
        let clients = file.house.services.clients
        let request = ClientRequest(
            name: "narrow", role: .controller, enterpriseNumber: nil, email: nil, trajectory: nil, referral: nil,
            scopes: ["scope:trede:organisations:consult"])
        let token = try file.house.services.storage.write { try clients.register(request, in: $0) }.text
        for _ in 0..<2 {
            let answer = try call("/payments", token)
            #expect(answer.status == 403)
            #expect(try answer.json()["type"]?.string == "urn:problem-type:belgif:missingScope")
        }
        #expect(try call("/refData/measures", token).status == 403)
        let found = try refusals()
        #expect(found.map { $0["operation"]?.string } == ["listPayments", "listPayments"])
        #expect(Set(found.map { $0["role"]?.string }) == ["controller"])
    }

    @Test("V-5: a refused change is written down as a refused look is")
    func changes() throws {
        let token = try #require(file.tokens[.counsellor])
        let body = #"{"startDate":"2020-07-01","reason":"illness"}"#
        let answer = try file.house.call(
            .post, "/trajectories/\(file.trajectory)/suspensions", token: token, body: body)
        #expect(answer.status == 403)
        #expect(try refusals().map { $0["operation"]?.string } == ["suspendTrajectory"])
    }

    @Test("V-5: what one client is refused in a minute fills the audit no further than its bound")
    func bounded() throws {
        for _ in 0..<50 { #expect(try call("/payments", file.tokens[.screener]).status == 403) }
        #expect(try refusals().count == AttemptBound.perCallerMax)
        #expect(try call("/payments", file.tokens[.participant]).status == 403)
        #expect(try refusals().count == AttemptBound.perCallerMax + 1)
    }

    @Test("the bound begins anew each minute, marks the last one, and holds for all clients together")
    func bound() {
        let bound = AttemptBound()
        let verdicts = (0...AttemptBound.perCallerMax).map { _ in bound.judge(CountedAs(client: 1), at: 59_999) }
        #expect(verdicts.prefix(9).allSatisfy { $0 == .write })
        #expect(verdicts[9] == .writeAsLast)
        #expect(verdicts[10] == .leaveOut)
        #expect(bound.judge(CountedAs(client: 1, participant: [1]), at: 59_999) == .write)
        #expect(bound.judge(CountedAs(client: 1), at: 60_000) == .write)
        let all = (0..<1000).map { bound.judge(CountedAs(client: 100 + Int64($0)), at: 120_000) }
        #expect(all.count { $0 != .leaveOut } == AttemptBound.inAllMax)
        #expect(all[AttemptBound.inAllMax - 1] == .writeAsLast)
    }
}
