/// Moves bytes between sockets, connection states and the handler, for one loop.
///
/// The answers of one turn of a connection are gathered in one buffer, which is empty between turns.
final class Conversation {
    private let handler: any Handler
    private let mailbox: Mailbox
    private let limits: Limits
    private let statistics: ServerStatistics
    private let counts: LoopStatistics
    private(set) var now = Moment.now()
    private var clock = WallClock()
    private var input = [UInt8](repeating: 0, count: Limits.readBytesMax)
    private var burst: [UInt8] = []
    private var lastSerial: UInt64 = 0
    private var unfinished: [Connection] = []
    private var own: [Delivery] = []
    private var deliveries: [Delivery] = []

    init(
        _ handler: any Handler, _ mailbox: Mailbox, _ limits: Limits, _ statistics: ServerStatistics,
        _ counts: LoopStatistics
    ) {
        self.statistics = statistics
        self.counts = counts
        self.handler = handler
        self.limits = limits
        self.mailbox = mailbox
        burst.reserveCapacity(Limits.burstBytesMax)
    }

    func beginTurn(at now: Moment) {
        self.now = now
        clock.update()
    }

    /// Whether a connection had more to read than its turn allowed.
    var hasUnfinished: Bool { !unfinished.isEmpty }

    func takeUnfinished() -> [Connection] {
        guard !unfinished.isEmpty else { return [] }
        defer { unfinished.removeAll(keepingCapacity: true) }
        return unfinished
    }

    var hasDeliveries: Bool { !deliveries.isEmpty }

    /// The answers that a handler gave to other requests than the one it was handed.
    func takeDeliveries() -> [Delivery] {
        defer { deliveries = [] }
        return deliveries
    }

    /// Reads once, and does all that follows from it.
    func read(_ connection: Connection) {
        guard connection.isReadable, connection.state.wantsInput else { return }
        // Taken out while its bytes are read, so that nobody can write into them.
        var bytes: [UInt8] = []
        swap(&bytes, &input)
        defer { swap(&bytes, &input) }
        switch Socket.receive(connection.descriptor, into: &bytes) {
        case .bytes(let count):
            counts.countReceived(count)
            // Less than was asked for means that the socket is empty, unless the end is behind it.
            connection.isReadable = count == bytes.count || connection.isHalfClosed
            proceed(connection, bytes.span.extracting(..<count))
            if connection.isReadable, connection.state.wantsInput { unfinished.append(connection) }
        case .end:
            connection.isReadable = false
            connection.state.endInput()
            proceed(connection, Span())
        case .wouldBlock: connection.isReadable = false
        case .broken: breakOff(connection)
        }
    }

    /// Writes the answer to the connection's request, and goes on with what the client sent behind it.
    func answer(_ connection: Connection, _ response: Response) {
        append(connection, response)
        proceed(connection, Span())
    }

    /// Does what a delivery says that is not a whole answer.
    func take(_ news: Delivery.News, for connection: Connection) {
        switch news {
        case .response(let response): answer(connection, response)
        case .begin(let head, let writer): begin(connection, head, writer)
        case .piece(let piece): write(connection, piece)
        case .end: endContent(connection)
        case .cut: breakOff(connection)
        case .room:
            connection.state.holdBack(false, at: now)
            proceed(connection, Span())
        }
    }

    func refuse(_ connection: Connection, _ refusal: Refusal) {
        connection.state.close(at: now)
        append(refusal, ResponseTerms(closes: true))
        flush(connection)
    }

    func expire(_ connection: Connection) {
        let isStalled = connection.state.isStalled(at: now)
        if isStalled, connection.hasTaken(limits.writeProgressBytesMin) {
            connection.state.noteProgress(at: now)
            return
        }
        switch connection.state.expire(at: now) {
        case .refuse(let refusal, let terms):
            refuse(connection, refusal, terms)
            flush(connection)
        case .close: breakOff(connection, as: isStalled ? .writeStall : connection.hasEndedOutput ? .done : .idle)
        default: return
        }
    }

    /// Sends what the socket did not take before, and reads on if that made room.
    func continueSending(_ connection: Connection) {
        guard connection.sendUnsent(at: now) else {
            breakOff(connection)
            return
        }
        noteRoom(connection, arrived: 0)
        proceed(connection, Span())
    }

    /// Whether everything is sent and the client is through too, so that the socket can be closed.
    func isOver(_ connection: Connection) -> Bool {
        guard connection.isOpen, connection.state.isClosing, connection.unsentBytes == 0 else {
            return !connection.isOpen
        }
        if !connection.hasEndedOutput { connection.endOutput(at: now) }
        return connection.state.hasInputEnded
    }

    /// Asks the state what to do until it waits, then sends all answers at once.
    private func proceed(_ connection: Connection, _ fresh: Span<UInt8>) {
        var offset = 0
        var isHeldBack = true
        while isHeldBack {
            while advance(connection, fresh, &offset) {
                if burst.count >= Limits.burstBytesMax { flush(connection) }
            }
            isHeldBack = connection.state.isOutputFull
            flush(connection)
            // The socket may have room again by now, and no event would tell.
            isHeldBack = isHeldBack && !connection.state.isOutputFull
        }
    }

