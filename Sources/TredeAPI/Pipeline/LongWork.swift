internal import Dispatch
internal import Synchronization
internal import TredeDomain

/// The threads of what takes long; there are only so many, and who comes when all are taken is told to come back.
package final class LongWork: Sendable {
    /// How many may run at once.
    package static let tasksMax = 8

    private let tasks = Atomic<Int>(0)

    /// Nothing runs yet.
    package init() {}

    /// Runs the task on a thread of its own.
    ///
    /// - Throws: `overloaded`.
    func start(_ task: @escaping @Sendable () -> Void) throws(Failure) {
        guard tasks.add(1, ordering: .relaxed).newValue <= LongWork.tasksMax else {
            tasks.subtract(1, ordering: .relaxed)
            throw .overloaded
        }
        DispatchQueue(label: "long work").async { [self] in
            task()
            tasks.subtract(1, ordering: .relaxed)
        }
    }
}
