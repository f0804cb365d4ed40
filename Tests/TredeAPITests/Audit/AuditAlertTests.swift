import HTTPServer
import JSON
import Testing
import Trede
import TredeDomain
import TredeTesting

@testable import TredeAPI

/// Who reads in bulk, as called.
@Suite("Alerts of the audit")
struct AuditAlertTests {
    let house: House

    init() throws { house = try House() }

    /// Lets a client look at that many files, in its own name, today at noon.
    private func looks(at files: Int, by token: String, outcome: String = "read") throws {
        let keys = house.services.clientKeys
        try house.services.storage.write { transaction in
            let actor = try #require(Token(token).flatMap { try keys.recognise($0, in: transaction).actor })
            for file in 0..<files {
                let entry = AuditEntry(
                    operation: "getReferral", outcome: outcome, compartment: .confidential, subject: .referral,
                    subjectID: nil, referral: Int64(file), trace: "t")
                try AuditStore.append(entry, by: actor, in: transaction)
            }
        }
    }

    private func alerts(_ query: String = "", _ role: Role = .controller) throws -> Response {
        try house.call(.get, "/auditAlerts" + query, token: house.token(role))
    }

    @Test("V-5: who looks at as many files as is much is told of, with who it was", arguments: [49, 50])
    func told(files: Int) throws {
        try looks(at: files, by: house.token(.screener))
        let answer = try alerts()
        #expect(answer.status == 200)
        let body = try answer.json()
        #expect(body["filesMin"]?.integer == 50)
        #expect(body["minutes"]?.integer == 60)
        let items = body["items"]?.elements ?? []
        #expect(items.count == (files < 50 ? 0 : 1))
        guard let alert = items.first else { return }
        #expect(alert["files"]?.integer == files)
        #expect(alert["looks"]?.integer == files)
        #expect(alert["role"]?.string == "screener")
        #expect(alert["clientName"]?.string?.hasPrefix("screener ") == true)
        #expect(alert["recordedFrom"]?.string == "2020-06-30T12:00:00.000Z")
    }

    @Test("V-5: changes and refusals are no reading", arguments: ["done", "refused"])
    func others(outcome: String) throws {
        try looks(at: 60, by: house.token(.screener), outcome: outcome)
        #expect(try alerts().json()["items"]?.elements.isEmpty == true)
    }

    @Test("V-5: participants each read their own file, however many come in the name of one client")
    func participants() throws {
        try looks(at: 60, by: house.token(.participant))
        #expect(try alerts().json()["items"]?.elements.isEmpty == true)
    }

    @Test("V-5: a stretch of time is looked through, of at most 31 days")
    func stretch() throws {
        try looks(at: 60, by: house.token(.screener))
        try house.setToday("2020-07-20")
        #expect(try alerts().json()["items"]?.elements.isEmpty == true)
        let whole = "?recordedFrom=2020-06-30T00:00:00.000Z&recordedUntil=2020-07-31T00:00:00.000Z"
        #expect(try alerts(whole).json()["items"]?.elements.count == 1)
        let longer = "?recordedFrom=2020-06-29T23:59:59.999Z&recordedUntil=2020-07-31T00:00:00.000Z"
        #expect(try alerts(longer).status == 400)
        #expect(
            try alerts("?recordedFrom=2020-07-01T00:00:00.000Z&recordedUntil=2020-06-01T00:00:00.000Z").status == 400)
    }

    @Test("V-5: nobody else reads them", arguments: [Role.screener, .caseManagerWork, .leadPartner, .counsellor])
    func roles(role: Role) throws {
        #expect(try alerts("", role).status == 403)
    }
}
