package import HTTPServer
package import JSON

// What tests ask of a response.
extension Response {
    /// The body as text.
    package var text: String { String(decoding: body, as: UTF8.self) }

    /// The value of the first field of that name.
    package func field(_ name: String) -> String? {
        fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The version that the ETag begins with, as a tag of its own; nil for what is no document.
    package var versionTag: String? {
        field("ETag").map { "\"" + ($0.dropFirst().prefix { $0.isNumber }) + "\"" }
    }

    /// The body as JSON.
    package func json() throws -> JSONValue { try JSONDocument(parsing: body).root }

    /// The names of the issues of a problem, in their order.
    package func issueNames() throws -> [String] {
        try json()["issues"]?.elements.compactMap { $0["name"]?.string } ?? []
    }

    /// The place below the base path that `Location` names.
    package var location: String {
        guard let value = field("Location"), let range = value.firstRange(of: "/trede/v1") else { return "" }
        return String(value[range.upperBound...])
    }
}
