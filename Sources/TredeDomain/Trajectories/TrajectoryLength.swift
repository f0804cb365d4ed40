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

    /// The first day on which it has lasted long enough for the last instalments (E-1, E-2, E-7).
    package func earnsLastInstalmentsOn(in terms: Regime.Terms) -> Day {
        day(afterMonths: terms.durationMonthsMin)
    }

    /// The last day it may last to: the regime's greatest length, or the end of the latest extension (T-3).
    package func end(extendedUntil: Day?, in terms: Regime.Terms) -> Day {
        extendedUntil ?? day(afterMonths: terms.durationMonthsMax)
    }

    /// Why it may not be extended to a day; nil when it may (T-3).
    ///
    /// One extension adds at most the greatest length of the regime: what is longer is a slip of the pen.
    package func refusal(
        extendingTo newEnd: Day, after extendedUntil: Day?, state: TrajectoryState, in terms: Regime.Terms
    ) -> Refusal? {
        if state.isEnded { return Refusal(.t3, .wrongTrajectoryState, arguments: [state.rawValue]) }
        let end = end(extendedUntil: extendedUntil, in: terms)
        let last = end.adding(months: terms.durationMonthsMax)
        if newEnd > last { return Refusal(.t3, .extensionTooLong, arguments: ["\(last)"]) }
        guard newEnd <= end else { return nil }
        return Refusal(.t3, .extensionNotLater, arguments: ["\(newEnd)", "\(end)"])
    }
}
