internal import Dispatch
internal import Logging
internal import Synchronization
internal import Trede

/// Keeps the books up to date with the calendar, at once and then every hour, and erases what is to be erased and whose
/// term is over.
final class CalendarTimer {
    private let timer: any DispatchSourceTimer
    private let queue = DispatchQueue(label: "calendar")
    private let round: Round

    /// How often what falls due or becomes payable by the passing of time is looked for (E-23).
    private static let hours = 1

    /// Begins, with a round at once; nobody is erased by the passing of time without a term.
    init(_ services: Services, retentionYears: Int?, _ logger: Logger) {
        let round = Round(services, retentionYears, logger)
        self.round = round
        timer = DispatchSource.makeTimerSource(queue: queue)
        timer.schedule(deadline: .now(), repeating: .seconds(CalendarTimer.hours * 3600))
        timer.setEventHandler { round.run() }
        timer.resume()
    }

    /// Begins nothing more; a round that runs comes to its end at the next person.
    func cancel() {
        round.isStopping.store(true, ordering: .relaxed)
        timer.cancel()
    }

    /// Waits until nothing of it runs any more; everything it did is then written.
    func end() {
        cancel()
        queue.sync {}
    }

    /// What is done every hour; a fault in one of the three keeps none of the others.
    private final class Round: Sendable {
        let isStopping = Atomic(false)
        private let services: Services
        private let retentionYears: Int?
        private let logger: Logger

        init(_ services: Services, _ retentionYears: Int?, _ logger: Logger) {
            self.services = services
            self.retentionYears = retentionYears
            self.logger = logger
        }

        func run() {
            let calendarFault = fault {
                let outcome = try services.calendar.bringUpToDate()
                guard outcome.paid > 0 else { return }
                logger.notice("calendar", metadata: ["paid": "\(outcome.paid)", "cents": "\(outcome.paidCents)"])
            }
            if let calendarFault { logger.error("calendar", metadata: ["error": "\(calendarFault)"]) }
            let keysFault = fault { try services.erasures.destroyKeys() }
            if let keysFault { logger.error("keys", metadata: ["error": "\(keysFault)"]) }
            guard let retentionYears else { return }
            let retentionFault = fault {
                let erased = try services.retention.eraseExpired(afterYears: retentionYears) {
                    isStopping.load(ordering: .relaxed)
                }
                if erased > 0 { logger.notice("retention", metadata: ["erased": "\(erased)"]) }
            }
            if let retentionFault { logger.error("retention", metadata: ["error": "\(retentionFault)"]) }
        }

        /// Does a part of the round, unless it is over; returns what went wrong.
        private func fault(_ work: () throws -> Void) -> (any Error)? {
            guard !isStopping.load(ordering: .relaxed) else { return nil }
            do {
                try work()
                return nil
            } catch {
                return error
            }
        }
    }
}
