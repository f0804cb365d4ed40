/// One connection without its socket: takes bytes and the time, and says what to do next.
///
/// One request is with the application at a time, so answers keep the order of requests (RFC 9112, section 9.3).
package struct ConnectionState {
    /// What the owner of the connection does next.
    package enum Action {
        /// Everything was taken over; more bytes are welcome.
        case needMore
        /// Everything was taken over; more bytes are welcome only once `wantsInput` says so again.
        case wait
        /// Hand it to the application, and report its answer with `replied`.
        case request(Request)
        /// Ask the application whether it takes the content in pieces, then call `keepWhole` or `takePieces`.
        case opening(Request)
        /// A part of the content of the request that is with the application, and its end.
        case piece([UInt8])
        case pieceEnd
        /// Send the interim answer 100.
        case sendContinue
        /// Answer the refusal by the terms; the connection is closing.
        case refuse(Refusal, ResponseTerms)
        /// Close, once what is unsent is sent.
        case close
    }

    private enum Phase { case reading, opening, takingPieces, awaitingReply, closing }
    private enum Stage { case idle, head, content }

    private let limits: Limits
    private var reader: RequestReader
    private var phase = Phase.reading
    private var stage = Stage.idle
    private var terms = ResponseTerms()
    private var held: [UInt8] = []
    private var heldStart = 0
    private var inputHasEnded = false
    private var isStopping = false
    private var isHeldBack = false
    private var awaitsProxyHeader: Bool
    private var unsentBytes = 0
    private var progressBytes = 0
    private var readDeadline: Moment
    private var bodyDeadline = Moment.never
    private var bodyProgressBytes = 0
    private var writeDeadline = Moment.never
    private var requestsLeft: Int

    /// The state of a connection that was just opened.
    package init(
        limits: Limits, remoteAddress: RemoteAddress, clients: ClientAddresses = ClientAddresses(), at now: Moment
    ) {
        self.limits = limits
        reader = RequestReader(
            limits: limits, remoteAddress: remoteAddress,
            clients: clients.readsFields(from: remoteAddress) ? clients : nil)
        awaitsProxyHeader = clients.expectsProxyHeader(from: remoteAddress)
        let milliseconds = awaitsProxyHeader ? limits.headerTimeMillisecondsMax : limits.idleTimeMillisecondsMax
        readDeadline = now.after(milliseconds: milliseconds)
        requestsLeft = limits.requestsPerConnectionMax
    }

    /// When `expire` must be asked.
    ///
    /// While the client has answers to take, only its slowness in that counts, unless a request is half here.
    var deadline: Moment {
        let isOnlyWriting = unsentBytes > 0 && (phase == .closing || stage == .idle || isOutputFull)
        return isOnlyWriting ? writeDeadline : min(readDeadline, bodyDeadline, writeDeadline)
    }

    /// Whether bytes may be read for it; when not, they stay in the socket and the sender is held back.
    var wantsInput: Bool { !inputHasEnded && (phase == .closing || canRead) }
    /// Whether no further request is read.
    package var isClosing: Bool { phase == .closing }
    /// What it is doing, for those who count.
    var activity: ServerStatistics.Activity {
        switch phase {
        case .closing: .closing
        case .opening, .takingPieces: .reading
        case .awaitingReply: .waiting
        case .reading: unsentBytes > 0 ? .writing : stage == .idle ? .idle : .reading
        }
    }
    /// Whether the client has not taken its answers in time.
    func isStalled(at now: Moment) -> Bool { now >= writeDeadline }
    /// Whether nothing of a request has arrived and no answer is on its way.
    var isIdle: Bool { phase == .reading && stage == .idle && unsentBytes == 0 }
    var hasInputEnded: Bool { inputHasEnded }
    /// The bytes that wait for their turn.
    package var heldBytes: Int { held.count - heldStart }

    /// Whether the client must take answers before more requests are read.
    var isOutputFull: Bool { unsentBytes > limits.pendingResponseBytesMax }

    /// The next thing to do, given bytes from `offset` on; `offset` moves past those taken over.
    package mutating func next(_ fresh: Span<UInt8>, _ offset: inout Int, at now: Moment) -> Action {
        guard phase != .closing else {
            offset = fresh.count
            drop()
            return inputHasEnded ? .close : .wait
        }
        guard canRead else {
            hold(fresh, &offset)
            return .wait
        }
        if awaitsProxyHeader, let action = readProxyHeader(fresh, &offset, at: now) { return action }
        let step = heldBytes == 0 ? stepFresh(fresh, &offset) : stepHeld(fresh, &offset)
        if stage == .content { noteContent(step.consumed, at: now) }
        switch step.outcome {
        case .needMore:
            hold(fresh, &offset)
            return needMore(at: now)
        case .sendContinue:
            enter(.content, at: now)
            return .sendContinue
        case .request(let request, let terms):
            begin(terms)
            phase = .awaitingReply
            return .request(request)
        case .opening(let request, let terms):
            self.terms = terms
            phase = .opening
            return .opening(request)
        case .piece(let bytes): return .piece(bytes)
        case .pieceEnd:
            phase = .awaitingReply
            (stage, readDeadline, bodyDeadline) = (.idle, .never, .never)
            return .pieceEnd
        case .refuse(let refusal, let terms):
            close(at: now)
            return .refuse(refusal, terms)
        }
    }

    /// The content is kept until it is whole; its time begins.
    package mutating func keepWhole(at now: Moment) {
        reader.keepWhole()
        phase = .reading
        enter(.content, at: now, isNew: true)
    }

    /// The request is with the application already, while its content comes in pieces; only its rate is bounded.
    package mutating func takePieces(at now: Moment) {
        reader.takePieces()
        begin(terms)
        phase = .takingPieces
        isHeldBack = false
        startPieces(at: now)
    }

    /// Whoever takes the pieces is behind, so that nothing is read and the sender is not to blame, or is so no more.
    mutating func holdBack(_ isHeldBack: Bool, at now: Moment) {
        guard phase == .takingPieces, isHeldBack != self.isHeldBack else { return }
        self.isHeldBack = isHeldBack
        if isHeldBack { bodyDeadline = .never } else { startPieces(at: now) }
    }

    /// How to write an answer whose content follows in pieces; `replied` comes when it has all been written.
    var termsOfBeginning: ResponseTerms {
        var terms = self.terms
        if isStopping || phase == .takingPieces || terms.hasNoChunks { terms.closes = true }
        return terms
    }

    /// Takes note that the request is answered, and says how to write the answer.
    package mutating func replied(at now: Moment) -> ResponseTerms {
        var terms = self.terms
        // RFC 9112, section 9.3: what is left of an unread content cannot be told from a next request.
        if isStopping || phase == .takingPieces { terms.closes = true }
        if terms.closes {
            close(at: now)
        } else {
            phase = .reading
            enter(.idle, at: now, isNew: true)
        }
        return terms
    }

    /// The client sends no more; what it has sent is still answered.
    package mutating func endInput() { inputHasEnded = true }

    /// The current or next request is the last one, and a next one has little time to come.
    mutating func stop(at now: Moment) {
        isStopping = true
        guard phase == .reading, stage == .idle else { return }
        readDeadline = min(readDeadline, now.after(milliseconds: limits.drainTimeMillisecondsMax))
    }

    /// Reports how many bytes of answers the socket has not taken, and how many it took since the last report.
    mutating func noteOutput(unsent: Int, written: Int, at now: Moment) {
        unsentBytes = unsent
        guard unsent > 0 else {
            writeDeadline = .never
            progressBytes = 0
            if phase == .reading, stage == .idle { enter(.idle, at: now, isNew: true) }
            return
        }
        progressBytes += written
        guard writeDeadline == .never || progressBytes >= limits.writeProgressBytesMin else { return }
        progressBytes = 0
        writeDeadline = now.after(milliseconds: limits.writeTimeMillisecondsMax)
    }

    /// The client took bytes that the socket had taken before, and has its time anew.
    mutating func noteProgress(at now: Moment) {
        writeDeadline = now.after(milliseconds: limits.writeTimeMillisecondsMax)
    }

    /// The time a client has for its own close begins now, our last byte being sent.
    mutating func linger(at now: Moment) {
        readDeadline = now.after(milliseconds: limits.lingerTimeMillisecondsMax)
    }

    /// What to do if the deadline has passed.
    mutating func expire(at now: Moment) -> Action {
        guard now >= deadline else { return .wait }
        guard now < writeDeadline, isReceiving else {
            phase = .closing
            return .close
        }
        close(at: now)
        return .refuse(.tooSlow, ResponseTerms(omitsBody: reader.isForHead, closes: true))
    }

    /// Closes before anything was read, as when there is no room for the connection.
    mutating func close(at now: Moment) {
        phase = .closing
        drop()
        linger(at: now)
    }

    /// Closes at once: the client is gone, or not worth waiting for.
    mutating func abandon() {
        phase = .closing
        inputHasEnded = true
        unsentBytes = 0
        drop()
    }

    /// Whether a request has begun to arrive and is not complete.
    private var isReceiving: Bool { phase == .reading && stage != .idle || phase == .takingPieces }

    private var canRead: Bool {
        switch phase {
        case .reading: !isOutputFull
        case .takingPieces: !isHeldBack
        case .opening, .awaitingReply, .closing: false
        }
    }

    private mutating func startPieces(at now: Moment) {
        stage = .content
        readDeadline = .never
        bodyProgressBytes = 0
        bodyDeadline = now.after(milliseconds: limits.bodyProgressTimeMillisecondsMax)
    }

    private mutating func begin(_ terms: ResponseTerms) {
        self.terms = terms
        requestsLeft -= 1
        if requestsLeft <= 0 { self.terms.closes = true }
        readDeadline = .never
        bodyDeadline = .never
    }

    /// Content must keep coming at a rate, so that one who sends a byte now and then does not hold a place.
    private mutating func noteContent(_ count: Int, at now: Moment) {
        bodyProgressBytes += count
        guard bodyProgressBytes >= limits.bodyProgressBytesMin else { return }
        bodyProgressBytes = 0
        bodyDeadline = now.after(milliseconds: limits.bodyProgressTimeMillisecondsMax)
    }

    /// Takes what a proxy puts before the first request; nil when that is done.
    private mutating func readProxyHeader(_ fresh: Span<UInt8>, _ offset: inout Int, at now: Moment) -> Action? {
        hold(fresh, &offset)
        let bytes = held
        do throws(Refusal) {
            switch try ProxyHeader.read(bytes.span.extracting(heldStart...)) {
            case .incomplete:
                guard inputHasEnded else { return .needMore }
                close(at: now)
                return .close
            case .complete(let byteCount, let client):
                if let client { reader.remoteAddress = client }
                awaitsProxyHeader = false
                heldStart += byteCount
                if heldBytes == 0 { drop() }
                enter(.idle, at: now, isNew: true)
                return nil
            }
        } catch {
            close(at: now)
            return .refuse(error, ResponseTerms(closes: true))
        }
    }

    private mutating func stepFresh(_ fresh: Span<UInt8>, _ offset: inout Int) -> RequestReader.Step {
        let step = reader.step(fresh.extracting(offset...))
        offset += step.consumed
        return step
    }

    private mutating func stepHeld(_ fresh: Span<UInt8>, _ offset: inout Int) -> RequestReader.Step {
        hold(fresh, &offset)
        let bytes = held
        let step = reader.step(bytes.span.extracting(heldStart...))
        heldStart += step.consumed
        if heldBytes == 0 { drop() }
        return step
    }

    private mutating func needMore(at now: Moment) -> Action {
        if inputHasEnded {
            close(at: now)
            return .close
        }
        guard phase == .reading else { return .needMore }
        enter(reader.isInContent ? .content : heldBytes > 0 ? .head : .idle, at: now)
        return .needMore
    }

    /// A stage has its time once, however many pieces it arrives in.
    private mutating func enter(_ stage: Stage, at now: Moment, isNew: Bool = false) {
        guard isNew || stage != self.stage else { return }
        self.stage = stage
        let milliseconds =
            switch stage {
            case .idle: limits.idleTimeMillisecondsMax
            case .head: limits.headerTimeMillisecondsMax
            case .content: limits.bodyTimeMillisecondsMax
            }
        readDeadline = now.after(milliseconds: milliseconds)
        bodyProgressBytes = 0
        bodyDeadline = stage == .content ? now.after(milliseconds: limits.bodyProgressTimeMillisecondsMax) : .never
    }

    private mutating func hold(_ fresh: Span<UInt8>, _ offset: inout Int) {
        guard offset < fresh.count else { return }
        if heldStart > 0 {
            held.removeSubrange(..<heldStart)
            heldStart = 0
        }
        held.append(copying: fresh.extracting(offset...))
        offset = fresh.count
    }

    /// Gives the memory back: most connections are idle most of the time.
    private mutating func drop() {
        heldStart = 0
        if held.capacity > 0 { held = [] }
    }
}
