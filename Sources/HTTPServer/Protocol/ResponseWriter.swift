/// Writes responses as RFC 9112 has them.
enum ResponseWriter {
    static let interim = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)

    /// Adds the response to `output`, with the fields that are the engine's.
    static func append(_ response: Response, _ terms: ResponseTerms, dateLine: [UInt8], to output: inout [UInt8]) {
        output.append(contentsOf: StatusLine.of(response.status))
        output.append(contentsOf: dateLine)
        for field in response.fields where !isOwn(field.name) {
            append(field.name, to: &output)
            output.append(Byte.colon)
            output.append(Byte.space)
            append(field.value, to: &output)
            appendLineEnd(to: &output)
        }
        // RFC 9110, sections 8.6 and 15.4.5: with these two statuses there is no content to have a length.
        let hasContent = response.status != 204 && response.status != 304
        if hasContent {
            output.append(contentsOf: lengthName)
            append(response.body.count, to: &output)
            appendLineEnd(to: &output)
        }
        if terms.closes {
            output.append(contentsOf: closeLine)
        } else if terms.saysKeepAlive {
            output.append(contentsOf: keepAliveLine)
        }
        appendLineEnd(to: &output)
        if hasContent, !terms.omitsBody { output.append(contentsOf: response.body) }
    }

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
