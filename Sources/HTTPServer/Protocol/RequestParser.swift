/// Reads a complete header section into offsets; nothing is copied and nothing decoded but an escaped path.
struct RequestParser {
    private(set) var head = RequestHead()
    private(set) var framing = FramingRules()

    /// Parses the section, which has `fieldCount` lines of fields, ends with its empty line, and has CR LF at each end.
    mutating func parse(_ bytes: Span<UInt8>, fieldCount: Int) throws(Refusal) {
        var start = try parseRequestLine(bytes)
        head.fields.reserveCapacity(fieldCount)
        let end = bytes.count - 2
        while start < end {
            start = try parseField(bytes, start)
        }
        try framing.finish(minorVersion: head.minorVersion)
        let decodedPath = head.bytes
        head.bytes = [UInt8](copying: bytes)
        guard !decodedPath.isEmpty else { return }
        head.path = ByteRange(bytes.count, bytes.count + decodedPath.count)
        head.bytes += decodedPath
    }

    /// method SP request-target SP HTTP-version (RFC 9112, section 3).
    private mutating func parseRequestLine(_ bytes: Span<UInt8>) throws(Refusal) -> Int {
        var index = 0
        while ByteSet.token.contains(bytes[index]) { index += 1 }
        guard index > 0, bytes[index] == Byte.space else { throw .malformed(.requestLine) }
        head.method = Method(bytes, ByteRange(0, index))
        let targetStart = index + 1
        index = targetStart
        while bytes[index] > Byte.space { index += 1 }
        guard index > targetStart, bytes[index] == Byte.space else { throw .malformed(.requestLine) }
        let target = ByteRange(targetStart, index)
        let end = try parseVersion(bytes, index + 1)
        guard head.method != .connect else { throw .methodNotImplemented }
        var reader = TargetParser(head)
        try reader.parse(bytes, target)
        head = reader.head
        return end
    }

    /// "HTTP/" digit "." digit, and the end of the line; the offset of the next line.
    private mutating func parseVersion(_ bytes: Span<UInt8>, _ start: Int) throws(Refusal) -> Int {
        guard bytes.count >= start + 10 else { throw .malformed(.version) }
        // The letters "HTTP/" and ".", around two digits.
        let isVersion =
            bytes[start] == 0x48 && bytes[start + 1] == 0x54 && bytes[start + 2] == 0x54 && bytes[start + 3] == 0x50
            && bytes[start + 4] == Byte.slash && Byte.isDigit(bytes[start + 5]) && bytes[start + 6] == Byte.dot
            && Byte.isDigit(bytes[start + 7])
        guard isVersion, bytes[start + 8] == Byte.carriageReturn, bytes[start + 9] == Byte.lineFeed else {
            throw .malformed(.version)
        }
        let minor = bytes[start + 7] - Byte.zero
        guard bytes[start + 5] == Byte.zero + 1, minor <= 1 else { throw .versionUnsupported }
        head.minorVersion = minor
        return start + 10
    }

    /// field-name ":" OWS field-value OWS (RFC 9112, section 5); the offset of the next line.
    private mutating func parseField(_ bytes: Span<UInt8>, _ start: Int) throws(Refusal) -> Int {
        let (field, end) = try Self.field(in: bytes, at: start)
        head.fields.append(field)
        try framing.note(field, in: bytes)
        return end
    }

    /// One field line of a header or trailer section, which begins at `start` and is complete.
    static func field(in bytes: Span<UInt8>, at start: Int) throws(Refusal) -> (field: FieldRange, end: Int) {
        var index = start
        while ByteSet.token.contains(bytes[index]) { index += 1 }
        guard index > start, bytes[index] == Byte.colon else {
            throw .malformed(Byte.isBlank(bytes[start]) ? .foldedField : .fieldName)
        }
        let name = ByteRange(start, index)
        index += 1
        while Byte.isBlank(bytes[index]) { index += 1 }
        let valueStart = index
        while Byte.isFieldValue(bytes[index]) { index += 1 }
        guard bytes[index] == Byte.carriageReturn, bytes[index + 1] == Byte.lineFeed else {
            throw .malformed(.fieldValue)
        }
        var valueEnd = index
        while valueEnd > valueStart, Byte.isBlank(bytes[valueEnd - 1]) { valueEnd -= 1 }
        return (FieldRange(name: name, value: ByteRange(valueStart, valueEnd)), index + 2)
    }
}
