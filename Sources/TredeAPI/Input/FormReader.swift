internal import HTTPServer

/// The fields of a form (`application/x-www-form-urlencoded`), each at most once.
struct FormReader {
    /// The media type of forms.
    static let mediaType = "application/x-www-form-urlencoded"

    private let values: [String: String]

    /// Reads a form of these fields; nil when one stands twice or is not UTF-8, or there is another.
    ///
    /// - Throws: `UnsupportedMediaType`.
    init?(_ request: Request, fields: Set<String>) throws {
        let type = request.header("content-type")?.split(separator: ";").first.map { $0.filter { $0 != " " } }
        guard type?.lowercased() == FormReader.mediaType else {
            throw UnsupportedMediaType(wanted: FormReader.mediaType)
        }
        guard let text = String(validating: request.body, as: UTF8.self) else { return nil }
        var values: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = QueryReader.decoded(parts[0]),
                let value = QueryReader.decoded(parts.count > 1 ? parts[1] : ""),
                fields.contains(name), values.updateValue(value, forKey: name) == nil
            else { return nil }
        }
        self.values = values
    }

    /// The value of a field; nil when it is absent or empty, which is the same (RFC 6749, section 3.2).
    subscript(name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }
}
