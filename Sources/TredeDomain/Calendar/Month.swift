/// A calendar month.
package struct Month: Hashable, Comparable, Sendable {
    /// Its first day.
    package let firstDay: Day

    /// The month a day lies in.
    package init(of day: Day) {
        let (year, month, _) = day.parts
        firstDay = Day(year: year, month: month, day: 1) ?? day
    }

    /// Parses `yyyy-MM`, exactly; nil for anything else.
    package init?(_ text: String) {
        guard text.utf8.count == 7, let firstDay = Day(text + "-01") else { return nil }
        self.firstDay = firstDay
    }

    /// Its last day.
    package var lastDay: Day { firstDay.monthEnd }

    /// The month `months` later, or earlier when negative.
    package func adding(months: Int) -> Month { Month(of: firstDay.adding(months: months)) }

    package static func < (left: Month, right: Month) -> Bool { left.firstDay < right.firstDay }
}

extension Month: CustomStringConvertible {
    /// The month as `yyyy-MM`.
    package var description: String { String(firstDay.description.prefix(7)) }
}
