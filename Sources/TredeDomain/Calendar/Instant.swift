/// A moment, in whole milliseconds since 1970-01-01T00:00:00Z.
package struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let milliseconds: Int64

    /// Makes the moment that many milliseconds after 1970-01-01T00:00:00Z.
    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Makes the moment at which a day begins in Europe/Brussels.
    package init(startOf day: Day) {
        // Both changes of the clock are after midnight in Brussels, and so in the same offset as it.
        let midnight = Int64(day.daysSince1970) * 86_400_000
        let inSummer = Instant(milliseconds: midnight - 7_200_000)
        self = inSummer.brusselsDay == day ? inSummer : Instant(milliseconds: midnight - 3_600_000)
    }

    /// The day it then is in Europe/Brussels, where the law is applied (T-7).
    package var brusselsDay: Day {
        let offset: Int64 = isBrusselsSummerTime ? 7_200_000 : 3_600_000
        return Instant.day(at: milliseconds + offset)
    }

    /// The day and the minute of that day, 0 to 1439, that it then is in Europe/Brussels.
    package var brusselsTime: (day: Day, minute: Int) {
        let local = milliseconds + (isBrusselsSummerTime ? 7_200_000 : 3_600_000)
        let day = Instant.day(at: local)
        return (day, Int((local - Int64(day.daysSince1970) * 86_400_000) / 60_000))
    }

    package static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// Summer time runs from the last Sunday of March to the last Sunday of October, both at 01:00 UTC.
    ///
    /// - Source: Directive 2000/84/EC, articles 2 and 3, in force 2002-01-01, from general knowledge.
    private var isBrusselsSummerTime: Bool {
        let year = Instant.day(at: milliseconds).parts.year
        guard let march = Day(year: year, month: 3, day: 31), let october = Day(year: year, month: 10, day: 31) else {
            return false
        }
        let hour: Int64 = 3_600_000
        let from = Int64(march.sundayOnOrBefore.daysSince1970) * 86_400_000 + hour
        let until = Int64(october.sundayOnOrBefore.daysSince1970) * 86_400_000 + hour
        return (from..<until).contains(milliseconds)
    }

    private static func day(at milliseconds: Int64) -> Day {
        let day = milliseconds >= 0 ? milliseconds / 86_400_000 : (milliseconds - 86_399_999) / 86_400_000
        return Day(daysSince1970: Int32(day))
    }
}

extension Instant: CustomStringConvertible {
    /// The moment in UTC as `yyyy-MM-ddTHH:mm:ss.SSSZ`.
    package var description: String {
        let day = Instant.day(at: milliseconds)
        let rest = Int(milliseconds - Int64(day.daysSince1970) * 86_400_000)
        let (hours, minutes) = (rest / 3_600_000, rest / 60_000 % 60)
        let (seconds, millis) = (rest / 1000 % 60, rest % 1000)
        let time = [hours, minutes, seconds].map { Self.padded($0, 2) }.joined(separator: ":")
        return "\(day)T\(time).\(Self.padded(millis, 3))Z"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension Day {
    fileprivate var sundayOnOrBefore: Day {
        // 1970-01-04 was a Sunday.
        adding(days: -(((Int(daysSince1970) - 3) % 7 + 7) % 7))
    }
}
