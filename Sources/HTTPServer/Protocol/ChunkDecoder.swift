/// Joins the chunks of a content (RFC 9112, section 7.1), taking them in any pieces.
///
/// It takes over whole lines only; a line that is not complete stays with the caller, and is bounded.
struct ChunkDecoder {
    private enum Phase { case size, content(left: Int), contentEnd, trailer }

    private var phase = Phase.size
    private var extensionBytes = 0
    private var trailerBytes = 0
    private var trailerFields = 0
    private(set) var isComplete = false

    /// Takes what it can from the bytes, adds content to `body`, and returns how many bytes it took.
    mutating func take(_ bytes: Span<UInt8>, into body: inout [UInt8], _ limits: Limits) throws(Refusal) -> Int {
        var start = 0
        while !isComplete {
            let rest = bytes.extracting(start...)
            guard let taken = try takeOne(rest, &body, limits) else { break }
            start += taken
        }
        return start
    }

    /// Takes one line or one stretch of content; nil when it is not there yet.
    private mutating func takeOne(_ bytes: Span<UInt8>, _ body: inout [UInt8], _ limits: Limits) throws(Refusal) -> Int?
    {
        switch phase {
        case .size: try takeSize(bytes, body.count, limits)
        case .content(let left): takeContent(bytes, left, &body)
        case .contentEnd: try takeContentEnd(bytes)
        case .trailer: try takeTrailer(bytes, limits)
        }
    }

    private mutating func takeSize(_ bytes: Span<UInt8>, _ bodyCount: Int, _ limits: Limits) throws(Refusal) -> Int? {
        guard let end = try Self.lineEnd(bytes, bytesMax: limits.chunkLineBytesMax, .malformed(.chunkExtension)) else {
            return nil
        }
        let (size, digitsEnd) = try Self.size(bytes, limits)
        extensionBytes += end - digitsEnd
        guard extensionBytes <= limits.chunkExtensionBytesMax else { throw .malformed(.chunkExtension) }
        try ChunkExtension.check(bytes.extracting(digitsEnd..<end))
        guard size <= limits.bodyBytesMax - bodyCount else { throw .bodyTooLarge(bytesMax: limits.bodyBytesMax) }
        phase = size == 0 ? .trailer : .content(left: size)
        return end + 2
    }

    /// 1*HEXDIG; a size beyond 15 digits is more than any limit, and not counted further.
    private static func size(_ bytes: Span<UInt8>, _ limits: Limits) throws(Refusal) -> (size: Int, digitsEnd: Int) {
        var size = 0
        var index = 0
        while let digit = Byte.hexValue(bytes[index]) {
            size = size >= 1 << 58 ? 1 << 58 : size << 4 | Int(digit)
            index += 1
        }
        guard index > 0 else { throw .malformed(.chunkSize) }
        let next = bytes[index]
        guard next == Byte.carriageReturn || next == Byte.semicolon || Byte.isBlank(next) else {
            throw .malformed(.chunkSize)
        }
        return (size, index)
    }

    private mutating func takeContent(_ bytes: Span<UInt8>, _ left: Int, _ body: inout [UInt8]) -> Int? {
        guard !bytes.isEmpty else { return nil }
        let count = min(left, bytes.count)
        body.append(copying: bytes.extracting(..<count))
        phase = count == left ? .contentEnd : .content(left: left - count)
        return count
    }

    private mutating func takeContentEnd(_ bytes: Span<UInt8>) throws(Refusal) -> Int? {
        if !bytes.isEmpty, bytes[0] != Byte.carriageReturn { throw .malformed(.chunkEnd) }
        guard bytes.count >= 2 else { return nil }
        guard bytes[1] == Byte.lineFeed else { throw .malformed(.chunkEnd) }
        phase = .size
        return 2
    }

    /// A trailer field is checked and dropped: merging it into the header could change what was decided by it.
    private mutating func takeTrailer(_ bytes: Span<UInt8>, _ limits: Limits) throws(Refusal) -> Int? {
        let tooLarge = Refusal.headerTooLarge(bytesMax: limits.headerBytesMax)
        let bytesMax = limits.headerBytesMax - trailerBytes
        guard let end = try Self.lineEnd(bytes, bytesMax: bytesMax, tooLarge) else { return nil }
        guard end > 0 else {
            isComplete = true
            return 2
        }
        _ = try RequestParser.field(in: bytes, at: 0)
        trailerBytes += end + 2
        trailerFields += 1
        guard trailerFields <= limits.headerFieldsMax else { throw .tooManyFields(fieldsMax: limits.headerFieldsMax) }
        return end + 2
    }

    /// The length of the line the bytes begin with; nil when its end is not there yet.
    private static func lineEnd(_ bytes: Span<UInt8>, bytesMax: Int, _ tooLong: Refusal) throws(Refusal) -> Int? {
        let lineFeed = bytes.firstLineFeed(from: 0)
        // The carriage return may stand beyond the limit.
        guard lineFeed ?? bytes.count <= bytesMax + 1 else { throw tooLong }
        guard let lineFeed else { return nil }
        guard lineFeed > 0, bytes[lineFeed - 1] == Byte.carriageReturn else { throw .malformed(.lineEnd) }
        return lineFeed - 1
    }
}
