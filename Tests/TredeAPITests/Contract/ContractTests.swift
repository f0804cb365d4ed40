import Foundation
import HTTPServer
import JSON
import Testing
import Trede
import TredeDomain
import TredeTesting

@testable import TredeAPI

@Suite("The contract and the routes")
struct ContractTests {
    /// An operation of openapi.yaml.
    private struct Operation: Hashable {
        let id: String
        let method: String
        let path: String
        let roles: [String]
    }

    private static func operations() throws -> [Operation] {
        let document = try JSONDocument(parsing: ContractDocument.json, limits: .init(tokensMax: 1_000_000))
        let paths = document.root["paths"]?.members ?? []
        return paths.flatMap { path in
            path.value.members.compactMap { member -> Operation? in
                guard let id = member.value["operationId"]?.string else { return nil }
                let roles = member.value["x-roles"]?.elements.compactMap(\.string) ?? []
                return Operation(id: id, method: member.name.uppercased(), path: path.name, roles: roles.sorted())
            }
        }
    }

    private static func routes(_ house: House) -> [Operation] {
        API.routes(house.services, readiness: Readiness()).map { route in
            let roles =
                switch route.access {
                case .open: ["open"]
                case .anyClient: ["any"]
                case .roles, .files: (route.row.roles ?? []).map(\.rawValue).sorted()
                }
            return Operation(id: route.operation, method: route.method.name, path: route.template, roles: roles)
        }
    }

    @Test("every route is an operation of the contract, with the same path, method and roles")
    func routesAreOperations() throws {
        let operations = Set(try Self.operations())
        for route in Self.routes(try House()) {
            #expect(operations.contains(route), "\(route.id) \(route.method) \(route.path) \(route.roles)")
        }
    }

    @Test("every operation of the contract has a route")
    func operationsAreRoutes() throws {
        let routes = Set(Self.routes(try House()).map(\.id))
        let missing = try Self.operations().map(\.id).filter { !routes.contains($0) }
        #expect(missing.isEmpty, "\(missing)")
    }

    @Test("every route needs the scope that the contract says, and every scope is one of the contract's")
    func scopes() throws {
        let document = try JSONDocument(parsing: ContractDocument.json, limits: .init(tokensMax: 1_000_000))
        var needed: [String: [String]] = [:]
        for path in document.root["paths"]?.members ?? [] {
            for operation in path.value.members {
                guard let id = operation.value["operationId"]?.string else { continue }
                let schemes = operation.value["security"]?.elements ?? []
                needed[id] = schemes.flatMap { $0["Oauth"]?.elements.compactMap(\.string) ?? [] }
                #expect(schemes.isEmpty || schemes.first?["BearerToken"] != nil, "\(id)")
            }
        }
        for route in API.routes(try House().services, readiness: Readiness()) {
            #expect(needed[route.operation] == route.scope.map { [$0.description] } ?? [], "\(route.operation)")
            #expect((route.scope == nil) == (route.access == .open), "\(route.operation)")
        }
        let oauth = document.root["components"]?["securitySchemes"]?["Oauth"]?["flows"]?["clientCredentials"]
        #expect(oauth?["scopes"]?.members.map(\.name) == Scope.all.map(\.description))
    }

    @Test("every route says the media types that the contract has its operation answer with")
    func mediaTypes() throws {
        let document = try JSONDocument(parsing: ContractDocument.json, limits: .init(tokensMax: 1_000_000))
        var types: [String: Set<String>] = [:]
        for path in document.root["paths"]?.members ?? [] {
            for operation in path.value.members {
                guard let id = operation.value["operationId"]?.string else { continue }
                let answers = operation.value["responses"]?.members.filter { $0.name.hasPrefix("2") } ?? []
                types[id] = Set(answers.flatMap { $0.value["content"]?.members.map(\.name) ?? [] })
            }
        }
        for route in API.routes(try House().services, readiness: Readiness()) {
            let meant = types[route.operation] ?? []
            let produced = Set([route.produces, route.alsoProduces].compactMap(\.self))
            #expect(meant.isEmpty || meant == produced, "\(route.operation): \(meant)")
        }
        #expect(types.values.filter { $0 == ["application/x-ndjson"] }.count == 1)
    }

    @Test("the document is served as it stands and, with the same content, in JSON")
    func document() throws {
        let house = try House()
        let yaml = try house.call(.get, "/doc/openapi.yaml")
        #expect(yaml.status == 200)
        #expect(yaml.body == ContractDocument.yaml)
        let json = try house.call(.get, "/doc/openapi.json")
        let root = try #require(try JSONSerialization.jsonObject(with: Data(json.body)) as? [String: Any])
        #expect(root["openapi"] as? String == "3.0.3")
        #expect((root["info"] as? [String: Any])?["version"] as? String == ContractDocument.version)
    }
}
