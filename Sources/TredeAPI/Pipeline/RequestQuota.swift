internal import Synchronization
internal import TredeDomain

/// How many requests of one client are done in a minute, where the operator bounds them: so many files can a stolen key
/// read, on whosever behalf it acts, and so much can a program that runs wild ask, before somebody looks.
///
/// Each participant has as many, also where an issuer sends many in the name of one client.
package final class RequestQuota: Sendable {
    private struct Minute {
        var number: Int64 = 0
        var counts: [CountedAs: Int] = [:]
    }

    private let perMinuteMax: Int?
    private let minute = Mutex(Minute())
    private static let milliseconds: Int64 = 60_000

    /// Bounds the requests of each client; nil bounds none.
    package init(perMinuteMax: Int? = nil) {
        self.perMinuteMax = perMinuteMax
    }

    /// Counts a request of a caller.
    ///
    /// - Throws: `TooManyRequests` until the minute is over.
    func take(_ caller: CountedAs, now: Int64) throws {
        guard let perMinuteMax else { return }
        let number = now / RequestQuota.milliseconds
        let isOver = minute.withLock { minute in
            if minute.number != number { minute = Minute(number: number) }
            guard minute.counts[caller, default: 0] < perMinuteMax else { return true }
            minute.counts[caller, default: 0] += 1
            return false
        }
        guard isOver else { return }
        let left = RequestQuota.milliseconds - now % RequestQuota.milliseconds
        throw TooManyRequests(retryAfterSeconds: Int((left + 999) / 1000))
    }
}
