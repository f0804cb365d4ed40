internal import HTTPServer
internal import TredeDomain

/// The content coding of an answer: gzip, where the caller wants it, the answer allows it and it is worth it.
struct Coding {
    /// Below this, a body fits in one packet with its fields, and gains nothing.
    static let bytesMin = 1024

    /// Whether what is sent depends on `Accept-Encoding`.
    let isNegotiated: Bool
    /// Whether it is gzip.
    let isGzip: Bool

    static let none = Coding(isNegotiated: false, isGzip: false)

    private init(isNegotiated: Bool, isGzip: Bool) {
        self.isNegotiated = isNegotiated
        self.isGzip = isGzip
    }

    /// The coding of an answer to that request.
    init(of answer: Answer, to request: Request) {
        isNegotiated = answer.mayCompress && answer.body.count >= Coding.bytesMin
        isGzip = isNegotiated && AcceptEncoding.prefersGzip(request.header("accept-encoding"))
    }

    /// The coding of an answer in pieces, whose size is not known.
    init(ofPiecesTo request: Request) {
        isNegotiated = true
        isGzip = AcceptEncoding.prefersGzip(request.header("accept-encoding"))
    }

    /// The fields that tell about it; an answer without content has no coding to name.
    func fields(status: Int) -> [Field] {
        let vary = Field("Vary", isNegotiated ? "Accept-Language, Accept-Encoding" : "Accept-Language")
        return isGzip && status != 304 ? [vary, Field("Content-Encoding", "gzip")] : [vary]
    }

    /// A strong tag names one sequence of bytes, so the coded body has one of its own (RFC 9110, section 8.8.3.3).
    func tag(_ plain: String) -> String { isGzip ? EntityTag.gzipped(plain) : plain }

    /// The body as it is sent.
    func body(of answer: Answer) -> [UInt8] {
        guard isGzip else { return answer.body }
        return answer.compressedBody?() ?? GzipEncoder.encoded(answer.body) ?? []
    }
}

/// Encodes a content in pieces.
struct PieceEncoder: ~Copyable {
    private var gzip: GzipEncoder?

    /// - Throws: `overloaded` when there is no memory for it.
    init(_ coding: Coding) throws(Failure) {
        guard coding.isGzip else {
            gzip = nil
            return
        }
        guard let encoder = GzipEncoder() else { throw .overloaded }
        gzip = consume encoder
    }

    /// What to send for a piece.
    mutating func encode(_ piece: [UInt8]) -> [UInt8] { gzip?.encode(piece) ?? piece }

    /// What to send at the end.
    mutating func end() -> [UInt8] { gzip?.encode([], isLast: true) ?? [] }
}
