import HTTPServer
import JSON
import Testing
import TredeDomain
import TredeTesting

@testable import TredeAPI

/// A way to ask for some of a list, and what it tells that something was found.
private struct Oracle {
    let operation: String
    let parameter: String
    /// What of a file one must be allowed to find, to be answered by it.
    let content: FileContent
}

@Suite("Filters, orders and counts as oracles")
struct NeedleOracleTests {
    /// What the filters of the contract ask about; a filter that is not here fails the test.
    private static let oracles: [Oracle] = [
        Oracle(operation: "listReferrals", parameter: "state", content: .existence),
        Oracle(operation: "listReferrals", parameter: "externalId", content: .reference),
        Oracle(operation: "listTrajectories", parameter: "state", content: .existence),
        Oracle(operation: "listTrajectories", parameter: "networkId", content: .existence),
        Oracle(operation: "compareAssessments", parameter: "against", content: .icf),
        Oracle(operation: "listEntitlements", parameter: "trajectoryId", content: .existence),
        Oracle(operation: "listEntitlements", parameter: "organisationId", content: .careProvider),
        Oracle(operation: "listEntitlements", parameter: "networkId", content: .existence),
        Oracle(operation: "listEntitlements", parameter: "state", content: .existence),
        Oracle(operation: "listLedgerEntries", parameter: "trajectoryId", content: .existence),
        Oracle(operation: "listLedgerEntries", parameter: "organisationId", content: .careProvider),
        Oracle(operation: "getStatement", parameter: "trajectoryId", content: .existence),
        Oracle(operation: "getStatement", parameter: "organisationId", content: .careProvider),
        Oracle(operation: "getStatement", parameter: "networkId", content: .existence),
        Oracle(operation: "listAuditEntries", parameter: "trajectoryId", content: .existence),
    ]

    /// What asks about no file: who takes part, days, and how much of a list at once; a cursor is compared by the crawl.
    private static let harmless: Set = [
        "pageSize", "after", "on", "recordedFrom", "recordedUntil", "listOrganisations.kind",
        "listOrganisations.enterpriseNumber", "listProfessionals.organisationId", "listNetworks.code",
        "importLines.kind",
    ]

    /// Orders, counts and searches that no contract declares.
    private static let undeclared = [
        "sort", "total", "count", "q", "select", "familyName", "givenName", "ssin", "birthDate", "note", "icfFactor",
        "reason", "gender", "municipality",
    ]

    @Test("V-9: every filter of the contract is told of, so that a new one is tried too")
    func known() throws {
        for operation in try NeedleOperation.all() {
            for parameter in operation.queryParameters {
                let name = parameter.name
                let isKnown = Self.oracles.contains { $0.operation == operation.id && $0.parameter == name }
                let isHarmless = Self.harmless.contains(name) || Self.harmless.contains("\(operation.id).\(name)")
                #expect(isKnown != isHarmless, "\(operation.id)?\(name)")
            }
        }
        for oracle in Self.oracles {
            let operation = try NeedleOperation.all().first { $0.id == oracle.operation }
            #expect(operation?.queryParameters.contains { $0.name == oracle.parameter } == true, "\(oracle)")
        }
    }

    @Test("V-9: who may not find something learns nothing by filtering for it: refused, or answered as for nobody's")
    func filters() throws {
        let world = try NeedleWorld()
        let operations = try NeedleOperation.all()
        var count = 0
        for caller in try NeedleCaller.all(in: world) {
            guard let role = caller.role else { continue }
            for oracle in Self.oracles {
                guard let operation = operations.first(where: { $0.id == oracle.operation }),
                    operation.roles.contains(role.rawValue), operation.pathParameters.isEmpty
                else { continue }
                for (value, nobodys, files) in Self.values(of: oracle, in: world) {
                    let isForbidden = files.allSatisfy {
                        !AccessMatrix.allows(oracle.content, caller.relation(to: $0), $0.phase)
                    }
                    guard isForbidden else { continue }
                    count += 1
                    let path = operation.template + "?\(oracle.parameter)="
                    let answer = try world.house.call(.get, path + value, token: caller.token)
                    let what = "\(path)\(value) as \(caller.name): \(answer.status) \(answer.text.prefix(200))"
                    if answer.status == 200, operation.id != "getStatement" {
                        #expect(try answer.json()["items"]?.elements.isEmpty == true, "\(what)")
                    }
                    guard let nobodys else { continue }
                    let other = try world.house.call(.get, path + nobodys, token: caller.token)
                    #expect(answer.status == other.status, "\(what)")
                    #expect(Self.plain(answer, value) == Self.plain(other, nobodys), "\(what)")
                }
            }
        }
        #expect(count > 200)
    }

