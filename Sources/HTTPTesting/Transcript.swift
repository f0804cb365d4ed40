package import HTTPServer

/// What a connection state makes of bytes when every request is answered at once.
package struct Transcript {
    /// One thing that happened.
    package enum Event {
        /// A request with its content; `end` is how many bytes had been taken by then.
        case request(Request, content: [UInt8], closes: Bool, end: Int)
        /// Leave to send the content.
        case leave
        /// The end, with this refusal.
        case refusal(Refusal)
    }

    /// What happened, in order.
    package private(set) var events: [Event] = []
    private var state: ConnectionState
    private let takesPieces: Bool
    private var begun: (request: Request, content: [UInt8])?
    private var fedBytes = 0
    private static let now = Moment(milliseconds: 0)

    /// Feeds the pieces one after the other, then ends the input.
    ///
    /// With `takesPieces`, content that is long or of unknown length is taken as it comes.
    package init(
        of pieces: [ArraySlice<UInt8>], limits: Limits = Limits(), takesPieces: Bool = false,
        from address: RemoteAddress = .none, clients: ClientAddresses = ClientAddresses()
    ) {
        state = ConnectionState(limits: limits, remoteAddress: address, clients: clients, at: Self.now)
        self.takesPieces = takesPieces
        for piece in pieces { feed(piece) }
        state.endInput()
        feed([])
    }

    /// The lines of the transcript of bytes that arrive at once.
    package static func lines(of bytes: [UInt8], limits: Limits = Limits()) -> [String] {
        Transcript(of: [bytes[...]], limits: limits).lines
    }

    /// One line for each event: `POST /path?query 'content' and close`, `100`, `400 fieldName` or `413`.
    package var lines: [String] {
        events.map { event in
            switch event {
            case .request(let request, let content, let closes, _):
                let query = request.query.map { "?" + $0 } ?? ""
                let body = content.isEmpty ? "" : " '\(String(decoding: content, as: UTF8.self))'"
                return "\(request.method.name) \(request.path)\(query)\(body)\(closes ? " and close" : "")"
            case .leave: return "100"
            case .refusal(.malformed(let malformation)): return "400 \(malformation.rawValue)"
            case .refusal(let refusal): return "\(refusal.status)"
            }
        }
    }

    /// Whether the same happened, wherever the pieces ended.
    package func tellsTheSame(as other: Transcript) -> Bool {
        events.count == other.events.count && zip(events, other.events).allSatisfy(Self.isSame)
    }

    private static func isSame(_ one: Event, _ other: Event) -> Bool {
        switch (one, other) {
        case (.leave, .leave): true
        case (.refusal(let one), .refusal(let other)): one == other
        case (.request(let one, let content, let closes, let end), .request(let other, let more, let ends, let stop)):
            closes == ends && end == stop && content == more && one.method == other.method
                && one.path == other.path && one.query == other.query && one.authority == other.authority
                && one.remoteAddress == other.remoteAddress
        default: false
        }
    }

    private mutating func feed(_ piece: ArraySlice<UInt8>) {
        var offset = 0
        while true {
            switch state.next(piece.span, &offset, at: Self.now) {
            case .request(let request): reply(request, request.body, fedBytes + offset)
            case .opening(let request): open(request)
            case .piece(let part): begun?.content += part
            case .pieceEnd:
                if let begun { reply(begun.request, begun.content, fedBytes + offset) }
                begun = nil
            case .sendContinue: events.append(.leave)
            case .refuse(let refusal, _): events.append(.refusal(refusal))
            case .needMore, .wait, .close:
                fedBytes += piece.count
                return
            }
        }
    }

    private mutating func open(_ request: Request) {
        guard takesPieces else {
            state.keepWhole(at: Self.now)
            return
        }
        begun = (request, [])
        state.takePieces(at: Self.now)
    }

    private mutating func reply(_ request: Request, _ content: [UInt8], _ taken: Int) {
        let end = taken - state.heldBytes
        events.append(.request(request, content: content, closes: state.replied(at: Self.now).closes, end: end))
    }
}
