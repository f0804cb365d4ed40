import Synchronization

/// Tells whether the database takes a write: by writing a page and flushing it, and by the room left on its disk.
///
/// Whoever asks while one is under way gets its answer, and for a second after it the same one; so asking often costs
/// no more than one write a second, and nobody waits on an event loop.
package final class WriteProbe: Sendable {
    /// The room a disk must have left: as much as the largest request holds.
    ///
    /// With less a small write may still succeed where the next large one fails.
    package static let freeBytesMin: UInt64 = 1 << 20

    /// How long an answer holds.
    package static let rest = Duration.seconds(1)

    private struct State {
        var isUnderWay = false
        var waiting: [@Sendable (Bool) -> Void] = []
        var last: (canWrite: Bool, at: ContinuousClock.Instant)?
    }

    private enum Step {
        case answer(Bool)
        case write
        case wait
    }

    private let write: @Sendable (@escaping @Sendable (Bool) -> Void) -> Void
    private let freeBytes: @Sendable () -> UInt64?
    private let rest: Duration
    private let state = Mutex(State())

    /// Probes by `write`, which calls back once on any thread, and by `freeBytes`, which is nil when it is not known.
    init(
        write: @escaping @Sendable (@escaping @Sendable (Bool) -> Void) -> Void,
        freeBytes: @escaping @Sendable () -> UInt64?, rest: Duration = WriteProbe.rest
    ) {
        self.write = write
        self.freeBytes = freeBytes
        self.rest = rest
    }

    /// Calls `completion` once with whether a write can be made; at once, or on the writer's thread.
    package func canWrite(_ completion: @escaping @Sendable (Bool) -> Void) {
        switch next(completion) {
        case .answer(let canWrite): completion(canWrite)
        case .wait: break
        case .write:
            guard let free = freeBytes(), free >= WriteProbe.freeBytesMin else { return settle(false) }
            write { [self] in settle($0) }
        }
    }

    private func next(_ completion: @escaping @Sendable (Bool) -> Void) -> Step {
        state.withLock { state in
            if let last = state.last, ContinuousClock.now - last.at < rest { return .answer(last.canWrite) }
            state.waiting.append(completion)
            guard !state.isUnderWay else { return .wait }
            state.isUnderWay = true
            return .write
        }
    }

    private func settle(_ canWrite: Bool) {
        let waiting = state.withLock { state in
            state.isUnderWay = false
            state.last = (canWrite, ContinuousClock.now)
            defer { state.waiting = [] }
            return state.waiting
        }
        for completion in waiting { completion(canWrite) }
    }
}

enum WriteProbeQuery: String, Query {
    // Writes the first page anew, whatever stood there; nothing reads the number.
    case write = "PRAGMA user_version = 1"
}