    private func advance(_ connection: Connection, _ fresh: Span<UInt8>, _ offset: inout Int) -> Bool {
        switch connection.state.next(fresh, &offset, at: now) {
        case .request(let request): ask(connection, request)
        case .opening(let request): open(connection, request)
        case .piece(let piece):
            if connection.content?.add(piece) == false { connection.state.holdBack(true, at: now) }
        case .pieceEnd:
            connection.content?.end()
            connection.content = nil
        case .sendContinue: burst.append(contentsOf: ResponseWriter.interim)
        case .refuse(let refusal, let terms): refuse(connection, refusal, terms)
        case .close:
            if connection.content != nil { connection.serial = 0 }
            connection.cutStreams()
            return false
        case .needMore, .wait: return false
        }
        return true
    }

    /// A request that is refused while it is with the application has its answer by that.
    private func refuse(_ connection: Connection, _ refusal: Refusal, _ terms: ResponseTerms) {
        connection.serial = 0
        let hasBegun = connection.writing != nil
        connection.cutStreams()
        if hasBegun {
            breakOff(connection)
        } else {
            append(refusal, terms)
        }
    }

    /// Hands the request to the application, and takes the answer if it came at once.
    private func ask(_ connection: Connection, _ request: Request) {
        lastSerial += 1
        connection.serial = lastSerial
        handOver(connection, request)
    }

    private func handOver(_ connection: Connection, _ request: Request) {
        counts.countRequest()
        let reply = Reply(
            mailbox, descriptor: connection.descriptor, serial: connection.serial,
            windowBytesMax: limits.streamWindowBytesMax)
        handler.handle(request, reply)
        mailbox.exchangeOwn(&own)
        for delivery in own {
            if delivery.serial == connection.serial, case .response(let response) = delivery.news {
                append(connection, response)
            } else {
                deliveries.append(delivery)
            }
        }
        own.removeAll(keepingCapacity: true)
    }

    private func append(_ connection: Connection, _ response: Response) {
        connection.serial = 0
        // Whoever answers has read what it wanted of the content.
        connection.cutStreams()
        append(response, connection.state.replied(at: now))
    }

    private func append(_ refusal: Refusal, _ terms: ResponseTerms) {
        statistics.count(refusal)
        append(handler.refuse(refusal), terms)
    }

    private func append(_ response: Response, _ terms: ResponseTerms) {
        ResponseWriter.append(response, terms, dateLine: clock.dateLine, to: &burst)
    }

    private func flush(_ connection: Connection) {
        guard !burst.isEmpty else { return }
        counts.countSent(burst.count)
        if connection.isOpen, !connection.send(burst, at: now) { breakOff(connection) }
        burst.removeAll(keepingCapacity: burst.capacity <= 4 * Limits.burstBytesMax)
    }

    /// Ends it without another word; the loop closes the socket.
    private func breakOff(_ connection: Connection, as end: ServerStatistics.End = .reset) {
        connection.end = end
        connection.state.abandon()
        connection.breakOff()
    }
}

// Content in pieces.
extension Conversation {
    /// Hands over a request whose content is still to come, if the application wants it so.
    private func open(_ connection: Connection, _ request: Request) {
        guard handler.takesPieces(request) else {
            connection.state.keepWhole(at: now)
            return
        }
        lastSerial += 1
        connection.serial = lastSerial
        let (mailbox, descriptor, serial) = (mailbox, connection.descriptor, lastSerial)
        do {
            let content = try ContentStream(windowBytesMax: limits.streamWindowBytesMax) {
                mailbox.deliver(Delivery(descriptor: descriptor, serial: serial, news: .room))
            }
            connection.content = content
            connection.state.takePieces(at: now)
            handOver(connection, request.taking(content))
        } catch {
            // There is no descriptor left for it.
            connection.state.close(at: now)
            append(.tooManyConnections, ResponseTerms(closes: true))
        }
    }

    private func begin(_ connection: Connection, _ head: Response, _ writer: Weak) {
        guard connection.writing == nil else { return }
        var terms = connection.state.termsOfBeginning
        if !ResponseWriter.hasContent(head.status) { terms.omitsBody = true }
        connection.writing = (writer, terms)
        ResponseWriter.appendBeginning(head, terms, dateLine: clock.dateLine, to: &burst)
        flush(connection)
    }

    private func write(_ connection: Connection, _ piece: [UInt8]) {
        guard let terms = connection.writing?.terms else { return }
        ResponseWriter.append(piece: piece, terms, to: &burst)
        flush(connection)
        noteRoom(connection, arrived: piece.count)
    }

    private func noteRoom(_ connection: Connection, arrived: Int) {
        connection.writing?.writer.object?.note(arrived: arrived, unsent: connection.unsentBytes)
    }

    private func endContent(_ connection: Connection) {
        guard let terms = connection.writing?.terms else { return }
        ResponseWriter.appendEnd(terms, to: &burst)
        connection.serial = 0
        connection.writing = nil
        connection.cutStreams()
        let isClosing = connection.state.replied(at: now).closes
        if terms.closes, !isClosing { connection.state.close(at: now) }
        proceed(connection, Span())
    }
}
