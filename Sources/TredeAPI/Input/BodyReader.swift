internal import HTTPServer
internal import JSON
internal import TredeDomain

/// Reads a JSON body and turns what is wrong with it into violations.
enum BodyReader {
    static func read<Value>(_ request: Request, _ decode: (inout JSONObject) -> Value?) throws -> Value {
        try check(request)
        return try read(request.body, decode)
    }

    /// Refuses a body of another type than JSON in UTF-8.
    static func check(_ request: Request) throws {
        guard isJSON(request.header("content-type")) else { throw UnsupportedMediaType() }
    }

    static func read<Value>(_ bytes: [UInt8], _ decode: (inout JSONObject) -> Value?) throws(Failure) -> Value {
        try self.decode(try document(bytes), decode)
    }

    /// Reads the bytes as JSON, before anything is asked of it.
    static func document(_ bytes: [UInt8]) throws(Failure) -> JSONDocument {
        do {
            return try JSONDocument(parsing: bytes)
        } catch {
            throw .invalid([
                Violation(error.path, .malformedJson, arguments: ["\(error.line)", "\(error.column)", "\(error.kind)"])
            ])
        }
    }

    static func decode<Value>(
        _ document: JSONDocument, _ decode: (inout JSONObject) -> Value?
    ) throws(Failure) -> Value {
        do {
            return try document.decode(decode)
        } catch {
            throw .invalid(error.items.map(violation))
        }
    }

    private static func isJSON(_ contentType: String?) -> Bool {
        guard let contentType else { return false }
        let parts = contentType.lowercased().split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
        guard parts.first == "application/json" else { return false }
        return parts.dropFirst().allSatisfy { $0 == "charset=utf-8" || $0 == "charset=\"utf-8\"" }
    }

    static func violation(_ issue: JSONIssue) -> Violation {
        let path = issue.path
        return switch issue.kind {
        case .missing: Violation(path, .required)
        case .wrongType(let expected): Violation(path, .wrongType, arguments: [expected.rawValue])
        case .unknownMember: Violation(path, .unknownMember)
        case .duplicateMember: Violation(path, .duplicateMember)
        case .nullNotAllowed: Violation(path, .nullNotAllowed)
        case .tooShort(let minimum, let maximum): bounded(path, .tooShort, minimum, maximum)
        case .tooLong(let minimum, let maximum): bounded(path, .tooLong, minimum, maximum)
        case .tooFewItems(let minimum, let maximum): bounded(path, .tooFewItems, minimum, maximum)
        case .tooManyItems(let minimum, let maximum): bounded(path, .tooManyItems, minimum, maximum)
        case .outOfRange(let minimum, let maximum): bounded(path, .outOfRange, minimum, maximum)
        case .invalidFormat(let format): InputFormat.violation(path, format: format)
        case .unknownCode(let allowed): Violation(path, .unknownCode, arguments: [allowed.joined(separator: ", ")])
        case .custom(let code): Violation(path, Reason(rawValue: code) ?? .invalidFormat)
        }
    }

    private static func bounded(_ path: String, _ reason: Reason, _ minimum: Int, _ maximum: Int) -> Violation {
        Violation(path, reason, arguments: ["\(minimum)", "\(maximum)"])
    }
}

/// The body is not of the type this operation reads.
struct UnsupportedMediaType: Error {
    var wanted = "application/json"
}
