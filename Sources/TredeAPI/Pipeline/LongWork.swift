internal import Dispatch
internal import Synchronization
internal import TredeDomain

/// The threads of what takes long; there are only so many, in all and for each client, and who comes when they are
/// taken is told to come back.
package final class LongWork: Sendable {
    /// How many may run at once.
    package static let tasksMax = 16
    /// How many of them one client may have, so that it does not keep others out.
    package static let tasksOfClientMax = 2

    private let tasks = Mutex<[Int64: Int]>([:])

    /// Nothing runs yet.
    package init() {}

    /// How many of them those may have together who are not yet known.
    package static let tasksOfStrangersMax = 8

    /// Runs the task of a client, or of who is not yet known, on a thread of its own.
    ///
    /// - Throws: `overloaded`.
    func start(for client: Int64?, _ task: @escaping @Sendable () -> Void) throws(Failure) {
        let most = client == nil ? LongWork.tasksOfStrangersMax : LongWork.tasksOfClientMax
        // No client has the number 0.
        let client = client ?? 0
        let isTaken = tasks.withLock { tasks in
            guard tasks[client, default: 0] < most,
                tasks.values.reduce(0, +) < LongWork.tasksMax
            else { return false }
            tasks[client, default: 0] += 1
            return true
        }
        guard isTaken else { throw .overloaded }
        DispatchQueue(label: "long work").async { [self] in
            task()
            tasks.withLock { tasks in
                let left = tasks[client, default: 1] - 1
                tasks[client] = left > 0 ? left : nil
            }
        }
    }
}
