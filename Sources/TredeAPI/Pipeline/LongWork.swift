internal import Dispatch
internal import Synchronization
internal import TredeDomain

/// The threads of what takes long; there are only so many, in all and for each client, and who comes when they are
/// taken is told to come back.
package final class LongWork: Sendable {
    /// How many may run at once.
    package static let tasksMax = 16
    /// How many of them one client, or one participant, may have, so that it does not keep others out.
    package static let tasksOfCallerMax = 2
    /// How many of them all participants may have together, who are many.
    package static let tasksOfParticipantsMax = 4

    private let tasks = Mutex<[CountedAs?: Int]>([:])

    /// Nothing runs yet.
    package init() {}

    /// How many of them those may have together who are not yet known.
    package static let tasksOfStrangersMax = 8

    /// Runs the task of a caller, or of who is not yet known, on a thread of its own.
    ///
    /// - Throws: `overloaded`.
    func start(for caller: CountedAs?, _ task: @escaping @Sendable () -> Void) throws(Failure) {
        try run(for: caller) {
            task()
            return {}
        }
    }

    /// The same, and then what the task returns, once its place is free: who is answered there may ask again at once.
    ///
    /// - Throws: `overloaded`.
    func run(for caller: CountedAs?, _ task: @escaping @Sendable () -> (() -> Void)) throws(Failure) {
        let most = caller == nil ? LongWork.tasksOfStrangersMax : LongWork.tasksOfCallerMax
        let isTaken = tasks.withLock { tasks in
            guard tasks[caller, default: 0] < most,
                tasks.values.reduce(0, +) < LongWork.tasksMax,
                caller?.participant == nil || LongWork.ofParticipants(tasks) < LongWork.tasksOfParticipantsMax
            else { return false }
            tasks[caller, default: 0] += 1
            return true
        }
        guard isTaken else { throw .overloaded }
        DispatchQueue(label: "long work").async { [self] in
            let end = task()
            tasks.withLock { tasks in
                let left = tasks[caller, default: 1] - 1
                tasks[caller] = left > 0 ? left : nil
            }
            end()
        }
    }

    private static func ofParticipants(_ tasks: [CountedAs?: Int]) -> Int {
        tasks.reduce(0) { $1.key?.participant == nil ? $0 : $0 + $1.value }
    }
}
