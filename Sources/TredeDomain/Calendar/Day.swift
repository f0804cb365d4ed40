/// A calendar day in the proleptic Gregorian calendar, without time or zone.
///
/// Business dates (Z-5) are days in Europe/Brussels.
package struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before.
    package let daysSince1970: Int32

    /// Makes the day that many days after 1970-01-01.
    package init(daysSince1970: Int32) {
        self.daysSince1970 = daysSince1970
    }

    /// Makes a day from its parts; nil when there is no such day between the years 1 and 9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        guard day >= 1, day <= Day.length(ofMonth: month, year: year) else { return nil }
        self.init(uncheckedYear: year, month: month, day: day)
    }

    /// Parses `yyyy-MM-dd`, exactly; nil for anything else.
    package init?(_ text: String) {
        var text = text
        let parsed = text.withUTF8 { Day.parse(Array($0)) }
        guard let parsed else { return nil }
        self = parsed
    }

    /// Year, month (1...12) and day of the month (1...31).
    package var parts: (year: Int, month: Int, day: Int) {
        // Era arithmetic over 400 years of 146097 days; years start in March, so that the leap day comes last.
        let shifted = Int(daysSince1970) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// The last day of the month this day lies in.
    package var monthEnd: Day {
        let (year, month, _) = parts
        return Day(uncheckedYear: year, month: month, day: Day.length(ofMonth: month, year: year))
    }

    /// The day `days` later, or earlier when negative.
    package func adding(days: Int) -> Day {
        Day(daysSince1970: daysSince1970 + Int32(days))
    }

    /// The same day of the month `months` later; a step past the month's end takes its last day (T-7).
    package func adding(months: Int) -> Day {
        let (year, month, day) = parts
        let count = year * 12 + month - 1 + months
        let (newYear, newMonth) = (count / 12, count % 12 + 1)
        let length = Day.length(ofMonth: newMonth, year: newYear)
        return Day(uncheckedYear: newYear, month: newMonth, day: min(day, length))
    }

    /// Days from this day to `other`; negative when `other` is earlier.
    package func days(to other: Day) -> Int {
        Int(other.daysSince1970) - Int(daysSince1970)
    }

    package static func < (left: Day, right: Day) -> Bool {
        left.daysSince1970 < right.daysSince1970
    }

    private init(uncheckedYear year: Int, month: Int, day: Int) {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        daysSince1970 = Int32(era * 146_097 + dayOfEra - 719_468)
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func parse(_ bytes: [UInt8]) -> Day? {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        guard let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10])
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return value
    }
}

extension Day: CustomStringConvertible {
    /// The day as `yyyy-MM-dd`.
    package var description: String {
        let (year, month, day) = parts
        return String(unsafeUninitializedCapacity: 10) { buffer in
            var rest = year
            for index in [3, 2, 1, 0] {
                buffer[index] = UInt8(ascii: "0") + UInt8(rest % 10)
                rest /= 10
            }
            buffer[4] = UInt8(ascii: "-")
            buffer[5] = UInt8(ascii: "0") + UInt8(month / 10)
            buffer[6] = UInt8(ascii: "0") + UInt8(month % 10)
            buffer[7] = UInt8(ascii: "-")
            buffer[8] = UInt8(ascii: "0") + UInt8(day / 10)
            buffer[9] = UInt8(ascii: "0") + UInt8(day % 10)
            return 10
        }
    }
}
