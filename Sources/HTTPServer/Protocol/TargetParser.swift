/// Reads a request target in the forms of RFC 9112, section 3.2, other than that of CONNECT.
struct TargetParser {
    private(set) var head: RequestHead

    init(_ head: RequestHead) {
        self.head = head
    }

    /// Sets path, query and authority of `head`; leaves a decoded path in `head.bytes` when it differs.
    mutating func parse(_ bytes: Span<UInt8>, _ target: ByteRange) throws(Refusal) {
        switch bytes[target.lower] {
        case Byte.slash:
            try parsePath(bytes, target)
        case Byte.asterisk where target.count == 1 && head.method == .options:
            head.path = target
        default:
            try parseAbsolute(bytes, target)
        }
    }

    // The grammar: absolute-path [ "?" query ]
    private mutating func parsePath(_ bytes: Span<UInt8>, _ target: ByteRange) throws(Refusal) {
        var index = target.lower
        var isPlain = true
        while index < target.upper {
            let byte = bytes[index]
            if byte == Byte.question { break }
            if byte == Byte.percent {
                isPlain = false
            } else {
                guard ByteSet.path.contains(byte) else { throw .malformed(.target) }
                if byte == Byte.dot, bytes[index - 1] == Byte.slash { isPlain = false }
            }
            index += 1
        }
        head.path = ByteRange(target.lower, index)
        if !isPlain { try decodePath(bytes, head.path) }
        guard index < target.upper else { return }
        try parseQuery(bytes, ByteRange(index + 1, target.upper))
    }

    private mutating func parseQuery(_ bytes: Span<UInt8>, _ query: ByteRange) throws(Refusal) {
        var index = query.lower
        while index < query.upper {
            if bytes[index] == Byte.percent {
                _ = try escaped(bytes, index, query.upper)
                index += 3
            } else {
                guard ByteSet.query.contains(bytes[index]) else { throw .malformed(.target) }
                index += 1
            }
        }
        head.query = query
    }

    /// scheme "://" authority, then a path that may be empty (RFC 9112, section 3.2.2).
    private mutating func parseAbsolute(_ bytes: Span<UInt8>, _ target: ByteRange) throws(Refusal) {
        guard let start = Self.authorityStart(bytes, target) else { throw .malformed(.target) }
        var end = start
        while end < target.upper, bytes[end] != Byte.slash, bytes[end] != Byte.question { end += 1 }
        let authority = ByteRange(start, end)
        guard HostRules.isValid(bytes, authority) else { throw .malformed(.hostInvalid) }
        head.authority = authority
        if end < target.upper, bytes[end] == Byte.slash {
            try parsePath(bytes, ByteRange(end, target.upper))
            return
        }
        // RFC 9112, section 3.2.4: OPTIONS on a bare authority is about the server as a whole.
        head.bytes = [head.method == .options && end == target.upper ? Byte.asterisk : Byte.slash]
        if end < target.upper { try parseQuery(bytes, ByteRange(end + 1, target.upper)) }
    }

    private static let schemes = [Array("http://".utf8), Array("https://".utf8)]

    private static func authorityStart(_ bytes: Span<UInt8>, _ target: ByteRange) -> Int? {
        for scheme in schemes where target.count >= scheme.count {
            let end = target.lower + scheme.count
            if bytes.isEqual(ByteRange(target.lower, end), lowercased: scheme) { return end }
        }
        return nil
    }

    /// Decodes each escape once, then refuses what could be read in two ways.
    private mutating func decodePath(_ bytes: Span<UInt8>, _ path: ByteRange) throws(Refusal) {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(path.count)
        var index = path.lower
        while index < path.upper {
            if bytes[index] == Byte.percent {
                let byte = try escaped(bytes, index, path.upper)
                guard byte >= Byte.space, byte != Byte.delete, byte != Byte.slash else {
                    throw .malformed(.pathEscape)
                }
                decoded.append(byte)
                index += 3
            } else {
                decoded.append(bytes[index])
                index += 1
            }
        }
        guard String(validating: decoded, as: UTF8.self) != nil else { throw .malformed(.pathEscape) }
        for segment in decoded.split(separator: Byte.slash)
        where segment == [Byte.dot] || segment == [Byte.dot, Byte.dot] {
            throw .malformed(.pathSegment)
        }
        head.bytes = decoded
    }

    private func escaped(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) throws(Refusal) -> UInt8 {
        guard index + 2 < end, let high = Byte.hexValue(bytes[index + 1]), let low = Byte.hexValue(bytes[index + 2])
        else { throw .malformed(.pathEscape) }
        return high << 4 | low
    }
}
