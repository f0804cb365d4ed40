/// The rule of the message syntax that a refused request breaks.
package enum Malformation: String, CaseIterable, Sendable {
    case requestLine, lineEnd, target, pathEscape, pathSegment, version
    case fieldName, fieldValue, foldedField
    case hostMissing, hostRepeated, hostInvalid
    case lengthInvalid, lengthRepeated, lengthAndTransferCoding
    case transferCodingRepeated, transferCodingInvalid, transferCodingInOldVersion
    case chunkSize, chunkExtension, chunkEnd
    case proxyHeader

    /// One sentence for the sender.
    package var sentence: String {
        switch self {
        case .requestLine: "The request line is not a method, a target and a version with one space between."
        case .lineEnd: "A line does not end with a carriage return and a line feed."
        case .target: "The request target is not a valid path or http address."
        case .pathEscape: "A percent escape of the target is invalid, or hides a slash or a control character."
        case .pathSegment: "The path holds a dot segment."
        case .version: "The protocol version is not written as HTTP/digit.digit."
        case .fieldName: "A field name is empty or holds a character that names may not hold."
        case .fieldValue: "A field value holds a control character."
        case .foldedField: "A field is continued on a second line."
        case .hostMissing: "The Host field is missing."
        case .hostRepeated: "The Host field is given more than once."
        case .hostInvalid: "The host is not a valid name or address with an optional port."
        case .lengthInvalid: "The Content-Length is not a plain decimal number."
        case .lengthRepeated: "The Content-Length is given more than once."
        case .lengthAndTransferCoding: "Content-Length and Transfer-Encoding exclude each other."
        case .transferCodingRepeated: "The Transfer-Encoding is given more than once."
        case .transferCodingInvalid: "The Transfer-Encoding does not end with chunked, given once."
        case .transferCodingInOldVersion: "HTTP/1.0 has no Transfer-Encoding."
        case .chunkSize: "A chunk size is not a hexadecimal number."
        case .chunkExtension: "A chunk extension is invalid or too long."
        case .proxyHeader: "The connection does not begin with a valid PROXY header."
        case .chunkEnd: "A chunk does not end where its size says."
        }
    }
}
