/// A kind of problem, as RFC 9457 and the Belgian interfederal guide name it.
package enum ProblemType: String, CaseIterable, Sendable {
    case badRequest
    case noAccessToken
    case invalidAccessToken
    case expiredAccessToken
    case invalidClient
    case missingScope
    case missingPermission
    case resourceNotFound
    case methodNotAllowed
    case notAcceptable
    case requestTimeout
    case invalidState
    case duplicateReferral
    case openValue
    case erased
    case versionConflict
    case payloadTooLarge
    case uriTooLong
    case unsupportedMediaType
    case expectationFailed
    case idempotencyKeyReused
    case preconditionRequired
    case tooManyRequests
    case tooManyFailedRequests
    case headerFieldsTooLarge
    case internalServerError
    case notImplemented
    case serviceUnavailable
    case httpVersionNotSupported

    /// The HTTP status.
    package var status: Int {
        switch self {
        case .badRequest: 400
        case .noAccessToken, .invalidAccessToken, .expiredAccessToken, .invalidClient: 401
        case .missingScope, .missingPermission: 403
        case .resourceNotFound: 404
        case .methodNotAllowed: 405
        case .notAcceptable: 406
        case .requestTimeout: 408
        case .invalidState, .duplicateReferral, .openValue: 409
        case .erased: 410
        case .versionConflict: 412
        case .payloadTooLarge: 413
        case .uriTooLong: 414
        case .unsupportedMediaType: 415
        case .expectationFailed: 417
        case .idempotencyKeyReused: 422
        case .preconditionRequired: 428
        case .tooManyRequests, .tooManyFailedRequests: 429
        case .headerFieldsTooLarge: 431
        case .internalServerError: 500
        case .notImplemented: 501
        case .serviceUnavailable: 503
        case .httpVersionNotSupported: 505
        }
    }

    /// The URN of the type.
    package var urn: String {
        isBelgif ? "urn:problem-type:belgif:\(rawValue)" : "urn:problem-type:trede:\(rawValue)"
    }

    /// Whether the Belgian interfederal guide defines it.
    package var isBelgif: Bool {
        switch self {
        case .badRequest, .noAccessToken, .invalidAccessToken, .expiredAccessToken, .missingScope, .missingPermission,
            .resourceNotFound, .payloadTooLarge, .tooManyRequests, .tooManyFailedRequests, .internalServerError,
            .serviceUnavailable:
            true
        default: false
        }
    }

    /// The title, in English and always the same.
    package var title: String {
        var title = ""
        for character in rawValue {
            if character.isUppercase { title.append(" ") }
            title.append(title.isEmpty ? Character(character.uppercased()) : character)
        }
        return title
    }
}
