/// The terms of one trajectory as they stand on a day (T-7).
///
/// A term whose first fact has not happened does not run yet. Once a trajectory has ended, what was still to be done
/// is no longer due: only what closing itself sets going, as after-care, runs on.
package struct DeadlineClock: Sendable {
    /// The dated facts of the file.
    package var facts: [TrajectoryFact: Day]
    /// The last day the trajectory may last to, which an extension moves (T-3).
    package var plannedEndOn: Day?
    /// Why terms were waived, by their code.
    package var waivers: [String: String]

    /// Makes a clock of what happened.
    package init(facts: [TrajectoryFact: Day], plannedEndOn: Day? = nil, waivers: [String: String] = [:]) {
        self.facts = facts
        self.plannedEndOn = plannedEndOn
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
        return Deadline(
            rule: rule, runsFrom: startedOn, dueOn: dueOn(rule, until: until, from: startedOn), metOn: metOn,
            waiver: waivers[rule.code], today: today)
    }

    /// The outcome is that of a whole calendar month (O-2), so that measuring it is due when that month is over.
    private func dueOn(_ rule: Regime.DeadlineRule, until: TrajectoryFact, from day: Day) -> Day {
        let end = rule.term.end(from: day)
        return switch until {
        case .trajectoryEnded: plannedEndOn ?? end
        case .outcomeMeasured3Months, .outcomeMeasured6Months, .outcomeMeasured12Months: end.monthEnd
        default: end
        }
    }

    private func known(_ fact: TrajectoryFact, on today: Day) -> Day? {
        facts[fact].flatMap { $0 <= today ? $0 : nil }
    }
}