    /// The values of a filter that stand for files, with a value of the same kind that stands for none.
    private static func values(
        of oracle: Oracle, in world: NeedleWorld
    ) -> [(value: String, nobodys: String?, files: [NeedleFile])] {
        switch oracle.parameter {
        case "externalId":
            return world.files.compactMap { file in
                file.planted["referral.external_id"]?.first.map { ($0, "NOBODYS", [file]) }
            }
        case "trajectoryId":
            return world.files.compactMap { file in
                file.ids["trajectoryId"]?.first.map { ($0, NeedleCalls.unknown, [file]) }
            }
        case "networkId", "organisationId":
            // Who takes part is no secret: that something happens there is.
            return NeedleSide.allCases.compactMap { side in
                let parties = world.parties[side.rawValue]
                let id =
                    oracle.parameter == "networkId"
                    ? "\(parties.network)" : parties.organisationIDs[.careProvider]?.description
                return id.map { ($0, nil, world.files.filter { $0.side == side }) }
            }
        default: return []
        }
    }

    @Test("V-9: a search for a person by what one may not see finds nobody, or is refused")
    func persons() throws {
        let world = try NeedleWorld()
        let row = AccessMatrix.row(of: .queryPersons)
        var count = 0
        for caller in try NeedleCaller.all(in: world) {
            guard let role = caller.role, row.roles?.contains(role) == true else { continue }
            for file in world.files {
                let relation = caller.relation(to: file)
                let name = file.planted["person.family_name"]?.first ?? ""
                for (content, body, nobodys) in [
                    (FileContent.identity, #"{"ssin":"\#(file.ssin())"}"#, #"{"ssin":"82050999705"}"#),
                    (.name, #"{"familyName":"\#(name)"}"#, #"{"familyName":"Nobody"}"#),
                ] where !AccessMatrix.allows(content, relation, file.phase) {
                    count += 1
                    let answer = try world.house.call(.post, "/persons/query", token: caller.token, body: body)
                    let other = try world.house.call(.post, "/persons/query", token: caller.token, body: nobodys)
                    #expect(answer.status == other.status, "\(caller.name): \(body)")
                    #expect(Self.plain(answer, name) == Self.plain(other, "Nobody"), "\(caller.name): \(body)")
                    if answer.status == 200 {
                        #expect(try answer.json()["items"]?.elements.isEmpty == true, "\(caller.name): \(body)")
                    }
                }
            }
        }
        #expect(count > 30)
    }

    @Test("V-9: no list can be put in order, searched or counted by what the contract does not declare, by anybody")
    func undeclared() throws {
        let world = try NeedleWorld()
        let calls = try NeedleCalls(world)
        let lists = try NeedleOperation.all().filter { $0.method == .get && !$0.roles.contains("open") }
        for operation in lists {
            for parameter in operation.queryParameters {
                #expect(!Self.undeclared.contains(parameter.name), "\(operation.id) declares \(parameter.name)")
            }
            for caller in try NeedleCaller.all(in: world) where caller.side == .ours && caller.label == "" {
                guard let role = caller.role, operation.roles == ["any"] || operation.roles.contains(role.rawValue),
                    let call = try calls.paths(of: operation, own: nil).first
                else { continue }
                for name in Self.undeclared {
                    let answer = try world.house.call(.get, call.path + "?\(name)=birthDate", token: caller.token)
                    #expect([400, 404].contains(answer.status), "\(call.path)?\(name) as \(role): \(answer.status)")
                }
                let answer = try world.house.call(.get, call.path, token: caller.token)
                guard answer.status == 200, let items = try answer.json()["items"] else { continue }
                let names = Set(try answer.json().members.map(\.name))
                let counts: Set = ["total", "count", "totalItems", "totalCount", "found"]
                #expect(names.isDisjoint(with: counts), "\(operation.id): \(names)")
                #expect(items.elements.count <= 500)
            }
        }
    }

    /// An answer without its number and without what was asked.
    private static func plain(_ answer: Response, _ value: String) -> String {
        let text = answer.text.replacing(answer.field("BelGov-Trace-Id") ?? "-", with: "{trace}")
        return value.isEmpty ? text : text.replacing(value, with: "{asked}")
    }
}
