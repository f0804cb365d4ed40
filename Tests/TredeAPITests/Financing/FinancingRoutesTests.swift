import Foundation
import HTTPServer
import Testing
import Trede
import TredeDomain
import TredeTesting

/// A settled trajectory and clients that look at it.
struct MoneyScene {
    let house: House
    let fixture: Fixture

    init(regime: String = "activation-2018", today: String = "2019-03-15", year: String = "2019") throws {
        house = try House(today: today)
        fixture = try Fixture(house, regime: regime, admittedOn: "\(year)-01-01")
        try fixture.start("\(year)-01-15")
        try fixture.approvePlan("\(year)-02-01")
        try fixture.session("\(year)-02-10", cents: 5000)
        _ = try house.services.calendar.bringUpToDate()
    }

    func token(_ role: Role, stranger: Bool = false) throws -> String {
        let place = stranger ? try Fixture(house) : fixture
        return try house.token(role, organisation: place.organisations[role])
    }

    func get(_ path: String, _ token: String) throws -> (status: Int, body: String, json: [String: Any]) {
        let response = try house.call(.get, path, token: token)
        let json = try JSONSerialization.jsonObject(with: Data(response.body)) as? [String: Any] ?? [:]
        return (response.status, String(decoding: response.body, as: UTF8.self), json)
    }

    func items(_ path: String, _ token: String) throws -> [[String: Any]] {
        try #require(try get(path, token).json["items"] as? [[String: Any]])
    }

    /// The identifier of an entitlement as its earner sees it.
    func entitlement(_ role: String, _ instalment: Int) throws -> String {
        let all = try items("/entitlements", token(.controller))
        let found = all.first { $0["role"] as? String == role && $0["instalment"] as? Int == instalment }
        return try #require(found?["id"] as? String)
    }
}

