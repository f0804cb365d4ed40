/// Writes responses as RFC 9112 has them.
enum ResponseWriter {
    static let interim = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)

    /// Adds the response to `output`, with the fields that are the engine's.
    static func append(_ response: Response, _ terms: ResponseTerms, dateLine: [UInt8], to output: inout [UInt8]) {
        appendFields(response, dateLine: dateLine, to: &output)
        let hasContent = hasContent(response.status)
        appendLength(hasContent ? response.body.count : 0, response.status, to: &output)
        appendConnection(terms, to: &output)
        if hasContent, !terms.omitsBody { output.append(contentsOf: response.body) }
    }

    /// Whether an answer with this status may have content (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5).
    static func hasContent(_ status: Int) -> Bool { status != 204 && status != 205 && status != 304 }

    /// Adds the head of a response whose content follows in pieces, its length not being known.
    ///
    /// Where the status has no content, no pieces may follow.
    static func appendBeginning(
        _ response: Response, _ terms: ResponseTerms, dateLine: [UInt8], to output: inout [UInt8]
    ) {
        appendFields(response, dateLine: dateLine, to: &output)
        if !hasContent(response.status) {
            appendLength(0, response.status, to: &output)
        } else if !terms.hasNoChunks {
            output.append(contentsOf: chunkedLine)
        }
        appendConnection(terms, to: &output)
    }

    /// Adds a piece of content (RFC 9112, section 7.1).
    static func append(piece: [UInt8], _ terms: ResponseTerms, to output: inout [UInt8]) {
        guard !terms.omitsBody, !piece.isEmpty else { return }
        guard !terms.hasNoChunks else {
            output.append(contentsOf: piece)
            return
        }
        output.append(contentsOf: String(piece.count, radix: 16).utf8)
        appendLineEnd(to: &output)
        output.append(contentsOf: piece)
        appendLineEnd(to: &output)
    }

    /// Adds the end of a content in pieces.
    static func appendEnd(_ terms: ResponseTerms, to output: inout [UInt8]) {
        if !terms.omitsBody, !terms.hasNoChunks { output.append(contentsOf: lastChunk) }
    }

    private static func appendFields(_ response: Response, dateLine: [UInt8], to output: inout [UInt8]) {
        output.append(contentsOf: StatusLine.of(response.status))
        output.append(contentsOf: dateLine)
        for field in response.fields where !isOwn(field.name) {
            append(field.name, to: &output)
            output.append(Byte.colon)
            output.append(Byte.space)
            append(field.value, to: &output)
            appendLineEnd(to: &output)
        }
    }

    /// RFC 9110, sections 8.6 and 15.4.5: with two statuses there is no length either.
    private static func appendLength(_ bytes: Int, _ status: Int, to output: inout [UInt8]) {
        guard status != 204, status != 304 else { return }
        output.append(contentsOf: lengthName)
        append(bytes, to: &output)
        appendLineEnd(to: &output)
    }

    private static func appendConnection(_ terms: ResponseTerms, to output: inout [UInt8]) {
        if terms.closes {
            output.append(contentsOf: closeLine)
        } else if terms.saysKeepAlive {
            output.append(contentsOf: keepAliveLine)
        }
        appendLineEnd(to: &output)
    }

    private static let chunkedLine = Array("Transfer-Encoding: chunked\r\n".utf8)
    private static let lastChunk = Array("0\r\n\r\n".utf8)
    private static let lengthName = Array("Content-Length: ".utf8)
    private static let closeLine = Array("Connection: close\r\n".utf8)
    private static let keepAliveLine = Array("Connection: keep-alive\r\n".utf8)

    /// A control character of a name or value would end the line early, so it goes out as a space.
    private static func append(_ text: String, to output: inout [UInt8]) {
        let bytes = text.utf8.span
        var isClean = true
        for index in bytes.indices where !Byte.isFieldValue(bytes[index]) { isClean = false }
        if isClean {
            output.append(copying: bytes)
        } else {
            for byte in text.utf8 { output.append(Byte.isFieldValue(byte) ? byte : Byte.space) }
        }
    }

    private static func append(_ number: Int, to output: inout [UInt8]) {
        var unit = 1
        while number / unit >= 10 { unit *= 10 }
        while unit > 0 {
            output.append(Byte.zero + UInt8(truncatingIfNeeded: number / unit % 10))
            unit /= 10
        }
    }

    private static func appendLineEnd(to output: inout [UInt8]) {
        output.append(Byte.carriageReturn)
        output.append(Byte.lineFeed)
    }

    private static func isOwn(_ name: String) -> Bool {
        switch name.utf8.count {
        case 4: isSame(name, "date")
        case 6: isSame(name, "server")
        case 10: isSame(name, "connection") || isSame(name, "keep-alive")
        case 14: isSame(name, "content-length")
        case 17: isSame(name, "transfer-encoding")
        default: false
        }
    }

    private static func isSame(_ name: String, _ lowercased: String) -> Bool {
        name.utf8.elementsEqual(lowercased.utf8) { Byte.lowercased($0) == $1 }
    }
}
