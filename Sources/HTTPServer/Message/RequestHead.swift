/// The request line and header section of a request: one copied buffer, and where in it things are.
struct RequestHead: Sendable {
    /// The bytes as received, followed by the decoded path when the path held escapes.
    var bytes: [UInt8] = []
    var fields: [FieldRange] = []
    var method = Method.get
    /// The path, decoded.
    var path = ByteRange.empty
    var query: ByteRange?
    /// The host and port of an absolute target, which goes before the Host field (RFC 9112, section 3.2.2).
    var authority: ByteRange?
    var minorVersion: UInt8 = 1
}

/// Where one field stands.
struct FieldRange: Sendable {
    var name: ByteRange
    var value: ByteRange
}

extension RequestHead {
    func text(_ range: ByteRange) -> String {
        String(decoding: bytes[range.range], as: UTF8.self)
    }

    /// The places of all fields of this name, given in lower case.
    func values(of name: String) -> [ByteRange] {
        fields.filter { isNamed($0, name) }.map(\.value)
    }

    /// The first field of this name, given in lower case, after `start`.
    func firstField(_ name: String, from start: Int = 0) -> Int? {
        var index = start
        while index < fields.count {
            if isNamed(fields[index], name) { return index }
            index += 1
        }
        return nil
    }

    private func isNamed(_ field: FieldRange, _ name: String) -> Bool {
        let wanted = name.utf8
        guard field.name.count == wanted.count else { return false }
        var index = field.name.lower
        for byte in wanted {
            guard Byte.lowercased(bytes[index]) == byte else { return false }
            index += 1
        }
        return true
    }
}
