/// The days from a first to a last one, both included; without last day it is still running.
package struct Period: Hashable, Sendable {
    /// The first day.
    package let from: Day
    /// The last day; nil while it is not known.
    package let until: Day?

    /// Makes a period; nil when the last day comes before the first.
    package init?(from: Day, until: Day?) {
        if let until, until < from { return nil }
        self.from = from
        self.until = until
    }

    /// Makes a period that is still running.
    package init(from: Day) {
        self.from = from
        until = nil
    }

    /// Whether a day lies in it.
    package func covers(_ day: Day) -> Bool {
        guard day >= from else { return false }
        return until.map { day <= $0 } ?? true
    }

    /// Whether a day lies in both.
    package func overlaps(_ other: Period) -> Bool {
        covers(other.from) || other.covers(from)
    }
}