@Suite("The financing routes")
struct FinancingRoutesTests {
    @Test(
        "V-6: each role lists what it may see",
        arguments: [
            (.controller, 9), (.leadPartner, 9), (.caseManagerWork, 2), (.caseManagerCare, 2), (.workProvider, 1),
            (.careProvider, 0),
        ] as [(Role, Int)])
    func lists(role: Role, count: Int) throws {
        let scene = try MoneyScene()
        let token = try scene.token(role)
        #expect(try scene.items("/entitlements", token).count == count)
        #expect(
            try scene.items("/trajectories/\(scene.fixture.trajectoryID)/entitlements", token).count == count)
        #expect(try scene.items("/entitlements?networkId=\(scene.fixture.networkID)", token).count == count)
    }

    @Test(
        "V-9: a stranger sees empty lists, and for one thing the same answer as for what is unknown",
        arguments: [Role.leadPartner, .caseManagerWork, .workProvider])
    func strangers(role: Role) throws {
        let scene = try MoneyScene()
        let token = try scene.token(role, stranger: true)
        let id = try scene.entitlement("caseManagerWork", 1)
        #expect(try scene.items("/entitlements?trajectoryId=\(scene.fixture.trajectoryID)", token).isEmpty)
        let unknown = "00000000-0000-4000-8000-000000000000"
        for path in ["/entitlements/*", "/entitlements/*/blockers", "/trajectories/*/entitlements"] {
            let known = path.hasPrefix("/trajectories") ? "\(scene.fixture.trajectoryID)" : id
            let answers = try [known, unknown].map {
                try scene.get(path.replacingOccurrences(of: "*", with: $0), token)
            }
            #expect(answers.allSatisfy { $0.status == 404 })
            #expect(answers[0].json["detail"] as? String == answers[1].json["detail"] as? String)
        }
        #expect(try scene.get("/entitlements?after=\(id.replacingOccurrences(of: "-", with: ""))", token).status == 400)
    }

    @Test("E-13: an entitlement shows its conditions, its days and its payment, and no person")
    func entitlement() throws {
        let scene = try MoneyScene()
        let token = try scene.token(.caseManagerWork)
        let first = try scene.get("/entitlements/\(try scene.entitlement("caseManagerWork", 1))", token)
        #expect(first.status == 200)
        #expect(first.json["state"] as? String == "due")
        #expect(first.json["dueOn"] as? String == "2019-02-01")
        #expect(first.json["payableOn"] as? String == "2019-03-31")
        #expect(first.json["amountCents"] as? Int == 48_000)
        let conditions = try #require(first.json["conditions"] as? [[String: Any]])
        #expect(conditions.map { $0["metOn"] as? String } == ["2019-02-01"])
        #expect(!first.body.contains("Needle"))
        let paid = try scene.get(
            "/entitlements/\(try scene.entitlement("leadPartner", 1))", scene.token(.leadPartner))
        #expect(paid.json["paidOn"] as? String == "2019-03-15")
        #expect(paid.json["paymentId"] != nil)
    }

    @Test("E-17: all blockers come at once, each with rule, who, by when, amount and text in four languages")
    func blockers() throws {
        let scene = try MoneyScene()
        let token = try scene.token(.controller)
        let second = try scene.get("/entitlements/\(try scene.entitlement("caseManagerWork", 2))/blockers", token)
        #expect(second.json["payable"] as? Bool == false)
        let blockers = try #require(second.json["blockers"] as? [[String: Any]])
        #expect(blockers.map { $0["kind"] as? String } == ["condition", "condition", "condition"])
        #expect(blockers.map { $0["by"] as? String } == ["2019-04-15", "2020-07-15", nil])
        #expect(blockers.allSatisfy { $0["amountCents"] as? Int == 32_000 && $0["rule"] as? String == "E-1" })
        #expect(blockers.allSatisfy { ($0["text"] as? [String: String])?.keys.sorted() == ["de", "en", "fr", "nl"] })
        let first = try scene.get("/entitlements/\(try scene.entitlement("caseManagerWork", 1))/blockers", token)
        let waiting = try #require(first.json["blockers"] as? [[String: Any]])
        #expect(waiting.map { $0["kind"] as? String } == ["calendar"])
        #expect(waiting.map { $0["by"] as? String } == ["2019-03-31"])
        try scene.house.setToday("2019-03-31")
        let payable = try scene.get("/entitlements/\(try scene.entitlement("caseManagerWork", 1))/blockers", token)
        #expect(payable.json["payable"] as? Bool == true)
    }

    @Test("Z-3: an open amount is left out and named as what an administrator must set")
    func openValue() throws {
        let scene = try MoneyScene(regime: "activation-2023", today: "2024-03-15", year: "2024")
        let token = try scene.token(.controller)
        let id = try scene.entitlement("caseManagerWork", 1)
        #expect(try scene.get("/entitlements/\(id)", token).json["amountCents"] == nil)
        let blockers = try scene.get("/entitlements/\(id)/blockers", token).json["blockers"] as? [[String: Any]]
        #expect(blockers?.map { $0["kind"] as? String } == ["openValue"])
        #expect(blockers?.map { $0["whoMustAct"] as? String } == ["administrator"])
    }

    @Test("E-14, E-23: a run is paid once under one key, and a second run is empty")
    func payment() throws {
        let scene = try MoneyScene()
        try scene.house.setToday("2019-03-31")
        let token = try scene.token(.controller)
        let key = Field("Idempotency-Key", "run-1")
        let body = #"{"through":"2019-03-31"}"#
        let answers = try (0..<2).map { _ in
            try scene.house.call(.post, "/payments", token: token, body: body, fields: [key])
        }
        #expect(answers.map(\.status) == [201, 201])
        #expect(answers[0].body == answers[1].body)
        let run = try #require(try JSONSerialization.jsonObject(with: Data(answers[0].body)) as? [String: Any])
        #expect(run["entitlements"] as? Int == 3)
        #expect(run["totalCents"] as? Int == 101_000)
        #expect((run["organisations"] as? [Any])?.count == 3)
        let again = try scene.house.call(.post, "/payments", token: token, body: body)
        #expect(String(decoding: again.body, as: UTF8.self).contains(#""entitlements":0"#))
        #expect(try scene.items("/payments", token).count == 3)
        let id = try #require(run["id"] as? String)
        #expect(try scene.get("/payments/\(id)", token).json["totalCents"] as? Int == 101_000)
        let future = try scene.house.call(.post, "/payments", token: token, body: #"{"through":"2019-04-01"}"#)
        #expect(future.status == 400)
    }

    @Test(
        "V-6: only who may call each route does",
        arguments: [
            ("/payments", [Role.controller]), ("/ledgerEntries", [.controller, .leadPartner]),
            ("/auditEntries", [.administrator]),
            (
                "/entitlements",
                [
                    .controller, .leadPartner, .caseManagerWork, .caseManagerCare, .workProvider, .careProvider,
                ]
            ),
        ] as [(String, [Role])])
    func access(path: String, roles: [Role]) throws {
        let scene = try MoneyScene()
        for role in Role.allCases {
            let token = try scene.house.token(role, organisation: scene.fixture.organisations[role])
            let status = try scene.house.call(.get, path, token: token).status
            #expect(status == (roles.contains(role) ? 200 : 403), "\(path) as \(role)")
        }
    }

    @Test("E-12, E-22: ledger entries have two postings that sum to zero and name no person")
    func ledger() throws {
        let scene = try MoneyScene()
        let token = try scene.token(.leadPartner)
        let items = try scene.items("/ledgerEntries", token)
        #expect(items.count == 7)
        for item in items {
            let postings = try #require(item["postings"] as? [[String: Any]])
            #expect(postings.compactMap { $0["amountCents"] as? Int }.reduce(0, +) == 0)
        }
        let id = try #require(items.first?["id"] as? String)
        let entry = try scene.get("/ledgerEntries/\(id)", token)
        #expect(entry.status == 200)
        #expect(!entry.body.contains("Needle"))
        let stranger = try scene.token(.leadPartner, stranger: true)
        #expect(try scene.items("/ledgerEntries", stranger).isEmpty)
        #expect(try scene.get("/ledgerEntries/\(id)", stranger).status == 404)
    }

    @Test("V-9: pages follow each other without gap or repetition")
    func pages() throws {
        let scene = try MoneyScene()
        let token = try scene.token(.controller)
        for path in ["/entitlements", "/ledgerEntries"] {
            let all = try scene.items(path, token).compactMap { $0["id"] as? String }
            var found: [String] = []
            var next: String? = path + "?pageSize=2"
            while let page = next {
                let answer = try scene.get(page, token).json
                found += (answer["items"] as? [[String: Any]])?.compactMap { $0["id"] as? String } ?? []
                next = (answer["next"] as? String)?.components(separatedBy: "/trede/v1").last
            }
            #expect(found == all)
        }
    }

    @Test("E-15: a statement asks for one subject and a day, and says all that lacks at once")
    func statement() throws {
        let scene = try MoneyScene()
        let token = try scene.token(.controller)
        let id = scene.fixture.trajectoryID
        let good = try scene.get("/statements?on=2019-02-28&trajectoryId=\(id)", token)
        #expect(good.status == 200)
        #expect(good.json["budgetCents"] as? Int == 176_400)
        #expect((good.json["lines"] as? [Any])?.count == 5)
        let none = try scene.get("/statements", token)
        #expect(none.status == 400)
        #expect((none.json["issues"] as? [Any])?.count == 2)
        let both = "/statements?on=2019-02-28&trajectoryId=\(id)&networkId=\(scene.fixture.networkID)"
        #expect(try scene.get(both, token).status == 400)
        let provider = try scene.get("/statements?on=2019-02-28&trajectoryId=\(id)", scene.token(.workProvider))
        #expect(!provider.body.contains("budgetCents"))
        #expect(!provider.body.contains("leadPartner"))
    }

    @Test("V-5: looking at money is written to the audit, and an administrator reads it there")
    func audit() throws {
        let scene = try MoneyScene()
        let id = try scene.entitlement("caseManagerWork", 1)
        _ = try scene.get("/entitlements/\(id)", scene.token(.caseManagerWork))
        let token = try scene.token(.administrator)
        let items = try scene.items("/auditEntries", token)
        let last = try #require(items.last { $0["operation"] as? String == "getEntitlement" })
        #expect(last["kind"] as? String == "read")
        #expect(last["subjectId"] as? String == id)
        let one = try scene.get("/auditEntries/\(try #require(last["id"] as? String))", token)
        #expect(one.json["role"] as? String == "caseManagerWork")
        #expect((one.json["digest"] as? String)?.count == 64)
        #expect((one.json["previousDigest"] as? String)?.count == 64)
        #expect(try scene.items("/auditEntries?recordedUntil=2019-03-15T12:00:00.000Z", token).isEmpty)
        // Who reads the audit stands in it too: the list, one entry and the list of nothing.
        let since = try scene.items("/auditEntries?recordedFrom=2019-03-15T12:00:00.000Z", token)
        #expect(since.count == items.count + 3)
        #expect(since.last?["operation"] as? String == "listAuditEntries")
        #expect(try scene.get("/auditEntries?recordedFrom=2019-03-15", token).status == 400)
        let forged = (last["id"] as? String)?.replacingOccurrences(of: "-4", with: "-4f").prefix(36)
        #expect(try scene.get("/auditEntries/\(forged ?? "")", token).status == 404)
    }
}
