import Testing

@testable import TredeDomain

@Suite("Period")
struct PeriodTests {
    @Test("a period does not end before it begins", arguments: [("2019-01-01", true), ("2018-12-31", false)])
    func order(until: String, isPeriod: Bool) throws {
        let made = Period(from: try day("2019-01-01"), until: try day(until))
        #expect((made != nil) == isPeriod)
    }

    @Test(
        "both its first and its last day lie in it",
        arguments: [
            ("2018-12-31", false), ("2019-01-01", true), ("2019-06-30", true), ("2019-07-01", false),
        ])
    func covers(text: String, isCovered: Bool) throws {
        let closed = try period("2019-01-01", "2019-06-30")
        let open = try period("2019-01-01", nil)
        #expect(try closed.covers(day(text)) == isCovered)
        #expect(try open.covers(day(text)) == (text >= "2019-01-01"))
    }

    @Test(
        "two overlap when they share a day",
        arguments: [
            ("2018-01-01", "2018-12-31", false), ("2018-01-01", "2019-01-01", true), ("2019-06-30", nil, true),
            ("2019-07-01", nil, false), ("2019-02-01", "2019-02-01", true), ("2018-01-01", nil, true),
        ] as [(String, String?, Bool)])
    func overlaps(from: String, until: String?, isOverlap: Bool) throws {
        let one = try period("2019-01-01", "2019-06-30")
        let other = try period(from, until)
        #expect(one.overlaps(other) == isOverlap)
        #expect(other.overlaps(one) == isOverlap)
    }
}
