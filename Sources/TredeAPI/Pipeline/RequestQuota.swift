internal import Synchronization

/// How many requests of one client are done in a minute, where the operator bounds them: so many files can a stolen key
/// read, and so much can a program that runs wild ask, before somebody looks.
package final class RequestQuota: Sendable {
    private struct Minute {
        var number: Int64 = 0
        var counts: [Int64: Int] = [:]
    }

    private let perMinuteMax: Int?
    private let minute = Mutex(Minute())
    private static let milliseconds: Int64 = 60_000

    /// Bounds the requests of each client; nil bounds none.
    package init(perMinuteMax: Int? = nil) {
        self.perMinuteMax = perMinuteMax
    }

    /// Counts a request of a client.
    ///
    /// - Throws: `TooManyRequests` until the minute is over.
    func take(_ client: Int64, now: Int64) throws {
        guard let perMinuteMax else { return }
        let number = now / RequestQuota.milliseconds
        let isOver = minute.withLock { minute in
            if minute.number != number { minute = Minute(number: number) }
            guard minute.counts[client, default: 0] < perMinuteMax else { return true }
            minute.counts[client, default: 0] += 1
            return false
        }
        guard isOver else { return }
        let left = RequestQuota.milliseconds - now % RequestQuota.milliseconds
        throw TooManyRequests(retryAfterSeconds: Int((left + 999) / 1000))
    }
}
