/// How long a trajectory lasts: from its first conversation to the day its end advice is registered or it ends early
/// (T-8).
package struct TrajectoryLength: Equatable, Sendable {
    /// The day of the first conversation.
    package let startedOn: Day

    /// Makes the length of a trajectory that started on a day.
    package init(startedOn: Day) {
        self.startedOn = startedOn
    }

    /// The first day on which it has lasted that many calendar months.
    package func day(afterMonths months: Int) -> Day {
        startedOn.adding(months: months)
    }

    /// Whether it has lasted at least that many calendar months on a day.
    package func hasLasted(months: Int, on day: Day) -> Bool {
        self.day(afterMonths: months) <= day
    }

    /// Whether it has lasted long enough on a day for the last instalments (E-1, E-2, E-7).
    package func earnsLastInstalments(on day: Day, in terms: Regime.Terms) -> Bool {
        hasLasted(months: terms.durationMonthsMin, on: day)
    }

    /// The last day it may last to: the regime's greatest length, or the end of the latest extension (T-3).
    package func end(extendedUntil: Day?, in terms: Regime.Terms) -> Day {
        extendedUntil ?? day(afterMonths: terms.durationMonthsMax)
    }

    /// Why it may not be extended to a day; nil when it may (T-3).
    package func refusal(
        extendingTo newEnd: Day, after extendedUntil: Day?, state: TrajectoryState, in terms: Regime.Terms
    ) -> Refusal? {
        if state.isEnded { return Refusal(.t3, .wrongTrajectoryState, arguments: [state.rawValue]) }
        let end = end(extendedUntil: extendedUntil, in: terms)
        guard newEnd <= end else { return nil }
        return Refusal(.t3, .extensionNotLater, arguments: ["\(newEnd)", "\(end)"])
    }
}
