internal import CLinux

/// Tells the service manager how the service is doing (sd_notify(3)); without one it says nothing.
package struct ServiceNotifier: Sendable {
    /// What there is to tell.
    package enum News: String, Sendable {
        /// It serves.
        case ready = "READY=1"
        /// It was told to stop and finishes what is under way.
        case stopping = "STOPPING=1"
        /// It is alive.
        case alive = "WATCHDOG=1"
    }

    private let socketName: String?
    /// The time within which the manager wants a sign of life, in microseconds; nil when it wants none.
    package let watchdogMicroseconds: Int?

    /// Reads `NOTIFY_SOCKET`, `WATCHDOG_USEC` and `WATCHDOG_PID`.
    package init(environment: [String: String], processID: Int32) {
        socketName = environment["NOTIFY_SOCKET"].flatMap { $0.isEmpty ? nil : $0 }
        let isWatched = environment["WATCHDOG_PID"].map { Int32($0) == processID } ?? true
        let microseconds = environment["WATCHDOG_USEC"].flatMap { Int($0) } ?? 0
        watchdogMicroseconds = isWatched && socketName != nil && microseconds > 0 ? microseconds : nil
    }

    /// Tells the news; returns whether there is a manager that took it.
    @discardableResult
    package func tell(_ news: News) -> Bool {
        guard let socketName else { return false }
        return unsafe trede_notify(socketName, news.rawValue) == 0
    }
}
