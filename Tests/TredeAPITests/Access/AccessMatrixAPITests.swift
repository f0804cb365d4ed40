import Foundation
import HTTPServer
import JSON
import Testing
import Trede
import TredeDomain
import TredeTesting

@testable import TredeAPI

@Suite("The access matrix and what the program does")
struct AccessMatrixAPITests {
    @Test("V-9: every role is refused exactly the operations that the matrix refuses it", arguments: Role.allCases)
    func roles(role: Role) throws {
        let house = try House()
        let parties = try NeedleParties(.ours, in: house)
        let token = try house.token(
            role, organisation: parties.organisations[role], professional: parties.professionals[role]?.number)
        for route in API.routes(house.services, readiness: Readiness()) {
            let path = route.template.split(separator: "/").map { part in
                "/" + (part.hasPrefix("{") ? NeedleCalls.unknown : String(part))
            }.joined()
            let isAllowed = route.row.roles?.contains(role) ?? true
            let answer = try house.call(
                route.method, path, token: token, body: route.method == .get ? nil : #"{"unknownMember":1}"#,
                fields: [Field("If-Match", "\"1\""), Field("Accept", "*/*")])
            #expect(
                (answer.status == 403) == !isAllowed, "\(route.operation) as \(role): \(answer.status) \(answer.text)")
            if !isAllowed {
                #expect(try answer.json()["type"]?.string == "urn:problem-type:belgif:missingPermission")
            }
        }
    }

    @Test("without a token every operation is refused but those that the matrix opens to anybody")
    func withoutToken() throws {
        let house = try House()
        for route in API.routes(house.services, readiness: Readiness()) where route.operation != "checkHealth" {
            let path = route.template.split(separator: "/").map { part in
                "/" + (part.hasPrefix("{") ? NeedleCalls.unknown : String(part))
            }.joined()
            let answer = try house.call(route.method, path, fields: [Field("Accept", "*/*")])
            #expect((answer.status == 401) == (route.access != .open), "\(route.operation): \(answer.status)")
        }
    }

    @Test("docs/ACCESS.md is what the matrix says; `trede access > docs/ACCESS.md` writes it anew")
    func page() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "docs/ACCESS.md"), encoding: .utf8)
        let isCurrent = text == AccessMatrixPage.markdown
        #expect(isCurrent, "docs/ACCESS.md is stale: swift run trede access > docs/ACCESS.md")
    }

    @Test("the matrix is reference data: whole, to be kept for an hour, and the same to every role")
    func served() throws {
        let house = try House()
        let token = try house.token(.participant)
        let answer = try house.call(.get, "/refData/accessMatrix", token: token)
        #expect(answer.status == 200)
        #expect(answer.field("Cache-Control") == "public, max-age=3600")
        let tag = try #require(answer.field("ETag"))
        let again = try house.call(
            .get, "/refData/accessMatrix", token: try house.token(.controller), fields: [Field("If-None-Match", tag)])
        #expect(again.status == 304)
        #expect(try house.call(.get, "/refData/accessMatrix").status == 401)
        #expect(try house.call(.get, "/refData/accessMatrix?lang=nl", token: token).status == 400)
        let root = try #require(try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any])
        let operations = try #require(root["operations"] as? [[String: Any]])
        #expect(operations.count == ContractOperation.allCases.count)
        let orders = operations.first { $0["operation"] as? String == "listOrders" }
        #expect(
            orders?["relationsAfterEnd"] as? [String] == ["leadPartner", "workProvider", "careProvider", "controller"])
        #expect((root["grants"] as? [[String: Any]])?.count == AccessMatrix.grants.count)
        for (name, count) in [
            ("contents", FileContent.allCases.count), ("relations", FileRelation.allCases.count),
            ("phases", FilePhase.allCases.count),
        ] { #expect((root[name] as? [[String: Any]])?.count == count) }
    }

    @Test("every operation of the matrix is one of the contract's, and the other way round")
    func contract() throws {
        let document = try JSONDocument(parsing: ContractDocument.json, limits: .init(tokensMax: 1_000_000))
        let ids = (document.root["paths"]?.members ?? []).flatMap { path in
            path.value.members.compactMap { $0.value["operationId"]?.string }
        }
        #expect(Set(ids) == Set(ContractOperation.allCases.map(\.rawValue)))
    }
}
