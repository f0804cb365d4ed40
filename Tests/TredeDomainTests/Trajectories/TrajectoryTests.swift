import Testing

@testable import TredeDomain

@Suite("Trajectory")
struct TrajectoryTests {
    private static let arrows: [TrajectoryState: Set<TrajectoryState>] = [
        .admitted: [.startUp, .terminated], .startUp: [.inExecution, .terminated],
        .inExecution: [.closing, .terminated], .closing: [.closed, .terminated],
    ]

    @Test(
        "T-1: a trajectory follows the arrows and no other", arguments: TrajectoryState.allCases,
        TrajectoryState.allCases)
    func arrows(from: TrajectoryState, to: TrajectoryState) {
        let isArrow = Self.arrows[from]?.contains(to) == true
        let refusal = Refusal(.t1, .wrongTrajectoryState, arguments: [from.rawValue, to.rawValue])
        #expect(from.refusal(becoming: to) == (isArrow ? nil : refusal))
    }

    @Test(
        "F-6: it runs until it is closed or terminated",
        arguments: zip(TrajectoryState.allCases, [true, true, true, true, false, false]))
    func running(state: TrajectoryState, isRunning: Bool) {
        #expect(state.isRunning == isRunning)
        #expect(state.isEnded != isRunning)
    }

    @Test(
        "T-8: three months are calendar months from the first conversation",
        arguments: [
            ("2019-01-15", "2019-04-14", false), ("2019-01-15", "2019-04-15", true),
            ("2018-11-30", "2019-02-27", false), ("2018-11-30", "2019-02-28", true),
            ("2019-11-30", "2020-02-28", false), ("2019-11-30", "2020-02-29", true),
            ("2019-12-01", "2020-02-29", false), ("2019-12-01", "2020-03-01", true),
        ])
    func threeMonths(from: String, until: String, hasLasted: Bool) throws {
        let length = TrajectoryLength(startedOn: try day(from))
        #expect((length.earnsLastInstalmentsOn(in: .sample()) <= (try day(until))) == hasLasted)
    }

    @Test("T-3: it lasts 18 months, or to the end of the latest extension")
    func end() throws {
        let length = TrajectoryLength(startedOn: try day("2018-08-31"))
        #expect(length.end(extendedUntil: nil, in: .sample()) == (try day("2020-02-29")))
        #expect(length.end(extendedUntil: try day("2020-05-29"), in: .sample()) == (try day("2020-05-29")))
    }

    @Test(
        "T-3: an extension ends later than what it extends",
        arguments: [
            ("2020-02-29", nil, false), ("2020-03-01", nil, true), ("2020-05-29", "2020-05-29", false),
            ("2020-05-30", "2020-05-29", true), ("2020-04-01", "2020-05-29", false),
        ] as [(String, String?, Bool)])
    func extensions(newEnd: String, extendedUntil: String?, isAllowed: Bool) throws {
        let length = TrajectoryLength(startedOn: try day("2018-08-31"))
        let refusal = length.refusal(
            extendingTo: try day(newEnd), after: try extendedUntil.map(day), state: .inExecution, in: .sample())
        #expect((refusal == nil) == isAllowed)
        if let refusal { #expect(refusal.reason == .extensionNotLater && refusal.rule == .t3) }
    }

    @Test(
        "T-3: one extension adds no more than the greatest length",
        arguments: [("2021-08-29", true), ("2021-08-30", false)])
    func bounded(newEnd: String, isAllowed: Bool) throws {
        let length = TrajectoryLength(startedOn: try day("2018-08-31"))
        let refusal = length.refusal(
            extendingTo: try day(newEnd), after: nil, state: .inExecution, in: .sample())
        #expect(refusal?.reason == (isAllowed ? nil : .extensionTooLong))
    }

    @Test("T-3: what has ended is not extended", arguments: TrajectoryState.allCases)
    func extensionState(state: TrajectoryState) throws {
        let length = TrajectoryLength(startedOn: try day("2018-08-31"))
        let refusal = length.refusal(
            extendingTo: try day("2021-01-01"), after: nil, state: state, in: .sample())
        #expect((refusal == nil) == state.isRunning)
        #expect(refusal.map(\.reason) == (state.isRunning ? nil : .wrongTrajectoryState))
    }
}
