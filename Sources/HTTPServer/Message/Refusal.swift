/// Why the engine does not hand a request to the application.
package enum Refusal: Error, Hashable, Sendable {
    /// 400: not one clear message by RFC 9112.
    case malformed(Malformation)
    /// 408: the client took too long to send it.
    case tooSlow
    /// 413: the content is larger than the limit.
    case bodyTooLarge(bytesMax: Int)
    /// 414: the request line is longer than the limit.
    case requestLineTooLong(bytesMax: Int)
    /// 417: an expectation other than `100-continue`.
    case expectationUnknown
    /// 429: the address has all the connections one address can have.
    case tooManyConnectionsFromAddress
    /// 431: the header or trailer section is longer than the limit.
    case headerTooLarge(bytesMax: Int)
    /// 431: the header or trailer section has more fields than the limit.
    case tooManyFields(fieldsMax: Int)
    /// 501: a tunnel is asked for.
    case methodNotImplemented
    /// 501: a transfer coding other than `chunked`.
    case transferCodingUnknown
    /// 503: the server has all the connections it can take.
    case tooManyConnections
    /// 505: neither HTTP/1.1 nor HTTP/1.0.
    case versionUnsupported

    /// The status of the answer.
    package var status: Int {
        switch self {
        case .malformed: 400
        case .tooSlow: 408
        case .bodyTooLarge: 413
        case .requestLineTooLong: 414
        case .expectationUnknown: 417
        case .tooManyConnectionsFromAddress: 429
        case .headerTooLarge, .tooManyFields: 431
        case .methodNotImplemented, .transferCodingUnknown: 501
        case .tooManyConnections: 503
        case .versionUnsupported: 505
        }
    }

    /// One word for counting; a broken rule of the syntax stands behind a dot.
    package var reason: String {
        switch self {
        case .malformed(let malformation): "malformed.\(malformation.rawValue)"
        case .tooSlow: "tooSlow"
        case .bodyTooLarge: "bodyTooLarge"
        case .requestLineTooLong: "requestLineTooLong"
        case .expectationUnknown: "expectationUnknown"
        case .tooManyConnectionsFromAddress: "tooManyConnectionsFromAddress"
        case .headerTooLarge: "headerTooLarge"
        case .tooManyFields: "tooManyFields"
        case .methodNotImplemented: "methodNotImplemented"
        case .transferCodingUnknown: "transferCodingUnknown"
        case .tooManyConnections: "tooManyConnections"
        case .versionUnsupported: "versionUnsupported"
        }
    }

    /// One sentence for the sender; it never repeats what was sent.
    package var sentence: String {
        switch self {
        case .malformed(let malformation): malformation.sentence
        case .tooSlow: "The request did not arrive in time."
        case .bodyTooLarge(let bytesMax): "The content is larger than \(bytesMax) bytes."
        case .requestLineTooLong(let bytesMax): "The request line is longer than \(bytesMax) bytes."
        case .expectationUnknown: "The only expectation met here is 100-continue."
        case .headerTooLarge(let bytesMax): "The header section is longer than \(bytesMax) bytes."
        case .tooManyFields(let fieldsMax): "The header section has more than \(fieldsMax) fields."
        case .methodNotImplemented: "This server opens no tunnels."
        case .transferCodingUnknown: "The only transfer coding understood here is chunked."
        case .tooManyConnections: "The server has no room for another connection."
        case .tooManyConnectionsFromAddress: "Your address has no room for another connection."
        case .versionUnsupported: "The protocol versions spoken here are HTTP/1.1 and HTTP/1.0."
        }
    }
}
