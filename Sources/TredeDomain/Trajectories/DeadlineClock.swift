/// The terms of one trajectory as they stand on a day (T-7).
///
/// A term whose first fact has not happened does not run yet. Once a trajectory has ended, what was still to be done
/// is no longer due: only what closing itself sets going, as after-care, runs on.
package struct DeadlineClock: Sendable {
    /// How many days ahead a term that is not met is announced.
    package static let announcedDaysAhead = [14, 3]

    /// The dated facts of the file.
    package var facts: [TrajectoryFact: Day]
    /// The end of the latest extension, which moves the end of the trajectory (T-3).
    package var extendedUntil: Day?
    /// Why terms were waived, by their code.
    package var waivers: [String: String]

    /// Makes a clock of what happened.
    package init(facts: [TrajectoryFact: Day], extendedUntil: Day? = nil, waivers: [String: String] = [:]) {
        self.facts = facts
        self.extendedUntil = extendedUntil
        self.waivers = waivers
    }

    /// Every term that runs or was met by the end of a day, in the order of the regime.
    package func deadlines(of regime: Regime, on today: Day) -> [Deadline] {
        regime.deadlines.compactMap { deadline(of: $0, on: today) }
    }

    private func deadline(of rule: Regime.DeadlineRule, on today: Day) -> Deadline? {
        guard let from = TrajectoryFact(rawValue: rule.from), let until = TrajectoryFact(rawValue: rule.until),
            let startedOn = known(from, on: today)
        else { return nil }
        let metOn = known(until, on: today)
        let hasEnded = known(.trajectoryEnded, on: today) != nil
        if hasEnded, metOn == nil, from != .trajectoryClosed { return nil }
        let end = rule.term.end(from: startedOn)
        return Deadline(
            rule: rule, runsFrom: startedOn, dueOn: until == .trajectoryEnded ? extendedUntil ?? end : end,
            metOn: metOn, waiver: waivers[rule.code], today: today)
    }

    private func known(_ fact: TrajectoryFact, on today: Day) -> Day? {
        facts[fact].flatMap { $0 <= today ? $0 : nil }
    }
}
