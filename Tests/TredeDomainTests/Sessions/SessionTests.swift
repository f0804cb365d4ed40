import Testing

@testable import TredeDomain

@Suite("Sessions")
struct SessionTests {
    private static let arrows: [SessionState: Set<SessionState>] = [
        .planned: [.held, .noShow, .cancelled], .held: [.verified, .disputed], .disputed: [.held],
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

    private func refusals(_ edit: (inout SessionRules.Planned) throws -> Void) throws -> [Reason] {
        var planned = SessionRules.Planned(
            heldOn: try day("2019-02-01"), approvedOn: try day("2019-01-15"), units: 8, unitsBefore: 0)
        try edit(&planned)
        return SessionRules.planRefusals(of: planned).map(\.reason)
    }

    @Test(
        "P-7: nothing dated before the plan was signed is of it",
        arguments: [("2019-01-14", [Reason.beforePlanApproval]), ("2019-01-15", []), ("2019-01-16", [])])
    func beforeApproval(heldOn: String, expected: [Reason]) throws {
        #expect(try refusals { $0.heldOn = try day(heldOn) } == expected)
    }

    @Test("X-3: without an approved plan nothing is")
    func noPlan() throws {
        #expect(try refusals { $0.approvedOn = nil } == [.noApprovedPlan])
    }

    @Test(
        "X-3: only the units of the plan in force are; what was missed takes none",
        arguments: [
            (0, 8, true, [Reason]()), (7, 8, true, []), (8, 8, true, [.moreThanPlanned]), (8, 8, false, []),
            (0, nil, true, [.actionNotInPlan]),
        ] as [(Int, Int?, Bool, [Reason])])
    func units(before: Int, planned: Int?, usesUnit: Bool, expected: [Reason]) throws {
        let found = try refusals {
            $0.unitsBefore = before
            $0.units = planned
            $0.usesUnit = usesUnit
        }
        #expect(found == expected)
    }

    @Test("X-3: only what was verified is paid", arguments: SessionState.allCases)
    func state(state: SessionState) {
        let conditions = SessionRules.paymentConditions(
            state: state, verifiedOn: Day("2019-02-01"), isReimbursedElsewhere: false)
        #expect(conditions.map(\.code) == [.sessionVerified])
        #expect(conditions.allSatisfy { $0.isMet == (state == .verified) && $0.rule == .x3 })
    }

    @Test("X-4: what the health insurance reimburses is not paid, verified or not")
    func reimbursed() {
        let conditions = SessionRules.paymentConditions(state: .held, verifiedOn: nil, isReimbursedElsewhere: true)
        #expect(conditions.map(\.code) == [.sessionVerified, .notReimbursedElsewhere])
        #expect(conditions.map(\.rule) == [.x3, .x4])
        #expect(conditions.allSatisfy { !$0.isMet })
    }
}
