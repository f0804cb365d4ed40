import Testing

@testable import TredeDomain

@Suite("Ladder and measures")
struct LadderTests {
    @Test(
        "the ladder has six steps",
        arguments: [(0, false), (1, true), (6, true), (7, false), (-1, false)])
    func bounds(number: Int, isLevel: Bool) {
        #expect((ParticipationLevel(number) != nil) == isLevel)
    }

    @Test("M-2: the activation trajectory is the fourth step")
    func fourth() throws {
        let level = try #require(ParticipationLevel(4))
        #expect(level.label[.nl] == "Tijdelijk activeringstraject naar betaald werk")
        #expect(level.label[.en] == "Temporary activation trajectory towards paid work")
        #expect(level.offer == "activeringstraject")
    }

    @Test("the steps go up")
    func order() {
        #expect(ParticipationLevel.all.map(\.number) == [1, 2, 3, 4, 5, 6])
        #expect(ParticipationLevel.all == ParticipationLevel.all.sorted())
        #expect(Set(ParticipationLevel.all.map { $0.label[.nl] }).count == 6)
    }

    @Test("Z-4: every measure has a name in four languages", arguments: Measure.allCases)
    func labels(measure: Measure) {
        #expect(Set(LocalizedText.Language.allCases.map { measure.label[$0] }).count == 4)
    }
}
