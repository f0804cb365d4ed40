internal import Glibc

/// A connected socket with its state, in the hands of one loop.
final class Connection {
    let descriptor: Int32
    /// Tells its readiness events from those of an earlier connection with the same descriptor.
    let generation: UInt32
    var state: ConnectionState
    /// The admission it holds; nil for one that was refused.
    let admission: Admission?
    /// The number of the request that waits for its answer.
    var serial: UInt64 = 0
    /// Where the content of that request goes, while it comes in pieces.
    var content: ContentStream?
    /// Who writes the content of the answer, and the terms its beginning was written by.
    var writing: (writer: Weak, terms: ResponseTerms)?
    /// Why it ends, once it does.
    var end = ServerStatistics.End.done
    /// Whether the socket may have bytes that were not read.
    var isReadable = true
    var isHalfClosed = false
    private(set) var hasEndedOutput = false
    private(set) var isOpen = true
    /// Whether the client was promised more than it got, which a close in good order would hide from it.
    private var isIncomplete = false
    /// What the client had still to take when it was last seen to take something.
    private var untakenBytes = 0
    private var unsent: [UInt8] = []
    private var unsentStart = 0

    init(_ descriptor: Int32, generation: UInt32, _ state: ConnectionState, _ admission: Admission?) {
        self.descriptor = descriptor
        self.generation = generation
        self.state = state
        self.admission = admission
    }

    var tag: UInt64 { UInt64(generation) << 32 | UInt64(UInt32(bitPattern: descriptor)) }
    var unsentBytes: Int { unsent.count - unsentStart }

    /// Sends the bytes, after those that wait already; false when the socket is broken.
    ///
    /// What the socket does not take is kept.
    func send(_ bytes: [UInt8], at now: Moment) -> Bool {
        guard unsentBytes == 0 else {
            keep(bytes, from: 0)
            return sendUnsent(at: now)
        }
        switch Socket.send(descriptor, bytes, from: 0) {
        case .bytes(let count):
            guard count < bytes.count else { return true }
            keep(bytes, from: count)
            // A short count means that the socket is full, so another attempt now would be in vain.
            note(written: count, at: now)
        case .wouldBlock:
            keep(bytes, from: 0)
            note(written: 0, at: now)
        case .end, .broken: return false
        }
        return true
    }

    /// Sends what waits; false when the socket is broken.
    func sendUnsent(at now: Moment) -> Bool {
        guard unsentBytes > 0 else { return true }
        switch Socket.send(descriptor, unsent, from: unsentStart) {
        case .bytes(let count):
            unsentStart += count
            if unsentBytes == 0 { dropUnsent() }
            note(written: count, at: now)
        case .wouldBlock: note(written: 0, at: now)
        case .end, .broken: return false
        }
        return true
    }

    private func note(written: Int, at now: Moment) {
        state.noteOutput(unsent: unsentBytes, written: written, at: now)
        if unsentBytes > 0, written > 0 || untakenBytes == 0 { untakenBytes = unsentBytes + Socket.queued(descriptor) }
    }

    /// Whether the client took as much as earns it more time, which the socket does not tell: it is writable again only
    /// once a large part of its buffer is free.
    func hasTaken(_ countMin: Int) -> Bool {
        let left = unsentBytes + Socket.queued(descriptor)
        guard untakenBytes - left >= countMin else { return false }
        untakenBytes = left
        return true
    }

    /// Tells the client that nothing more comes; what it still sends is thrown away (RFC 9112, section 9.6).
    func endOutput(at now: Moment) {
        hasEndedOutput = true
        if !isIncomplete { Socket.endOutput(descriptor) }
        state.linger(at: now)
    }

    /// Tells whoever reads content from it or writes content to it that it is over; content that was not written to its
    /// end is missing to the client.
    func cutStreams() {
        if writing != nil { isIncomplete = true }
        content?.cut()
        content = nil
        writing?.writer.object?.cut()
        writing = nil
    }

    func dropUnsent() {
        unsent = []
        unsentStart = 0
    }

    /// Lets go of what was not sent: the client does not get all that it was promised.
    func breakOff() {
        if unsentBytes > 0 || writing != nil { isIncomplete = true }
        dropUnsent()
    }

    func close() {
        guard isOpen else { return }
        isOpen = false
        if unsentBytes > 0 { isIncomplete = true }
        cutStreams()
        // Without a length an answer is complete where the connection closes (RFC 9112, section 8), unless it is reset.
        if isIncomplete { Socket.resetAtClose(descriptor) }
        Glibc.close(descriptor)
    }

    private func keep(_ bytes: [UInt8], from start: Int) {
        if unsentStart > unsent.count / 2 {
            unsent.removeSubrange(..<unsentStart)
            unsentStart = 0
        }
        unsent.append(contentsOf: bytes[start...])
    }
}
