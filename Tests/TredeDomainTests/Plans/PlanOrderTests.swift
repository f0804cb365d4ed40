import Testing

@testable import TredeDomain

@Suite("Order of a plan")
struct PlanOrderTests {
    /// Actions that must come after others: `"A1": ["A2"]`, in order of their refs.
    private func circles(_ after: [String: [String]]) -> [[String]] {
        let actions = after.keys.sorted().map { ref in
            PlanContent.Action(
                ref: ref, goalRef: "G1", type: "jobOrientation", domain: .work, units: 1, providerRole: .workProvider,
                after: after[ref] ?? [])
        }
        return PlanOrder.circleViolations(actions).map(\.arguments)
    }

    @Test("P-3: what follows no circle is fine, however it is joined")
    func withoutCircle() {
        #expect(circles([:]).isEmpty)
        #expect(circles(["A1": [], "A2": ["A1"], "A3": ["A1", "A2"], "A4": ["A2", "A3"]]).isEmpty)
        #expect(circles(["A1": ["A9"]]).isEmpty)
    }

    @Test("P-3: a circle is found and named")
    func circle() {
        #expect(circles(["A1": ["A1"]]) == [["A1", "A1"]])
        #expect(circles(["A1": ["A2"], "A2": ["A1"]]) == [["A1", "A2", "A1"]])
        #expect(
            circles(["A1": [], "A2": ["A1", "A4"], "A3": ["A2"], "A4": ["A3"]]) == [["A2", "A4", "A3", "A2"]])
    }

    @Test("P-3: every circle is named, also where two share an action")
    func circles() {
        #expect(circles(["A1": ["A2"], "A2": ["A1"], "B1": ["B2"], "B2": ["B1"]]).count == 2)
        #expect(circles(["A1": ["A2", "A3"], "A2": ["A1"], "A3": ["A1"]]).count == 2)
    }

    @Test("P-3: the violation stands at the first action of the circle")
    func place() throws {
        var content = try PlanContent.sample()
        content.actions[0].after = ["A2"]
        let violations = PlanRules.violations(in: content, regime: .sample())
        #expect(
            violations == [
                Violation("actions[0].after", .circularOrder, rule: .p3, arguments: ["A1", "A2", "A1"])
            ])
    }

    @Test("P-3: a chain of a hundred thousand actions is followed without harm")
    func longChain() {
        let count = 100_000
        let actions = (0..<count).map { index in
            PlanContent.Action(
                ref: "A\(index)", goalRef: "G", type: "t", domain: .work, units: 1, providerRole: .workProvider,
                after: index + 1 < count ? ["A\(index + 1)"] : ["A0"])
        }
        #expect(PlanOrder.circleViolations(actions).count == 1)
        #expect(PlanOrder.circleViolations(Array(actions.dropLast())).isEmpty)
    }

    @Test(
        "P-3: more than four weeks between two actions is a gap",
        arguments: [("2019-04-28", 28, false), ("2019-04-29", 29, true), ("2019-03-01", 0, false)])
    func gap(from: String, days: Int, isGap: Bool) throws {
        var content = try PlanContent.sample()
        content.actions[1].from = try day(from)
        let gaps = PlanOrder.gaps(in: content, regime: .sample())
        #expect(gaps == (isGap ? [PlanOrder.Gap(afterRef: "A1", beforeRef: "A2", days: days)] : []))
    }

    @Test("P-3: a long action bridges what lies between shorter ones")
    func bridge() throws {
        var content = try PlanContent.sample()
        content.actions[1].from = try day("2019-07-01")
        content.actions[1].until = try day("2019-07-31")
        #expect(PlanOrder.gaps(in: content, regime: .sample()).count == 1)
        var bridge = content.actions[0]
        bridge.ref = "A3"
        bridge.until = try day("2019-06-30")
        content.actions.append(bridge)
        #expect(PlanOrder.gaps(in: content, regime: .sample()).isEmpty)
    }

    @Test("P-3: actions without a period make no gap")
    func undated() throws {
        var content = try PlanContent.sample()
        content.actions[0].until = nil
        #expect(PlanOrder.gaps(in: content, regime: .sample()).isEmpty)
        #expect(PlanOrder.gaps(in: PlanContent(), regime: .sample()).isEmpty)
    }
}
