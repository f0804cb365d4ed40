package import HTTPServer
internal import TredeDomain

/// The caller showed no token, or none that is known.
struct AccessRefused: Error {
    let type: ProblemType

    init(_ type: ProblemType) {
        self.type = type
    }
}

/// The caller's token does not cover what it asks, though its role may do it.
struct ScopeMissing: Error {
    let scopes: [Scope]
}

/// A client of an organisation names no professional, where the operator asks for one.
struct ProfessionalMissing: Error {}

/// Too many attempts to come in failed.
struct TooManyFailedAttempts: Error {
    let retryAfterSeconds: Int
}

/// The client asks more than it may in a minute.
struct TooManyRequests: Error {
    let retryAfterSeconds: Int
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
            self.init(access: refused.type)
        case let missing as ScopeMissing:
            self.init(.missingScope, ProblemText.missingScope)
            requiredScopes = missing.scopes
            let scopes = missing.scopes.map(\.description).joined(separator: " ")
            let error = ", error=\"insufficient_scope\", scope=\"\(scopes)\""
            fields = [Field("WWW-Authenticate", "Bearer realm=\"trede\"\(error)")]
        case is ProfessionalMissing: self.init(.missingPermission, ProblemText.professionalMissing)
        case let refused as TooManyFailedAttempts:
            self.init(.tooManyFailedRequests, ProblemText.tooManyFailed)
            retryAfterSeconds = refused.retryAfterSeconds
        case let refused as TooManyRequests:
            self.init(.tooManyRequests, ProblemTypeText.tooManyRequests)
            retryAfterSeconds = refused.retryAfterSeconds
        case let refused as MethodNotAllowed:
            self.init(.methodNotAllowed, ProblemText.method)
            fields = [refused.field]
        case let refused as UnsupportedMediaType:
            self.init(.unsupportedMediaType, ProblemText.mediaType(refused.wanted))
        case let refused as TokenRefused: self.init(refused)
        case let refused as NotAcceptable:
            self.init(.notAcceptable, ProblemText.notAcceptable(refused.produces))
        default: self.init(Failure.fault(error))
        }
    }

    /// The problem of a caller who is not recognised (RFC 6750, section 3).
    private init(access type: ProblemType) {
        let text =
            switch type {
            case .noAccessToken: ProblemText.noToken
            case .expiredAccessToken: ProblemText.expiredToken
            case .invalidClient: TokenText.invalidClient
            default: ProblemText.badToken
            }
        self.init(type, text)
        if type == .invalidClient { error = "invalid_client" }
        let isToken = type != .noAccessToken && type != .invalidClient
        fields = [Field("WWW-Authenticate", "Bearer realm=\"trede\"" + (isToken ? ", error=\"invalid_token\"" : ""))]
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
