import Testing
import TredeDomain

@Suite("Months")
struct MonthTests {
    @Test("a month is read as it is written and in no other way")
    func text() {
        #expect(Month("2020-02")?.description == "2020-02")
        for text in ["2020-2", "2020-13", "2020-00", "2020-02-01", "20-02", ""] {
            #expect(Month(text) == nil, "\(text)")
        }
    }

    @Test("a month has its last day, and the next one comes after December")
    func steps() {
        #expect(Month("2020-02")?.lastDay == Day("2020-02-29"))
        #expect(Month("2019-12")?.adding(months: 1) == Month("2020-01"))
    }
}
