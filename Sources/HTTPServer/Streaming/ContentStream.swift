internal import Synchronization

/// The content of a request while it arrives, for one reader on a thread of its own.
///
/// What has arrived and was not read is bounded: beyond `Limits.streamWindowBytesMax` the connection is not read, so the
/// client is held back by the network itself. The content can be refused or break off in the middle, so what was read
/// before is no whole until `next` has returned nil.
package final class ContentStream: Sendable {
    private struct State {
        var pieces: [[UInt8]] = []
        var bytes = 0
        var isEnded = false
        var isCut = false
        var isHeldBack = false
    }

    private let state = Mutex(State())
    private let arrival: Alarm
    private let askForMore: @Sendable () -> Void
    private let windowBytesMax: Int

    /// A stream that calls `askForMore`, on the reader's thread, when there is room again.
    init(windowBytesMax: Int, askForMore: @escaping @Sendable () -> Void) throws(ServerError) {
        arrival = try Alarm()
        self.windowBytesMax = windowBytesMax
        self.askForMore = askForMore
    }

    /// The next piece, never empty, or nil behind the last one; waits for it.
    ///
    /// It must not be called on the thread of a loop.
    /// - Throws: `ContentCut` when the content broke off.
    package func next() throws(ContentCut) -> [UInt8]? {
        while true {
            let (step, hasRoom) = state.withLock { Self.take(&$0, windowBytesMax) }
            if hasRoom { askForMore() }
            switch step {
            case .piece(let piece): return piece
            case .end: return nil
            case .cut: throw ContentCut()
            case .wait: _ = arrival.wait()
            }
        }
    }

    /// Says that what is still to come will not be read.
    package func abandon() {
        cut()
    }

    /// Adds what arrived; false when no more should be read for now.
    func add(_ piece: [UInt8]) -> Bool {
        let hasRoom = state.withLock { state in
            guard !state.isCut else { return true }
            state.pieces.append(piece)
            state.bytes += piece.count
            state.isHeldBack = state.bytes > windowBytesMax
            return !state.isHeldBack
        }
        arrival.ring()
        return hasRoom
    }

    func end() {
        state.withLock { $0.isEnded = true }
        arrival.ring()
    }

    /// Nothing more comes, and this was not the end.
    func cut() {
        state.withLock { state in
            guard !state.isEnded else { return }
            state.isCut = true
            state.pieces = []
        }
        arrival.ring()
    }

    private enum Step { case piece([UInt8]), end, cut, wait }

    private static func take(_ state: inout State, _ windowBytesMax: Int) -> (Step, hasRoom: Bool) {
        if state.isCut { return (.cut, false) }
        guard !state.pieces.isEmpty else { return (state.isEnded ? .end : .wait, false) }
        let piece = state.pieces.removeFirst()
        state.bytes -= piece.count
        let hasRoom = state.isHeldBack && state.bytes <= windowBytesMax / 2
        if hasRoom { state.isHeldBack = false }
        return (.piece(piece), hasRoom)
    }
}

/// The content of a request broke off: the client went away, was too slow, or sent what cannot be understood.
package struct ContentCut: Error {}
