package import Trede
internal import TredeDomain

/// The parameters of a query, each asked for once; everything wrong with them is thrown at once by `finish()`.
package struct QueryReader {
    private var values: [(name: String, value: String)] = []
    private var violations: [Violation] = []

    init(_ query: String?) {
        for pair in (query ?? "").split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(parts[0]), let value = Self.decoded(parts.count > 1 ? parts[1] : "") else {
                violations.append(Violation(String(parts[0]), .invalidFormat, arguments: ["utf8"], place: .query))
                continue
            }
            values.append((name, value))
        }
    }

    /// A text, if it is there.
    package mutating func text(_ name: String, lengthMax: Int = 200) -> String? {
        let found = values.filter { $0.name == name }.map(\.value)
        values.removeAll { $0.name == name }
        guard found.count <= 1 else {
            violations.append(Violation(name, .repeatedParameter, place: .query))
            return nil
        }
        guard let text = found.first else { return nil }
        guard (1...lengthMax).contains(text.unicodeScalars.count) else {
            let reason: Reason = text.isEmpty ? .tooShort : .tooLong
            violations.append(Violation(name, reason, arguments: ["1", "\(lengthMax)"], place: .query))
            return nil
        }
        return text
    }

    /// A text that `parse` understands, if it is there.
    package mutating func value<Value>(_ name: String, format: String, parse: (String) -> Value?) -> Value? {
        guard let text = text(name) else { return nil }
        guard let value = parse(text) else {
            violations.append(Violation(name, .invalidFormat, arguments: [format], place: .query))
            return nil
        }
        return value
    }

    /// A code, if it is there.
    package mutating func code<Code: RawRepresentable<String> & CaseIterable>(
        _ name: String, as type: Code.Type = Code.self
    ) -> Code? {
        guard let text = text(name) else { return nil }
        guard let code = Code(rawValue: text) else {
            let allowed = Code.allCases.map(\.rawValue).joined(separator: ", ")
            violations.append(Violation(name, .unknownCode, arguments: [allowed], place: .query))
            return nil
        }
        return code
    }

    /// A code that must be there.
    package mutating func requiredCode<Code: RawRepresentable<String> & CaseIterable>(
        _ name: String, as type: Code.Type = Code.self
    ) -> Code? {
        guard values.contains(where: { $0.name == name }) else {
            violations.append(Violation(name, .required, place: .query))
            return nil
        }
        return code(name)
    }

    /// The page that is asked for.
    package mutating func page() -> PageRequest {
        let size = text("pageSize").map { text -> Int in
            guard let size = Int(text), PageRequest.sizes.contains(size), "\(size)" == text else {
                let (minimum, maximum) = (PageRequest.sizes.lowerBound, PageRequest.sizes.upperBound)
                violations.append(
                    Violation("pageSize", .outOfRange, arguments: ["\(minimum)", "\(maximum)"], place: .query))
                return PageRequest.sizeDefault
            }
            return size
        }
        let after = value("after", format: "cursor", parse: Cursor.init)
        return PageRequest(size: size ?? PageRequest.sizeDefault, after: after)
    }

    /// Refuses what was never asked for, and throws everything found wrong.
    ///
    /// - Throws: `invalid` with all violations.
    package mutating func finish() throws {
        violations += values.map { Violation($0.name, .unknownParameter, place: .query) }
        guard violations.isEmpty else { throw Failure.invalid(violations) }
    }

    /// Decodes percent escapes; the engine has checked that they are well formed.
    static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                let digits = String(decoding: rest.prefix(2), as: UTF8.self)
                guard rest.count >= 2, let escaped = UInt8(digits, radix: 16) else { return nil }
                bytes.append(escaped)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
