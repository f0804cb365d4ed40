import Synchronization

/// How often the writer of this process has committed: whoever keeps a snapshot sees from it that there is a newer one.
final class CommitCount: Sendable {
    private let count = Atomic<UInt64>(0)

    /// Read before a snapshot is taken, it says what the snapshot holds at least.
    var value: UInt64 { count.load(ordering: .acquiring) }

    /// Counts a commit; to be called before anybody is told of it.
    func add() {
        count.add(1, ordering: .releasing)
    }
}
