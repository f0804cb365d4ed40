import Foundation
import HTTPServer
import JSON

@testable import TredeAPI

/// An operation of the contract, as far as calling it needs.
struct NeedleOperation {
    /// The operationId.
    let id: String
    /// The method.
    let method: HTTPServer.Method
    /// The path, with its parameters in braces.
    let template: String
    /// Who may call it: names of roles, `any` or `open`.
    let roles: [String]
    /// The names of the path's parameters, in order.
    let pathParameters: [String]
    /// The query's parameters, with the values that the contract lists for them.
    let queryParameters: [(name: String, values: [String])]
    /// The media type of the request's body.
    let bodyType: String
    /// The examples of the request's body; where that is lines of objects, one line.
    let examples: [Data]

    /// Whether it only looks: a GET, and the two questions that hold a number (F-11).
    var isRead: Bool { method == .get || id == "queryPersons" || id == "getPerson" }

    /// Whether it shows who exists and what the law says, not what happens to a person: there is no file in it.
    var isDirectory: Bool {
        let roots = ["/organisations", "/professionals", "/networks", "/refData", "/doc", "/health", "/oauth"]
        return roots.contains { template.hasPrefix($0) }
    }

    /// Every operation of the served document.
    static func all() throws -> [NeedleOperation] {
        guard let root = try JSONSerialization.jsonObject(with: Data(ContractDocument.json)) as? [String: Any],
            let paths = root["paths"] as? [String: [String: Any]]
        else { throw NeedleFault("the contract is no object") }
        let contract = Contract(root: root)
        return try paths.sorted { $0.key < $1.key }.flatMap { path, item in
            try item.sorted { $0.key < $1.key }.compactMap { name, value -> NeedleOperation? in
                guard let operation = value as? [String: Any], let id = operation["operationId"] as? String else {
                    return nil
                }
                let methods: [String: HTTPServer.Method] = ["get": .get, "post": .post, "put": .put]
                guard let method = methods[name] else { throw NeedleFault("\(id) has a method that is not called") }
                let shared = item["parameters"] as? [[String: Any]] ?? []
                let parameters = (operation["parameters"] as? [[String: Any]] ?? []) + shared
                return contract.operation(id, method, path, operation, parameters.map(contract.resolved))
            }
        }
    }
}

/// The contract as a tree whose references can be followed.
private struct Contract {
    let root: [String: Any]

    func resolved(_ node: [String: Any]) -> [String: Any] {
        guard let reference = node["$ref"] as? String else { return node }
        let found = reference.split(separator: "/").dropFirst().reduce(root as Any?) { node, name in
            (node as? [String: Any])?[String(name)]
        }
        return (found as? [String: Any]).map(resolved) ?? [:]
    }

    func operation(
        _ id: String, _ method: HTTPServer.Method, _ path: String, _ operation: [String: Any],
        _ parameters: [[String: Any]]
    ) -> NeedleOperation {
        let query = parameters.filter { $0["in"] as? String == "query" }.map { parameter in
            let schema = resolved(parameter["schema"] as? [String: Any] ?? [:])
            return (parameter["name"] as? String ?? "", schema["enum"] as? [String] ?? [])
        }
        let body = resolved(operation["requestBody"] as? [String: Any] ?? [:])
        let content = body["content"] as? [String: [String: Any]] ?? [:]
        let examples = content.values.flatMap { media -> [Data] in
            let named = media["examples"] as? [String: [String: Any]] ?? [:]
            return named.values.compactMap { example in
                let value = resolved(example)["value"]
                if let line = value as? String { return Data(line.utf8) }
                return value.flatMap { try? JSONSerialization.data(withJSONObject: $0) }
            }
        }
        return NeedleOperation(
            id: id, method: method, template: path, roles: operation["x-roles"] as? [String] ?? [],
            pathParameters: path.split(separator: "/").filter { $0.hasPrefix("{") }.map {
                String($0.dropFirst().dropLast())
            }, queryParameters: query, bodyType: content.keys.first ?? "application/json", examples: examples)
    }
}

/// The crawl could not be made.
struct NeedleFault: Error {
    let sentence: String

    init(_ sentence: String) { self.sentence = sentence }
}
