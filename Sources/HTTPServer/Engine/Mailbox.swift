internal import Glibc
internal import Synchronization

/// Where answers and orders from other threads wait for a loop; many of them wake it once.
///
/// Safe because `tray` is touched only by the thread named in `owner`; all else is behind the mutex or atomic.
final class Mailbox: @unchecked Sendable {
    /// What the other threads have brought.
    struct Post: Sendable {
        var deliveries: [Delivery] = []
        /// When a stop was ordered, the time left for it.
        var stopGraceMilliseconds: Int?
    }

    private struct Inbox {
        var post = Post()
        var hasWoken = false
        var hasUnansweredPing = false
        var isClosed = false
    }

    let alarm: Alarm
    private let owner = Atomic<UInt>(0)
    private let inbox = Mutex(Inbox())
    private var tray: [Delivery] = []

    init() throws(ServerError) {
        alarm = try Alarm()
    }

    /// Makes the calling thread the owner, whose answers need neither lock nor alarm.
    func open() {
        owner.store(UInt(pthread_self()), ordering: .relaxed)
        tray.reserveCapacity(16)
    }

    /// Drops what is there and whatever comes later.
    func close() {
        owner.store(0, ordering: .relaxed)
        for delivery in tray { delivery.drop() }
        tray.removeAll()
        inbox.withLock {
            $0.isClosed = true
            for delivery in $0.post.deliveries { delivery.drop() }
            $0.post = Post()
        }
    }

    func deliver(_ delivery: Delivery) {
        if owner.load(ordering: .relaxed) == UInt(pthread_self()) {
            tray.append(delivery)
        } else {
            if !put({ $0.deliveries.append(delivery) }) { delivery.drop() }
        }
    }

    func orderStop(graceMilliseconds: Int) {
        _ = put { $0.stopGraceMilliseconds = graceMilliseconds }
    }

    /// Asks the loop for a sign of life, and says whether it gave the one it was asked for before.
    func ping() -> Bool {
        let (hasAnswered, mustRing) = inbox.withLock { inbox in
            let hasAnswered = !inbox.hasUnansweredPing
            let mustRing = !inbox.isClosed && !inbox.hasWoken
            inbox.hasUnansweredPing = !inbox.isClosed
            inbox.hasWoken = inbox.hasWoken || mustRing
            return (hasAnswered, mustRing)
        }
        if mustRing { alarm.ring() }
        return hasAnswered
    }

    /// Exchanges the answers that the owner itself has given, in their order, for an empty array.
    func exchangeOwn(_ empty: inout [Delivery]) {
        swap(&tray, &empty)
    }

    /// Takes all that other threads have brought; what comes after rings the alarm again.
    func takePost() -> Post {
        alarm.quiet()
        return inbox.withLock { inbox in
            inbox.hasWoken = false
            inbox.hasUnansweredPing = false
            let post = inbox.post
            inbox.post = Post()
            return post
        }
    }

    /// Adds to what waits for the loop; false when there is no loop any more.
    private func put(_ change: (inout sending Post) -> Void) -> Bool {
        let (isTaken, mustRing) = inbox.withLock { inbox in
            guard !inbox.isClosed else { return (false, false) }
            change(&inbox.post)
            defer { inbox.hasWoken = true }
            return (true, !inbox.hasWoken)
        }
        if mustRing { alarm.ring() }
        return isTaken
    }
}
