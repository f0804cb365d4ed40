import HTTPServer
import JSON
import Testing
import Trede
import TredeDomain
import TredeTesting

@testable import TredeAPI

/// A way to ask for some of a list, and what it tells that something was found.
private struct Oracle {
    let operation: String
    let parameter: String
    /// What of a file one must be allowed to find, to be answered by it.
    let content: FileContent
    /// What the operation wants besides.
    var also = ""

    var name: String { "\(operation).\(parameter)" }
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
        Oracle(operation: "getStatement", parameter: "trajectoryId", content: .existence, also: "&on=2020-06-30"),
        Oracle(operation: "getStatement", parameter: "organisationId", content: .careProvider, also: "&on=2020-06-30"),
        Oracle(operation: "getStatement", parameter: "networkId", content: .existence, also: "&on=2020-06-30"),
        Oracle(operation: "listAuditEntries", parameter: "trajectoryId", content: .existence),
    ]

    /// Whoever may ask this may find every file that it can be asked for.
    private static let openToAll: Set = ["listAuditEntries.trajectoryId"]

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
        let empty = try Empty(in: world)
        var counts: [String: Int] = [:]
        for caller in try NeedleCaller.all(in: world) {
            guard let role = caller.role else { continue }
            for oracle in Self.oracles {
                guard let operation = operations.first(where: { $0.id == oracle.operation }),
                    operation.roles.contains(role.rawValue)
                else { continue }
                for (value, nobodys, files) in Self.values(of: oracle, in: world, empty) {
                    guard files.allSatisfy({ Self.isForbidden(oracle.content, caller, $0) }) else { continue }
                    counts[oracle.name, default: 0] += 1
                    let path = operation.template + "?\(oracle.parameter)="
                    let answer = try world.house.call(.get, path + value + oracle.also, token: caller.token)
                    let what = "\(path)\(value) as \(caller.name): \(answer.status) \(answer.text.prefix(200))"
                    #expect(answer.status != 400, "nothing was asked: \(what)")
                    if answer.status == 200, operation.id != "getStatement" {
                        #expect(try answer.json()["items"]?.elements.isEmpty == true, "\(what)")
                    }
                    let other = try world.house.call(.get, path + nobodys + oracle.also, token: caller.token)
                    #expect(answer.status == other.status, "\(what)")
                    #expect(Self.plain(answer, value) == Self.plain(other, nobodys), "\(what)")
                }
            }
        }
        for oracle in Self.oracles where !["state", "against"].contains(oracle.parameter) {
            #expect((counts[oracle.name, default: 0] > 0) != Self.openToAll.contains(oracle.name), "\(oracle.name)")
        }
    }

    private static func isForbidden(_ content: FileContent, _ caller: NeedleCaller, _ file: NeedleFile) -> Bool {
        !AccessMatrix.allows(content, caller.relation(to: file), file.phase)
    }

    /// Who takes part and has no file.
    private struct Empty {
        let network: String
        let organisation: String

        init(in world: NeedleWorld) throws {
            network = try world.house.network("empty", nisCodes: ["99999"], prefix: 77).description
            let (organisations, content) = (
                world.house.services.organisations, try Sample.organisation(77, .psychiatricHospital)
            )
            organisation = try world.house.services.storage.write {
                try organisations.register(content, by: Actor(client: 1, role: .administrator), in: $0)
            }.id.description
        }
    }

    /// The values of a filter that stand for files, with a value of the same kind that stands for none.
    private static func values(
        of oracle: Oracle, in world: NeedleWorld, _ empty: Empty
    ) -> [(value: String, nobodys: String, files: [NeedleFile])] {
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
                let isNetwork = oracle.parameter == "networkId"
                let id = isNetwork ? "\(parties.network)" : parties.organisationIDs[.careProvider]?.description
                let nobodys = isNetwork ? empty.network : empty.organisation
                return id.map { ($0, nobodys, world.files.filter { $0.side == side }) }
            }
        default: return []
        }
    }

    @Test("V-9: a filter by state gives what the whole list has in that state, and nothing one may not find")
    func states() throws {
        let world = try NeedleWorld()
        let operations = try NeedleOperation.all()
        for oracle in Self.oracles where oracle.parameter == "state" {
            let operation = try #require(operations.first { $0.id == oracle.operation })
            let states = operation.queryParameters.first { $0.name == "state" }?.values ?? []
            #expect(states.count > 1)
            var (found, forbidden) = (0, 0)
            for caller in try NeedleCaller.all(in: world) {
                guard let role = caller.role, operation.roles.contains(role.rawValue) else { continue }
                let hidden = world.files.filter { Self.isForbidden(oracle.content, caller, $0) }
                forbidden += hidden.count
                let path = operation.template + "?pageSize=500"
                let whole = try world.house.call(.get, path, token: caller.token).json()["items"]?.elements ?? []
                for state in states {
                    let answer = try world.house.call(.get, path + "&state=\(state)", token: caller.token)
                    #expect(answer.status == 200)
                    let some = try answer.json()["items"]?.elements ?? []
                    let expected = whole.filter { $0["state"]?.string == state }
                    let what = "\(operation.id) \(state) as \(caller.name)"
                    #expect(some.map { $0["id"]?.string } == expected.map { $0["id"]?.string }, "\(what)")
                    found += some.count
                    for file in hidden {
                        let ids = ["referralId", "trajectoryId"].flatMap { file.ids[$0] ?? [] }
                        #expect(!ids.contains { answer.text.contains($0) }, "\(what): \(file.key)")
                    }
                }
            }
            #expect(found > 0 && forbidden > 0, "\(oracle.name): \(found) \(forbidden)")
        }
    }

    @Test("V-9: an assessment is not compared with one that may not be found, nor is it told whether there is one")
    func against() throws {
        let world = try NeedleWorld()
        var (foreign, mixed) = (0, 0)
        let files = world.files.filter { $0.ids["assessmentId"] != nil && $0.isTrajectory }
        for caller in try NeedleCaller.all(in: world) {
            guard let role = caller.role, AccessMatrix.row(of: .compareAssessments).roles?.contains(role) != false
            else {
                continue
            }
            func ask(_ file: NeedleFile, _ against: String) throws -> Response {
                let path = "/trajectories/\(file.id("trajectoryId"))/assessments/\(file.id("assessmentId"))/comparison"
                return try world.house.call(.get, path + "?against=\(against)", token: caller.token)
            }
            let hidden = files.filter { Self.isForbidden(.icf, caller, $0) }
            for file in hidden {
                for id in file.ids["assessmentId"] ?? [] {
                    foreign += 1
                    let (one, other) = try (ask(file, id), ask(file, NeedleCalls.unknown))
                    #expect([403, 404].contains(one.status), "\(caller.name) \(file.key): \(one.status)")
                    #expect(Self.plain(one, id) == Self.plain(other, NeedleCalls.unknown), "\(caller.name) \(file.key)")
                }
            }
            for file in files where !Self.isForbidden(.icf, caller, file) {
                for id in hidden.compactMap({ $0.ids["assessmentId"]?.last }) {
                    mixed += 1
                    let (one, other) = try (ask(file, id), ask(file, NeedleCalls.unknown))
                    #expect(one.status == other.status && one.status != 200, "\(caller.name) \(file.key)")
                    #expect(Self.plain(one, id) == Self.plain(other, NeedleCalls.unknown), "\(caller.name) \(file.key)")
                }
            }
        }
        #expect(foreign > 0 && mixed > 0, "\(foreign) \(mixed)")
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
