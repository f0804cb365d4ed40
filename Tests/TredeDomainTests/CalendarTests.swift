import Testing

@testable import TredeDomain

@Suite("Calendar")
struct CalendarTests {
    @Test(
        "T-7: a month step past the month's end takes its last day",
        arguments: [
            ("2019-01-31", 1, "2019-02-28"), ("2020-01-31", 1, "2020-02-29"), ("2019-11-30", 3, "2020-02-29"),
            ("2019-05-15", 18, "2020-11-15"), ("2019-03-31", -1, "2019-02-28"), ("2018-12-31", 0, "2018-12-31"),
            ("2020-02-29", 12, "2021-02-28"), ("2019-08-31", 18, "2021-02-28"),
        ])
    func months(from: String, months: Int, to: String) throws {
        let day = try #require(Day(from))
        #expect(day.adding(months: months).description == to)
    }

    @Test(
        "a day is a day of the calendar, spelled one way",
        arguments: [
            ("2020-02-29", true), ("2019-02-29", false), ("1900-02-29", false), ("2000-02-29", true),
            ("2019-04-31", false),
            ("2019-4-30", false), ("2019-04-30 ", false), ("2019/04/30", false), ("0000-01-01", false),
            ("2019-13-01", false),
            ("2019-00-10", false), ("2019-01-00", false), ("२०१९-०१-०१", false), ("", false), ("9999-12-31", true),
        ])
    func parsing(text: String, isDay: Bool) {
        #expect((Day(text) != nil) == isDay)
        #expect(Day(text).map(\.description) == (isDay ? text : nil))
    }

    @Test("every day of four centuries goes to its parts and back")
    func roundTrip() throws {
        let first = try #require(Day("1700-01-01"))
        for offset in 0..<146_097 {
            let day = first.adding(days: offset)
            let (year, month, number) = day.parts
            #expect(Day(year: year, month: month, day: number) == day)
        }
    }

    @Test(
        "the end of a month",
        arguments: [
            ("2020-02-01", "2020-02-29"), ("2019-12-31", "2019-12-31"), ("2019-06-15", "2019-06-30"),
        ])
    func monthEnd(day: String, end: String) throws {
        #expect(try #require(Day(day)).monthEnd.description == end)
    }

    @Test(
        "Z-5: the business day is the day in Brussels, in winter and in summer",
        arguments: [
            (1_577_833_199_999, "2019-12-31"),  // 2019-12-31T22:59:59.999Z
            (1_577_833_200_000, "2020-01-01"),  // 2019-12-31T23:00:00Z
            (1_593_554_399_999, "2020-06-30"),  // 2020-06-30T21:59:59.999Z
            (1_593_554_400_000, "2020-07-01"),  // 2020-06-30T22:00:00Z
            (1_585_443_600_000 - 1, "2020-03-29"), (1_603_584_000_000, "2020-10-25"),
        ])
    func brusselsDay(milliseconds: Int64, day: String) {
        #expect(Instant(milliseconds: milliseconds).brusselsDay.description == day)
    }

    @Test(
        "a day begins in Brussels one hour before that of UTC in winter and two in summer, also when the clock changes",
        arguments: [
            ("2026-01-01", "2025-12-31T23:00:00.000Z"), ("2026-07-01", "2026-06-30T22:00:00.000Z"),
            ("2026-03-29", "2026-03-28T23:00:00.000Z"), ("2026-03-30", "2026-03-29T22:00:00.000Z"),
            ("2026-10-25", "2026-10-24T22:00:00.000Z"), ("2026-10-26", "2026-10-25T23:00:00.000Z"),
            ("1969-12-31", "1969-12-30T23:00:00.000Z"),
        ])
    func startOfDay(text: String, moment: String) throws {
        let day = try #require(Day(text))
        let start = Instant(startOf: day)
        #expect(start.description == moment)
        #expect(start.brusselsDay == day)
        #expect(Instant(milliseconds: start.milliseconds - 1).brusselsDay == day.adding(days: -1))
    }

    @Test(
        "a moment is written in UTC with milliseconds",
        arguments: [
            (Int64(0), "1970-01-01T00:00:00.000Z"), (1_593_554_399_999, "2020-06-30T21:59:59.999Z"),
            (-1, "1969-12-31T23:59:59.999Z"),
        ])
    func instant(milliseconds: Int64, text: String) {
        #expect(Instant(milliseconds: milliseconds).description == text)
    }

    @Test(
        "a moment is at its day and minute in Brussels, in winter and in summer, also past midnight",
        arguments: [
            (1_577_836_740_000, "2020-01-01", 59), (1_577_833_199_999, "2019-12-31", 1439),
            (1_593_604_800_000, "2020-07-01", 840), (1_585_443_599_000, "2020-03-29", 119),
            (1_585_443_600_000, "2020-03-29", 180),
        ] as [(Int64, String, Int)])
    func brusselsTime(milliseconds: Int64, day: String, minute: Int) {
        let time = Instant(milliseconds: milliseconds).brusselsTime
        #expect(time.day.description == day)
        #expect(time.minute == minute)
    }

    @Test("an identifier has one spelling and keeps its bytes")
    func identifiers() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<1000 {
            let id = ID<Day>(using: &generator)
            let text = id.description
            #expect(ID<Day>(text) == id)
            #expect(ID<Day>(bytes: id.bytes) == id)
            #expect(Array(text)[14] == "4")
            #expect("89ab".contains(Array(text)[19]))
            #expect(ID<Day>(text.uppercased()) == nil || text == text.uppercased())
        }
        #expect(ID<Day>("00000000-0000-4000-8000-00000000000") == nil)
        #expect(ID<Day>("00000000-0000-4000-8000-0000000000000") == nil)
        #expect(ID<Day>("00000000_0000-4000-8000-000000000000") == nil)
    }
}
