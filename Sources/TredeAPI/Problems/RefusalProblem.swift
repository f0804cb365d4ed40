package import HTTPServer
internal import TredeDomain

/// The caller showed no token, or none that is known.
struct AccessRefused: Error {
    let type: ProblemType

    init(_ type: ProblemType) {
        self.type = type
    }
}

/// The path exists but not with this method.
struct MethodNotAllowed: Error {
    let allowed: [Method]

    /// The `Allow` field; `OPTIONS` is answered everywhere.
    var field: Field {
        let names = allowed.map(\.name).filter { $0 != "OPTIONS" } + ["OPTIONS"]
        return Field("Allow", names.joined(separator: ", "))
    }
}

/// The caller wants a representation there is not.
struct NotAcceptable: Error {
    /// The media type there is.
    let produces: String
}

extension Problem {
    /// The problem of anything a step of the pipeline throws.
    init(refusal error: any Error) {
        switch error {
        case let failure as Failure: self.init(failure)
        case let refused as AccessRefused:
            self.init(refused.type, refused.type == .noAccessToken ? ProblemText.noToken : ProblemText.badToken)
            let error = refused.type == .noAccessToken ? "" : ", error=\"invalid_token\""
            fields = [Field("WWW-Authenticate", "Bearer realm=\"trede\"\(error)")]
        case let refused as MethodNotAllowed:
            self.init(.methodNotAllowed, ProblemText.method)
            fields = [refused.field]
        case is UnsupportedMediaType: self.init(.unsupportedMediaType, ProblemText.mediaType)
        case let refused as NotAcceptable:
            self.init(.notAcceptable, ProblemText.notAcceptable(refused.produces))
        default: self.init(Failure.fault(error))
        }
    }

    /// The problem of a message that the engine refused before it was a request.
    package init(engine refusal: HTTPServer.Refusal) {
        let text = EngineText.text(refusal)
        switch refusal {
        case .malformed: self.init(.badRequest, text)
        case .tooSlow: self.init(.requestTimeout, text)
        case .bodyTooLarge(let bytesMax):
            self.init(.payloadTooLarge, text)
            self.bytesMax = bytesMax
        case .requestLineTooLong: self.init(.uriTooLong, text)
        case .expectationUnknown: self.init(.expectationFailed, text)
        case .headerTooLarge, .tooManyFields: self.init(.headerFieldsTooLarge, text)
        case .methodNotImplemented, .transferCodingUnknown: self.init(.notImplemented, text)
        case .tooManyConnections: self.init(Failure.overloaded)
        case .tooManyConnectionsFromAddress: self.init(.tooManyRequests, text)
        case .versionUnsupported: self.init(.httpVersionNotSupported, text)
        }
    }
}
