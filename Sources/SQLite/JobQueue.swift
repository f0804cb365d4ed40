import Synchronization

/// A bounded queue with any number of producers and one consumer, which sleeps while it is empty.
final class JobQueue<Job: Sendable>: Sendable {
    private struct State {
        var jobs: [Job] = []
        var isClosed = false
        var isConsumerAsleep = false
    }

    private let state = Mutex(State())
    private let wakeUp = Semaphore()
    private let jobsMax: Int

    init(jobsMax: Int) {
        self.jobsMax = jobsMax
    }

    /// Adds a job at the end and wakes the consumer if it sleeps.
    func append(_ job: Job) throws(WriterQueueFull) {
        let mustWake = try state.withLock { state throws(WriterQueueFull) -> Bool in
            guard !state.isClosed else { throw .closed }
            guard state.jobs.count < jobsMax else { throw .full(jobsMax: jobsMax) }
            state.jobs.append(job)
            return Self.rouse(&state)
        }
        if mustWake { wakeUp.signal() }
    }

    /// Refuses jobs from now on, while those that wait are still handed out; false when it was closed before.
    func close() -> Bool {
        let (isFirst, mustWake) = state.withLock { state in
            let isFirst = !state.isClosed
            state.isClosed = true
            return (isFirst, Self.rouse(&state))
        }
        if mustWake { wakeUp.signal() }
        return isFirst
    }

    /// Takes as many jobs from the front as `count` says, at least one; sleeps while there are none.
    ///
    /// Returns no jobs only when the queue is closed and empty.
    func next(_ count: ([Job]) -> Int) -> [Job] {
        while true {
            let taken = state.withLock { state -> [Job]? in
                guard state.jobs.isEmpty else { return Self.take(count(state.jobs), from: &state.jobs) }
                state.isConsumerAsleep = !state.isClosed
                return state.isClosed ? [] : nil
            }
            if let taken { return taken }
            wakeUp.wait()
        }
    }

    private static func take(_ count: Int, from jobs: inout [Job]) -> [Job] {
        let taken = Array(jobs.prefix(count))
        jobs.removeFirst(taken.count)
        return taken
    }

    private static func rouse(_ state: inout State) -> Bool {
        defer { state.isConsumerAsleep = false }
        return state.isConsumerAsleep
    }
}
