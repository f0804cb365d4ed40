import Testing

@testable import TredeDomain

@Suite("Sessions")
struct SessionTests {
    private static let arrows: [SessionState: Set<SessionState>] = [
        .planned: [.held, .noShow, .cancelled], .held: [.verified, .disputed],
    ]

    @Test("X-1: a session follows the arrows and no other", arguments: SessionState.allCases, SessionState.allCases)
    func arrows(from: SessionState, to: SessionState) {
        let isArrow = Self.arrows[from]?.contains(to) == true
        let refusal = Refusal(.x1, .wrongSessionState, arguments: [from.rawValue, to.rawValue])
        #expect(from.refusal(becoming: to) == (isArrow ? nil : refusal))
    }

    @Test(
        "X-2: what took place has minutes, what did not has none",
        arguments: [
            (SessionState.held, 1, [Reason]()), (.held, 0, [.minutesDoNotFitState]), (.held, 720, []),
            (.held, 721, [.outOfRange]), (.held, -1, [.outOfRange]), (.noShow, 0, []),
            (.noShow, 1, [.minutesDoNotFitState]), (.cancelled, 0, []), (.cancelled, 45, [.minutesDoNotFitState]),
            (.planned, 0, []), (.verified, 60, []), (.disputed, 0, [.minutesDoNotFitState]),
        ])
    func minutes(state: SessionState, minutes: Int, reasons: [Reason]) {
        let violations = SessionRules.violations(state: state, minutes: minutes, effortMinutes: 0)
        #expect(violations.map(\.reason) == reasons)
        #expect(violations.allSatisfy { $0.name == "minutes" && $0.rule == .x2 })
    }

    @Test(
        "X-2: effort outside the session is recorded whatever became of it",
        arguments: [(-1, false), (0, true), (720, true), (721, false)])
    func effort(minutes: Int, isAllowed: Bool) {
        for state in SessionState.allCases {
            let violations = SessionRules.violations(
                state: state, minutes: state.tookPlace ? 60 : 0, effortMinutes: minutes)
            #expect(violations.map(\.name) == (isAllowed ? [] : ["effortMinutes"]))
        }
    }

    private func blockers(_ edit: (inout SessionRules.PayabilityFacts) throws -> Void) throws -> [Refusal] {
        var facts = SessionRules.PayabilityFacts(
            state: .verified, heldOn: try day("2019-02-01"), planApprovedOn: try day("2019-01-15"), plannedUnits: 8,
            unitsBefore: 0)
        try edit(&facts)
        return SessionRules.blockers(of: facts)
    }

    @Test("X-3: only what was verified is paid", arguments: SessionState.allCases)
    func state(state: SessionState) throws {
        let found = try blockers { $0.state = state }
        let refusal = Refusal(.x3, .wrongSessionState, arguments: [state.rawValue, "verified"])
        #expect(found == (state == .verified ? [] : [refusal]))
    }

    @Test(
        "P-7: nothing dated before the plan was signed is paid",
        arguments: [("2019-01-14", false), ("2019-01-15", true), ("2019-01-16", true)])
    func beforeApproval(heldOn: String, isPayable: Bool) throws {
        let found = try blockers { $0.heldOn = try day(heldOn) }
        #expect(found.isEmpty == isPayable)
        #expect(found.map(\.reason) == (isPayable ? [] : [.beforePlanApproval]))
    }

    @Test(
        "X-3: only the units of the approved plan are paid",
        arguments: [(0, 8, [Reason]()), (7, 8, []), (8, 8, [.moreThanPlanned]), (0, nil, [.actionNotInPlan])]
            as [(Int, Int?, [Reason])])
    func units(before: Int, planned: Int?, reasons: [Reason]) throws {
        let found = try blockers {
            $0.unitsBefore = before
            $0.plannedUnits = planned
        }
        #expect(found.map(\.reason) == reasons)
    }

    @Test("X-4: what the health insurance reimburses is not paid")
    func reimbursed() throws {
        #expect(try blockers { $0.isReimbursedElsewhere = true } == [Refusal(.x4, .reimbursedElsewhere)])
    }

    @Test("E-17: all that blocks a payment is told at once")
    func allBlockers() throws {
        let found = try blockers {
            $0.state = .noShow
            $0.planApprovedOn = nil
            $0.isReimbursedElsewhere = true
        }
        #expect(found.map(\.reason) == [.wrongSessionState, .noApprovedPlan, .reimbursedElsewhere])
    }
}
