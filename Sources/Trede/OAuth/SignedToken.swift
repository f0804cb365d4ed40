internal import JSON

/// A token as it was sent, `header.claims.signature` (RFC 7515, section 3.1), read strictly; nothing of it is believed yet.
struct SignedToken {
    /// How many characters a token may have.
    static let charactersMax = 8192
    private static let depthMax = 8

    /// How it says it was signed.
    let algorithm: SignatureAlgorithm
    /// The kind of token it says it is, in small letters and without `application/`; nil when it does not.
    let type: String?
    /// By which key.
    let key: String?
    /// What was signed.
    let signed: [UInt8]
    /// The signature.
    let signature: [UInt8]

    private let claims: JSONValue

    /// What a header may say.
    ///
    /// Where a key is to be fetched from, or the key itself, is not among it, nor what must be
    /// understood and is not (RFC 8725, section 3.10).
    private static let headerMembers: Set = ["alg", "typ", "kid", "x5t", "x5t#S256"]

    /// Takes a token; nil for anything that is not one, or is signed in a way that is not known here.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count <= SignedToken.charactersMax else { return nil }
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3, let header = SignedToken.object(parts[0]), let claims = SignedToken.object(parts[1]),
            let signature = Base64URL.bytes(parts[2]), !signature.isEmpty,
            header.members.allSatisfy({ SignedToken.headerMembers.contains($0.name) && $0.value.string != nil }),
            let algorithm = header["alg"]?.string.flatMap(SignatureAlgorithm.init(rawValue:))
        else { return nil }
        self.algorithm = algorithm
        self.signature = signature
        self.claims = claims
        type = header["typ"]?.string.map { SignedToken.type($0) }
        key = header["kid"]?.string
        signed = Array(bytes[..<parts[1].endIndex])
    }

    /// A claim that is a text.
    func text(_ name: String) -> String? { claims[name]?.string }

    /// Whether a claim is there, of whatever kind.
    func has(_ name: String) -> Bool { claims[name] != nil }

    /// A claim that is a moment, in seconds since 1970, as milliseconds; nil when it is absent or no such number.
    func milliseconds(_ name: String) -> Int64? {
        guard let seconds = claims[name]?.integer, (0...100_000_000_000).contains(seconds) else { return nil }
        return Int64(seconds) * 1000
    }

    /// For whom it is meant: one text, or a list of texts.
    var audiences: [String] {
        guard let audience = claims["aud"] else { return [] }
        if let text = audience.string { return [text] }
        let texts = audience.elements.compactMap(\.string)
        return texts.count == audience.elements.count ? texts : []
    }

    private static func object(_ text: ArraySlice<UInt8>) -> JSONValue? {
        guard let bytes = Base64URL.bytes(text),
            let document = try? JSONDocument(
                parsing: bytes,
                limits: JSONLimits(documentBytesMax: charactersMax, depthMax: depthMax, tokensMax: 1000)),
            !document.hasDuplicateMembers, case .object = document.root.kind
        else { return nil }
        return document.root
    }

    /// Types are compared without case, and `application/` may be left out (RFC 7515, section 4.1.9).
    private static func type(_ text: String) -> String {
        let small = text.lowercased()
        return small.hasPrefix("application/") ? String(small.dropFirst("application/".count)) : small
    }
}

/// A way to sign that is taken; there are no others, and none with a shared secret.
package enum SignatureAlgorithm: String, CaseIterable, Sendable {
    case es256 = "ES256"
    case rs256 = "RS256"
}

extension SignedToken {
    /// By how much clocks of others may differ from ours.
    static let leewayMilliseconds: Int64 = 30_000

    /// Whether it holds now: it has an end that is to come, and no beginning that is.
    func isCurrent(_ now: Int64, leeway: Int64 = leewayMilliseconds) -> Bool {
        guard let end = milliseconds("exp"), now < end + leeway else { return false }
        for name in ["nbf", "iat"] where has(name) {
            guard let moment = milliseconds(name), moment <= now + leeway else { return false }
        }
        return true
    }
}
