import Testing

@testable import TredeDomain

/// The day that a text writes, or a failed test.
func day(_ text: String) throws -> Day {
    try #require(Day(text))
}

/// The period between two days as they are written, or a failed test.
func period(_ from: String, _ until: String?) throws -> Period {
    try #require(Period(from: day(from), until: until.map(day)))
}
