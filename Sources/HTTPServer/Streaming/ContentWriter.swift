internal import Synchronization

/// Writes the content of an answer piece by piece, from a thread of its own.
///
/// What was written and not taken by the client is bounded: beyond `Limits.streamWindowBytesMax` writing waits. A writer
/// that goes away before `end` breaks the connection off, so that the client sees that something is missing.
package final class ContentWriter: Sendable {
    private struct State {
        /// The bytes on their way to the loop.
        var posted = 0
        /// The bytes that wait in the loop for the socket.
        var unsent = 0
        var isOver = false
        var collected: [UInt8] = []
    }

    /// Where the pieces go.
    enum Target: Sendable {
        case loop(Mailbox, descriptor: Int32, serial: UInt64)
        /// For calling a handler without a server: the whole answer at the end.
        case function(Response, @Sendable (Response) -> Void)
    }

    private let state = Mutex(State())
    private let room: Alarm?
    private let target: Target
    private let windowBytesMax: Int

    /// Whether it has what it takes to wait.
    var canWrite: Bool { room != nil }

    /// A writer; without an alarm, which takes a descriptor, it is over before it begins.
    init(_ target: Target, windowBytesMax: Int) {
        self.target = target
        self.windowBytesMax = windowBytesMax
        room = try? Alarm()
        if room == nil { state.withLock { $0.isOver = true } }
    }

    deinit {
        if !state.withLock({ $0.isOver }) { post(.cut) }
    }

    /// Writes a piece, and waits while the client is behind; false when nobody takes it any more.
    ///
    /// It must not be called on the thread of a loop.
    package func write(_ piece: [UInt8]) -> Bool {
        guard !piece.isEmpty else { return !state.withLock { $0.isOver } }
        while true {
            let canPost: Bool? = state.withLock { state in
                guard !state.isOver else { return nil }
                guard state.posted + state.unsent <= windowBytesMax else { return false }
                state.posted += piece.count
                return true
            }
            guard let canPost else { return false }
            if canPost { break }
            _ = room?.wait()
        }
        post(.piece(piece))
        return true
    }

    /// Ends the content; nothing is written after it.
    package func end() {
        let wasOver = state.withLock { state in
            defer { state.isOver = true }
            return state.isOver
        }
        if !wasOver { post(.end) }
    }

    /// Breaks the answer off.
    package func fail() {
        let wasOver = state.withLock { state in
            defer { state.isOver = true }
            return state.isOver
        }
        if !wasOver { post(.cut) }
    }

    /// Takes note of what the loop has of the pieces: so many bytes came, and so many wait for the socket.
    func note(arrived: Int, unsent: Int) {
        state.withLock { state in
            state.posted -= arrived
            state.unsent = unsent
        }
        room?.ring()
    }

    /// The client is gone.
    func cut() {
        state.withLock { $0.isOver = true }
        room?.ring()
    }

    private func post(_ news: Delivery.News) {
        switch target {
        case .loop(let mailbox, let descriptor, let serial):
            mailbox.deliver(Delivery(descriptor: descriptor, serial: serial, news: news))
        case .function(var response, let receive):
            switch news {
            case .piece(let piece):
                state.withLock { state in
                    state.collected += piece
                    state.posted -= piece.count
                }
            case .end:
                response.body = state.withLock(\.collected)
                receive(response)
            default: return
            }
        }
    }
}
