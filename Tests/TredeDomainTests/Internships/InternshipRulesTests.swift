import Testing

@testable import TredeDomain

@Suite("Internships")
struct InternshipRulesTests {
    private func violations(
        until: String? = "2019-03-31", steps: [(String, Int)] = [("2019-01-07", 16), ("2019-02-04", 24)],
        municipality: String? = "11002"
    ) throws -> [Violation] {
        InternshipRules.violations(
            from: try day("2019-01-07"), until: try until.map(day),
            steps: try steps.map { InternshipRules.Step(from: try day($0.0), hoursPerWeek: $0.1) },
            municipality: municipality.flatMap { NisCode($0) })
    }

    @Test("a whole internship has no violation")
    func whole() throws {
        #expect(try violations().isEmpty)
        #expect(try violations(until: nil).isEmpty)
    }

    @Test(
        "G-2: it does not end before it begins",
        arguments: [("2019-01-06", ["until"]), ("2019-01-07", [String]())])
    func period(until: String, names: [String]) throws {
        #expect(try violations(until: until, steps: [("2019-01-07", 16)]).map(\.name) == names)
    }

    @Test(
        "G-2: a week has 1 to 38 hours",
        arguments: [(0, false), (1, true), (38, true), (39, false), (-5, false)])
    func hours(hours: Int, isAllowed: Bool) throws {
        let found = try violations(steps: [("2019-01-07", hours)])
        #expect(found.map(\.name) == (isAllowed ? [] : ["hoursPerWeekSteps[0].hoursPerWeek"]))
        #expect(found.allSatisfy { $0.reason == .outOfRange && $0.arguments == ["1", "38"] })
    }

    @Test(
        "G-2: steps lie inside the period",
        arguments: [
            ("2019-01-06", false), ("2019-01-07", true), ("2019-03-31", true), ("2019-04-01", false),
        ])
    func inside(from: String, isInside: Bool) throws {
        let found = try violations(steps: [(from, 16)])
        #expect(found.map(\.name) == (isInside ? [] : ["hoursPerWeekSteps[0].from"]))
    }

    @Test(
        "G-2: each step begins later than the one before",
        arguments: [("2019-02-03", false), ("2019-02-04", false), ("2019-02-05", true)])
    func ascending(third: String, isLater: Bool) throws {
        let found = try violations(steps: [("2019-01-07", 8), ("2019-02-04", 16), (third, 24)])
        #expect(found.map(\.name) == (isLater ? [] : ["hoursPerWeekSteps[2].from"]))
    }

    @Test("G-2: it says how many hours a week")
    func withoutSteps() throws {
        #expect(try violations(steps: []).map(\.name) == ["hoursPerWeekSteps"])
    }

    @Test(
        "G-1: it is in Flanders",
        arguments: [("11002", true), ("21004", false), ("62063", false), ("99999", true), (nil, true)]
            as [(String?, Bool)])
    func flanders(municipality: String?, isAllowed: Bool) throws {
        let found = try violations(municipality: municipality)
        #expect(found.map(\.reason) == (isAllowed ? [] : [.internshipOutsideFlanders]))
        #expect(found.allSatisfy { $0.rule == .g1 })
    }

    @Test(
        "G-2: attendance lies within it",
        arguments: [("2019-01-06", false), ("2019-01-07", true), ("2019-03-31", true), ("2019-04-01", false)])
    func attendance(text: String, isWithin: Bool) throws {
        let refusal = InternshipRules.refusal(
            attendanceOn: try day(text), during: try TredeDomainTests.period("2019-01-07", "2019-03-31"))
        #expect(
            refusal == (isWithin ? nil : Refusal(.g2, .attendanceOutsideInternship, arguments: [text])))
    }
}
