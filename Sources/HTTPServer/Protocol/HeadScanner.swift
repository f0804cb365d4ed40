/// Finds the end of a header section that may arrive in pieces, looking at each byte once.
///
/// It holds the limits of the section and refuses bare line feeds, so a sender that never ends a line is stopped.
struct HeadScanner {
    private var scanned = 0
    private var lineStart = 0
    /// Where the fields begin; nil while the request line is not complete.
    private var fieldsStart: Int?
    private(set) var fieldCount = 0

    /// The offset behind the empty line that ends the section, or nil when more is needed.
    mutating func end(of bytes: Span<UInt8>, _ limits: Limits) throws(Refusal) -> Int? {
        while let lineFeed = bytes.firstLineFeed(from: scanned) {
            try checkSize(upTo: lineFeed, limits)
            guard lineFeed > lineStart, bytes[lineFeed - 1] == Byte.carriageReturn else {
                throw .malformed(.lineEnd)
            }
            if lineFeed - 1 == lineStart, fieldsStart != nil { return lineFeed + 1 }
            try countLine(endingAt: lineFeed + 1, limits)
        }
        scanned = bytes.count
        try checkSize(upTo: bytes.count, limits)
        return nil
    }

    private mutating func countLine(endingAt end: Int, _ limits: Limits) throws(Refusal) {
        lineStart = end
        scanned = end
        guard fieldsStart != nil else {
            fieldsStart = end
            return
        }
        fieldCount += 1
        guard fieldCount <= limits.headerFieldsMax else { throw .tooManyFields(fieldsMax: limits.headerFieldsMax) }
    }

    /// The carriage return of the line, and of the empty line, may stand beyond the limit.
    private func checkSize(upTo end: Int, _ limits: Limits) throws(Refusal) {
        if let fieldsStart {
            guard end - fieldsStart <= limits.headerBytesMax + 1 else {
                throw .headerTooLarge(bytesMax: limits.headerBytesMax)
            }
        } else {
            guard end - lineStart <= limits.requestLineBytesMax + 1 else {
                throw .requestLineTooLong(bytesMax: limits.requestLineBytesMax)
            }
        }
    }
}
