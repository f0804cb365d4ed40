/// The syntax of chunk extensions (RFC 9112, section 7.1.1), which are checked and then ignored.
enum ChunkExtension {
    // The grammar: *( BWS ";" BWS name [ BWS "=" BWS ( token / quoted-string ) ] )
    static func check(_ bytes: Span<UInt8>) throws(Refusal) {
        var index = 0
        while index < bytes.count {
            index = skipBlanks(bytes, index)
            guard index < bytes.count, bytes[index] == Byte.semicolon else { throw .malformed(.chunkExtension) }
            index = try skipToken(bytes, skipBlanks(bytes, index + 1))
            let next = skipBlanks(bytes, index)
            guard next < bytes.count, bytes[next] == Byte.equals else { continue }
            index = try skipValue(bytes, skipBlanks(bytes, next + 1))
        }
    }

    private static func skipBlanks(_ bytes: Span<UInt8>, _ start: Int) -> Int {
        var index = start
        while index < bytes.count, Byte.isBlank(bytes[index]) { index += 1 }
        return index
    }

    private static func skipToken(_ bytes: Span<UInt8>, _ start: Int) throws(Refusal) -> Int {
        var index = start
        while index < bytes.count, ByteSet.token.contains(bytes[index]) { index += 1 }
        guard index > start else { throw .malformed(.chunkExtension) }
        return index
    }

    private static func skipValue(_ bytes: Span<UInt8>, _ start: Int) throws(Refusal) -> Int {
        guard start < bytes.count, bytes[start] == Byte.quote else { return try skipToken(bytes, start) }
        var index = start + 1
        while index < bytes.count, bytes[index] != Byte.quote {
            if bytes[index] == Byte.backslash { index += 1 }
            guard index < bytes.count, Byte.isFieldValue(bytes[index]) else { throw .malformed(.chunkExtension) }
            index += 1
        }
        guard index < bytes.count else { throw .malformed(.chunkExtension) }
        return index + 1
    }
}
