/// A whole request, checked by the engine; its texts are made when they are asked for.
package struct Request: Sendable {
    let head: RequestHead
    /// The content, its chunks joined.
    package let body: [UInt8]
    /// The content as it arrives, where the handler takes it in pieces; `body` is empty then.
    package private(set) var content: ContentStream?
    /// The address the connection came from.
    package let remoteAddress: RemoteAddress

    init(head: RequestHead, body: [UInt8], remoteAddress: RemoteAddress) {
        self.head = head
        self.body = body
        self.remoteAddress = remoteAddress
    }

    func taking(_ content: ContentStream) -> Request {
        var request = self
        request.content = content
        return request
    }

    /// The request that a client sends with these parts, for tests that need no socket.
    ///
    /// It passes the same parser as a received one; `Host` and `Content-Length` are added.
    /// - Throws: the refusal the client would get.
    package init(
        _ method: Method, _ target: String, fields: [Field] = [], body: [UInt8] = [], limits: Limits = Limits(),
        from remoteAddress: RemoteAddress = .none
    ) throws(Refusal) {
        var text = "\(method.name) \(target) HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(body.count)\r\n"
        for field in fields { text += "\(field.name): \(field.value)\r\n" }
        var reader = RequestReader(limits: limits, remoteAddress: remoteAddress)
        let bytes = Array((text + "\r\n").utf8) + body
        var start = 0
        while true {
            let step = reader.step(bytes.span.extracting(start...))
            start += step.consumed
            switch step.outcome {
            case .request(let request, _):
                self = request
                return
            case .refuse(let refusal, _): throw refusal
            case .opening: reader.keepWhole()
            case .needMore, .piece, .pieceEnd: throw .malformed(.requestLine)
            case .sendContinue: continue
            }
        }
    }

    /// The method.
    package var method: Method { head.method }

    /// The path with its escapes decoded, or `*` for `OPTIONS *`.
    package var path: String { head.text(head.path) }

    /// The parts of the path between its slashes, decoded.
    package var segments: [String] {
        head.bytes[head.path.range].dropFirst().split(separator: Byte.slash, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// What follows the question mark, its escapes valid but not decoded; nil when there is no question mark.
    package var query: String? { head.query.map(head.text) }

    /// The bytes of `query`, for a reader that works on bytes.
    package var queryBytes: ArraySlice<UInt8> { head.query.map { head.bytes[$0.range] } ?? [] }

    /// The host and port the client asked for; nil when an HTTP/1.0 client named none.
    package var authority: String? { head.authority.map(head.text) ?? header("host") }

    /// The value of the field with this name, in lower case; several are joined with a comma (RFC 9110, section 5.3).
    package func header(_ name: String) -> String? {
        guard let first = head.firstField(name) else { return nil }
        guard head.firstField(name, from: first + 1) == nil else {
            return headers(name).joined(separator: ", ")
        }
        return head.text(head.fields[first].value)
    }

    /// The value of each field with this name, in lower case, in their order.
    package func headers(_ name: String) -> [String] {
        head.values(of: name).map(head.text)
    }

    /// How many fields have this name, in lower case.
    package func headerCount(_ name: String) -> Int { head.values(of: name).count }
}
