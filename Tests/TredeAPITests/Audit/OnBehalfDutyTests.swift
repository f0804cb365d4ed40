import HTTPServer
import JSON
import Logging
import Testing
import Trede
import TredeDomain
import TredeTesting

@testable import TredeAPI

/// On whose behalf a portal looks, where the operator wants to know it of every call.
@Suite("The duty to say on whose behalf")
struct OnBehalfDutyTests {
    private let file: StartedFile
    private let strict: Pipeline

    init() throws {
        file = try StartedFile()
        strict = API.pipeline(
            file.house.services, readiness: Readiness(), onBehalf: .required,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, publicAddress: "https://trede.test")
    }

    private func call(_ path: String, _ token: String?) throws -> Response {
        try file.house.call(.get, path, token: token, through: strict)
    }

    @Test(
        "V-4, V-5: an organisation's key that names nobody is refused in files, before anything of one is looked at",
        arguments: [Role.caseManagerWork, .caseManagerCare, .leadPartner, .workProvider, .careProvider])
    func organisations(role: Role) throws {
        let unknown = "/trajectories/11111111-2222-4333-8444-555555555555"
        for path in ["/trajectories/\(file.trajectory)", unknown, "/trajectories"] {
            let answer = try call(path, file.tokens[role])
            #expect(answer.status == 403, "\(path)")
            #expect(try answer.json()["type"]?.string == "urn:problem-type:belgif:missingPermission")
            #expect(try answer.json()["detail"]?.string?.contains("on_behalf_of") == true)
        }
        // Without that setting it has what is the organisation's.
        let path = "/trajectories/\(file.trajectory)"
        #expect(try file.house.call(.get, path, token: file.tokens[role]).status == 200)
        // The books are the organisation's own, and what the law says is about nobody.
        if role == .leadPartner {
            for path in ["/ledgerEntries", "/statements", "/entitlements"] {
                #expect(try call(path, file.tokens[role]).status != 403, "\(path)")
            }
        }
        #expect(try call("/refData/measures", file.tokens[role]).status == 200)
        let refusals = try file.house.call(.get, "/auditEntries?pageSize=500", token: file.tokens[.administrator])
        let noted = try refusals.json()["items"]?.elements.filter { $0["kind"]?.string == "refusal" } ?? []
        #expect(noted.map { $0["operation"]?.string } == ["getTrajectory", "getTrajectory", "listTrajectories"])
    }

    @Test("V-5: who acts for a professional is let in, and who works in no file for an organisation is asked nothing")
    func others() throws {
        let organisation = file.actor(.caseManagerWork).organisation
        let person = try file.house.professional(
            email: "an@gtb.example", organisation: try #require(organisation))
        let named = try file.house.token(.caseManagerWork, organisation: organisation, professional: person)
        #expect(try call("/trajectories", named).status == 200)
        for role in [Role.screener, .counsellor, .controller, .administrator, .participant, .referrer] {
            let path = role == .referrer ? "/referrals" : "/trajectories"
            #expect(try call(path, file.tokens[role]).status == 200, "\(role)")
        }
    }
}
