/// Makes requests of bytes, without regard to time, order or sockets.
struct RequestReader {
    enum Outcome {
        case needMore
        /// The client waits for leave to send its content.
        case sendContinue
        case request(Request, ResponseTerms)
        /// The head of a request whose content is large or of unknown length: `keepWhole` or `takePieces` comes next.
        case opening(Request, ResponseTerms)
        /// A part of the content that is taken in pieces, and its end.
        case piece([UInt8])
        case pieceEnd
        /// Nothing after it can be understood.
        case refuse(Refusal, ResponseTerms)
    }

    /// What a step took, and what came of it.
    struct Step {
        var consumed: Int
        var outcome: Outcome
    }

    private enum Phase {
        case head
        case opening(FramingRules)
        case beginning(FramingRules)
        case content(left: Int)
        case chunks
        case pieceEnd
    }

    private let limits: Limits
    private let peer: RemoteAddress
    /// Who tells of clients in the fields of requests; nil when the peer is not to be believed.
    private let clients: ClientAddresses?
    /// The address that the peer told of before its first request, or its own.
    var remoteAddress: RemoteAddress
    private var phase = Phase.head
    private var scanner = HeadScanner()
    private var hasSkippedEmptyLine = false
    private var head = RequestHead()
    private var terms = ResponseTerms()
    /// Whether the method is HEAD, known before the section is complete so that a refusal has no body either.
    private(set) var isForHead = false
    private var chunks = ChunkDecoder()
    private var body: [UInt8] = []
    private var takesPieces = false
    private var piecesBytes = 0

    init(limits: Limits, remoteAddress: RemoteAddress, clients: ClientAddresses? = nil) {
        self.limits = limits
        self.clients = clients
        peer = remoteAddress
        self.remoteAddress = remoteAddress
    }

    /// Whether a header section is complete and its content is not.
    var isInContent: Bool {
        if case .head = phase { false } else { true }
    }

    /// Keeps the content until it is complete, as far as the limit of what is kept allows.
    mutating func keepWhole() {
        guard case .opening(let framing) = phase else { return }
        phase = .beginning(framing)
    }

    /// Hands the content over in pieces.
    mutating func takePieces() {
        guard case .opening(let framing) = phase else { return }
        takesPieces = true
        piecesBytes = 0
        phase = .beginning(framing)
    }

    /// Works on bytes that begin where the last step stopped taking them; what it did not take must be offered again.
    mutating func step(_ bytes: Span<UInt8>) -> Step {
        do throws(Refusal) {
            switch phase {
            case .head: return try readHead(bytes)
            case .opening: return Step(consumed: 0, outcome: .needMore)
            case .beginning(let framing): return try beginContent(framing, bytes)
            case .pieceEnd:
                finishPieces()
                return Step(consumed: 0, outcome: .pieceEnd)
            case .content(let left): return readContent(bytes, left)
            case .chunks: return try readChunks(bytes)
            }
        } catch {
            let terms = ResponseTerms(omitsBody: isForHead, closes: true)
            return Step(consumed: bytes.count, outcome: .refuse(error, terms))
        }
    }

    private mutating func readHead(_ bytes: Span<UInt8>) throws(Refusal) -> Step {
        guard !bytes.isEmpty else { return Step(consumed: 0, outcome: .needMore) }
        isForHead = false
        if !ByteSet.token.contains(bytes[0]) { return try skipEmptyLine(bytes) }
        isForHead =
            bytes[0] == 0x48 && bytes.count >= 5 && bytes[4] == Byte.space && Method(bytes, ByteRange(0, 4)) == .head
        guard let end = try scanner.end(of: bytes, limits) else { return Step(consumed: 0, outcome: .needMore) }
        var parser = RequestParser()
        try parser.parse(bytes.extracting(..<end), fieldCount: scanner.fieldCount)
        scanner = HeadScanner()
        hasSkippedEmptyLine = false
        return try begin(parser.head, parser.framing, bytes, headBytes: end)
    }

    /// RFC 9112, section 2.2: one empty line before a request line is tolerated.
    private mutating func skipEmptyLine(_ bytes: Span<UInt8>) throws(Refusal) -> Step {
        guard bytes[0] == Byte.carriageReturn, !hasSkippedEmptyLine else { throw .malformed(.requestLine) }
        guard bytes.count >= 2 else { return Step(consumed: 0, outcome: .needMore) }
        guard bytes[1] == Byte.lineFeed else { throw .malformed(.lineEnd) }
        hasSkippedEmptyLine = true
        var step = try readHead(bytes.extracting(2...))
        step.consumed += 2
        return step
    }

