import Testing
import TredeDomain

@Suite("Rules of networks")
struct NetworkRulesTests {
    private static func partner(_ text: String) throws -> Network.Partner {
        let number = try #require(EnterpriseNumber(text))
        return Network.Partner(enterpriseNumber: number, kind: .caw, capacityPerMonth: nil, workArea: [])
    }

    @Test("N-2: a partner named again is a fault at its second place")
    func partnersOnce() throws {
        let one = try Self.partner("0900003711")
        let other = try Self.partner("0900007471")
        #expect(NetworkRules.partnerViolations([one, other], at: "partners").isEmpty)
        #expect(
            NetworkRules.partnerViolations([one, other, one, one], at: "items") == [
                Violation("items[2].enterpriseNumber", .duplicateEntry, rule: .n2, arguments: ["0900003711"]),
                Violation("items[3].enterpriseNumber", .duplicateEntry, rule: .n2, arguments: ["0900003711"]),
            ])
    }

    @Test("M-1: only types of action of a catalogue have a price")
    func prices() {
        let known: Set<String> = ["teamMeeting", "jobOrientation"]
        #expect(NetworkRules.priceViolations(["teamMeeting": 0], actionTypes: known).isEmpty)
        #expect(
            NetworkRules.priceViolations(["dance": 1, "TeamMeeting": 2, "jobOrientation": 3], actionTypes: known)
                .map(\.name) == ["pricesCents.TeamMeeting", "pricesCents.dance"])
    }
}
