/// A term of one trajectory on one day: when it is due, who must see to it, and whether it was met (T-7).
package struct Deadline: Sendable {
    /// Where a term stands.
    package enum State: String, CaseIterable, Sendable {
        /// To be met, and not yet due.
        case open
        /// Met, in time or not.
        case met
        /// To be met, and past.
        case late
        /// Dropped with a reason.
        case waived
    }

    /// The rule of the regime.
    package let rule: Regime.DeadlineRule
    /// The day of the fact it runs from.
    package let runsFrom: Day
    /// The last day on which meeting it is in time.
    package let dueOn: Day
    /// The day it was met; nil until then.
    package let metOn: Day?
    /// Why it was dropped; nil when it was not.
    package let waiver: String?

    private let today: Day

    init(rule: Regime.DeadlineRule, runsFrom: Day, dueOn: Day, metOn: Day?, waiver: String?, today: Day) {
        self.rule = rule
        self.runsFrom = runsFrom
        self.dueOn = dueOn
        self.metOn = metOn
        self.waiver = waiver
        self.today = today
    }

    /// Where it stands.
    package var state: State {
        if metOn != nil { return .met }
        if waiver != nil { return .waived }
        return today <= dueOn ? .open : .late
    }

    /// How many days past the due day it was met, or is still to be met; 0 when in time or waived.
    package var daysLate: Int {
        if metOn == nil, waiver != nil { return 0 }
        return max(0, dueOn.days(to: metOn ?? today))
    }
}