    private mutating func begin(
        _ head: RequestHead, _ framing: FramingRules, _ bytes: Span<UInt8>, headBytes: Int
    ) throws(Refusal) -> Step {
        terms = ResponseTerms(
            omitsBody: head.method == .head, closes: !framing.keepsAlive,
            saysKeepAlive: head.minorVersion == 0 && framing.keepsAlive)
        terms.hasNoChunks = head.minorVersion == 0
        let length = framing.contentLength ?? 0
        if length == 0, !framing.isChunked {
            return Step(consumed: headBytes, outcome: .request(request(head), terms))
        }
        self.head = head
        guard length <= max(limits.streamedBodyBytesMax, limits.bodyBytesMax) else {
            throw .bodyTooLarge(bytesMax: limits.streamedBodyBytesMax)
        }
        guard length <= limits.bodyBytesMax, !framing.isChunked else {
            phase = .opening(framing)
            return Step(consumed: headBytes, outcome: .opening(request(head), terms))
        }
        var next = try beginContent(framing, bytes.extracting(headBytes...))
        next.consumed += headBytes
        return next
    }

    private func request(_ head: RequestHead, _ body: [UInt8] = []) -> Request {
        let address = clients?.client(of: head, from: peer) ?? remoteAddress
        return Request(head: head, body: body, remoteAddress: address)
    }

    private mutating func beginContent(_ framing: FramingRules, _ bytes: Span<UInt8>) throws(Refusal) -> Step {
        let length = framing.contentLength ?? 0
        guard length <= contentBytesMax else { throw .bodyTooLarge(bytesMax: contentBytesMax) }
        phase = framing.isChunked ? .chunks : .content(left: length)
        guard !framing.expectsContinue else { return Step(consumed: 0, outcome: .sendContinue) }
        return step(bytes)
    }

    private var contentBytesMax: Int { takesPieces ? limits.streamedBodyBytesMax : limits.bodyBytesMax }

    private mutating func readContent(_ bytes: Span<UInt8>, _ left: Int) -> Step {
        let count = min(left, bytes.count)
        guard count > 0 else { return Step(consumed: 0, outcome: .needMore) }
        guard !takesPieces else {
            phase = count == left ? .pieceEnd : .content(left: left - count)
            return Step(consumed: count, outcome: .piece([UInt8](copying: bytes.extracting(..<count))))
        }
        // What is announced takes little memory until it comes; what is here is copied once.
        if body.isEmpty { body.reserveCapacity(min(left, max(count, Limits.bodyReserveBytesMax))) }
        body.append(copying: bytes.extracting(..<count))
        guard count == left else {
            phase = .content(left: left - count)
            return Step(consumed: count, outcome: .needMore)
        }
        return finish(consumed: count)
    }

    private mutating func readChunks(_ bytes: Span<UInt8>) throws(Refusal) -> Step {
        if takesPieces { return try readChunksInPieces(bytes) }
        let consumed = try chunks.take(bytes, into: &body, limits)
        guard chunks.isComplete else { return Step(consumed: consumed, outcome: .needMore) }
        chunks = ChunkDecoder()
        return finish(consumed: consumed)
    }

    private mutating func readChunksInPieces(_ bytes: Span<UInt8>) throws(Refusal) -> Step {
        var bounds = limits
        bounds.bodyBytesMax = limits.streamedBodyBytesMax - piecesBytes
        let consumed = try chunks.take(bytes, into: &body, bounds)
        piecesBytes += body.count
        if chunks.isComplete { phase = .pieceEnd }
        guard !body.isEmpty else { return chunks.isComplete ? step(bytes, after: consumed) : more(consumed) }
        defer { body = [] }
        return Step(consumed: consumed, outcome: .piece(body))
    }

    private func more(_ consumed: Int) -> Step { Step(consumed: consumed, outcome: .needMore) }

    private mutating func step(_ bytes: Span<UInt8>, after consumed: Int) -> Step {
        var next = step(bytes.extracting(consumed...))
        next.consumed += consumed
        return next
    }

    private mutating func finishPieces() {
        takesPieces = false
        chunks = ChunkDecoder()
        head = RequestHead()
        body = []
        phase = .head
    }

    private mutating func finish(consumed: Int) -> Step {
        let request = request(head, body)
        head = RequestHead()
        body = []
        phase = .head
        return Step(consumed: consumed, outcome: .request(request, terms))
    }
}
