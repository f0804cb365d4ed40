internal import Synchronization

/// Whether the service takes requests: from the moment it listens until it is told to stop.
package final class Readiness: Sendable {
    private let state = Atomic<Bool>(false)

    /// Starts as not ready.
    package init() {}

    /// Whether the service takes requests.
    package var isReady: Bool { state.load(ordering: .acquiring) }

    /// Says whether it does.
    package func set(_ isReady: Bool) {
        state.store(isReady, ordering: .releasing)
    }
}
