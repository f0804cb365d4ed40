internal import Synchronization

/// What a server has done and is doing, counted by its loops and read by whoever watches it.
package final class ServerStatistics: Sendable {
    /// What a connection is doing.
    package enum Activity: String, CaseIterable, Sendable {
        /// It waits for a request.
        case idle
        /// A request has begun to arrive and is not complete.
        case reading
        /// A request is with the application.
        case waiting
        /// The client has answers to take.
        case writing
        /// It is on its way out.
        case closing
    }

    /// Why a connection ended.
    package enum End: String, CaseIterable, Sendable {
        /// In good order, by either side.
        case done
        /// Nothing was asked for too long.
        case idle
        /// The client did not take its answers.
        case writeStall
        /// The client broke it off, or an answer could not be completed.
        case reset
        /// The server stopped.
        case stopped
    }

    /// The sums over all loops.
    package struct Snapshot: Sendable {
        /// The connections that were accepted, those that were refused included.
        package fileprivate(set) var accepted: UInt64 = 0
        /// The requests that were handed to the application.
        package fileprivate(set) var requests: UInt64 = 0
        /// The bytes that were read from sockets.
        package fileprivate(set) var receivedBytes: UInt64 = 0
        /// The bytes of answers that were handed to sockets, or wait for them.
        package fileprivate(set) var sentBytes: UInt64 = 0
        /// The connections by what they are doing, as of the last sweep of each loop.
        package fileprivate(set) var connections: [Activity: Int] = [:]
        /// The connections that ended, by why.
        package fileprivate(set) var ended: [End: UInt64] = [:]
        /// What the engine refused by itself, by why.
        package fileprivate(set) var refusals: [String: UInt64] = [:]
    }

    private let loops = Mutex<[LoopStatistics]>([])
    private let refusals = Mutex<[String: UInt64]>([:])

    /// Nothing is counted yet.
    package init() {}

    /// The sums as they are now.
    package func snapshot() -> Snapshot {
        var snapshot = Snapshot()
        for loop in loops.withLock({ $0 }) { loop.add(to: &snapshot) }
        snapshot.refusals = refusals.withLock { $0 }
        return snapshot
    }

    /// The counts of one more loop, which only that loop writes.
    func makeLoop() -> LoopStatistics {
        let loop = LoopStatistics()
        loops.withLock { $0.append(loop) }
        return loop
    }

    func count(_ refusal: Refusal) {
        refusals.withLock { $0[refusal.reason, default: 0] += 1 }
    }
}

/// What one loop counts; atomic only so that others may read it.
final class LoopStatistics: Sendable {
    private let accepted = Atomic<UInt64>(0)
    private let requests = Atomic<UInt64>(0)
    private let receivedBytes = Atomic<UInt64>(0)
    private let sentBytes = Atomic<UInt64>(0)
    private let connections = InlineArray<5, Atomic<Int>> { _ in Atomic(0) }
    private let ended = InlineArray<5, Atomic<UInt64>> { _ in Atomic(0) }

    func countAccepted() { accepted.add(1, ordering: .relaxed) }
    func countRequest() { requests.add(1, ordering: .relaxed) }
    func countReceived(_ bytes: Int) { receivedBytes.add(UInt64(bytes), ordering: .relaxed) }
    func countSent(_ bytes: Int) { sentBytes.add(UInt64(bytes), ordering: .relaxed) }

    func count(_ end: ServerStatistics.End) {
        for (index, other) in ServerStatistics.End.allCases.enumerated() where other == end {
            ended[index].add(1, ordering: .relaxed)
        }
    }

    func set(_ counts: [ServerStatistics.Activity: Int]) {
        for (index, activity) in ServerStatistics.Activity.allCases.enumerated() {
            connections[index].store(counts[activity] ?? 0, ordering: .relaxed)
        }
    }

    func add(to snapshot: inout ServerStatistics.Snapshot) {
        snapshot.accepted += accepted.load(ordering: .relaxed)
        snapshot.requests += requests.load(ordering: .relaxed)
        snapshot.receivedBytes += receivedBytes.load(ordering: .relaxed)
        snapshot.sentBytes += sentBytes.load(ordering: .relaxed)
        for (index, activity) in ServerStatistics.Activity.allCases.enumerated() {
            snapshot.connections[activity, default: 0] += connections[index].load(ordering: .relaxed)
        }
        for (index, end) in ServerStatistics.End.allCases.enumerated() {
            snapshot.ended[end, default: 0] += ended[index].load(ordering: .relaxed)
        }
    }
}
