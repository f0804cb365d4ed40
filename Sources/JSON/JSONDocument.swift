/// A JSON document whose syntax has been checked, ready to be decoded.
///
/// Member names given twice do not stop the reading: `object(into:)` and `decode` report each as an issue, so a
/// decoded document has none.
@usableFromInline
package struct JSONDocument: Sendable {
    let bytes: [UInt8]
    let tape: [JSONToken]
    let duplicates: [Int]

    /// Reads all bytes as one document.
    ///
    /// - Throws: `JSONSyntaxError` at the first byte that RFC 8259, UTF-8 or the limits do not allow.
    package init(parsing bytes: [UInt8], limits: JSONLimits = .standard) throws(JSONSyntaxError) {
        var parser = JSONParser(limits: limits)
        do throws(JSONParser.Fault) {
            try parser.parse(bytes.span)
        } catch {
            let path = JSONPath.string(to: parser.tape.count, tape: parser.tape, bytes: bytes)
            throw JSONSyntaxError(error, in: bytes, path: path)
        }
        self.bytes = bytes
        tape = parser.tape
        duplicates = parser.duplicates
    }

    /// Whether some object in it has two members of one name.
    package var hasDuplicateMembers: Bool { !duplicates.isEmpty }

    /// The value that the document is.
    package var root: JSONValue { JSONValue(document: self, index: 0) }

    /// Decodes the root object; every fault found is appended to `issues`.
    ///
    /// - Returns: What `body` returned, or nil if there was any fault, `body` not being run if the root is no object.
    @inlinable
    package func object<T>(into issues: inout JSONIssues, _ body: (inout JSONObject) -> T?) -> T? {
        let reading = beginReading()
        let decoded = reading.object(at: 0, body)
        return reading.handOver(to: &issues) ? decoded : nil
    }

    /// Decodes the root object whole, or throws every fault found.
    ///
    /// When `body` returns nil without having reported anything, one issue `custom(code: "rejected")` is thrown.
    @inlinable
    package func decode<T>(_ body: (inout JSONObject) -> T?) throws(JSONIssues) -> T {
        var issues = JSONIssues()
        if let decoded = object(into: &issues, body) { return decoded }
        throw issues.orRejected
    }

    @usableFromInline
    func beginReading() -> JSONReading {
        JSONReading(self)
    }
}
