internal import CEmbedded
internal import HTTPServer
internal import JSON
internal import Yams

/// The contract, openapi.yaml, as it was when this program was built.
package enum ContractDocument {
    /// The document in YAML.
    package static let yaml: [UInt8] = Array(
        UnsafeBufferPointer(start: embedded_openapi.bytes, count: embedded_openapi.count))

    /// The same document in JSON, its members in the same order; rendered at first use.
    package static let json: [UInt8] = {
        do {
            guard case .mapping(let root)? = try Yams.compose(yaml: String(decoding: yaml, as: UTF8.self)) else {
                preconditionFailure("openapi.yaml is not an object")
            }
            return JSONWriter.object(byteCapacity: yaml.count) { write(root, into: &$0) }
        } catch {
            preconditionFailure("openapi.yaml is not YAML: \(error)")
        }
    }()

    /// The documents as gzip, made at first use: they are large, and always the same.
    static let compressedYAML = GzipEncoder.encoded(yaml) ?? []
    static let compressedJSON = GzipEncoder.encoded(json) ?? []

    /// The version in the document, `info.version`.
    package static let version: String = {
        let line = String(decoding: yaml.prefix(2000), as: UTF8.self).split(separator: "\n").first {
            $0.hasPrefix("  version: ")
        }
        return line.map { String($0.dropFirst("  version: ".count)) } ?? ""
    }()

    private static func write(_ mapping: Node.Mapping, into object: inout JSONObjectWriter) {
        for (name, value) in mapping {
            guard let name = name.scalar?.string else { continue }
            switch value {
            case .mapping(let mapping): object.object(named: name) { write(mapping, into: &$0) }
            case .sequence(let sequence): object.array(named: name) { write(sequence, into: &$0) }
            default: object.member(named: name, rawJSON: scalar(value))
            }
        }
    }

    private static func write(_ sequence: Node.Sequence, into array: inout JSONArrayWriter) {
        for value in sequence {
            switch value {
            case .mapping(let mapping): array.object { write(mapping, into: &$0) }
            case .sequence(let sequence): array.array { write(sequence, into: &$0) }
            default: array.element(rawJSON: scalar(value))
            }
        }
    }

    /// Numbers and truth values as they stand; all else is text.
    private static func scalar(_ node: Node) -> [UInt8] {
        let text = node.scalar?.string ?? ""
        switch node.tag.rawValue {
        case Tag.Name.int.rawValue, Tag.Name.float.rawValue, Tag.Name.bool.rawValue: return Array(text.utf8)
        default:
            let wrapped = JSONWriter.array { $0.element(text) }
            return Array(wrapped.dropFirst().dropLast())
        }
    }
}
