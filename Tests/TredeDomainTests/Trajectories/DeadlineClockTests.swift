import Testing

@testable import TredeDomain

@Suite("Deadline clock")
struct DeadlineClockTests {
    private func deadlines(
        _ facts: [TrajectoryFact: String], on today: String, plannedEndOn: String? = nil,
        waivers: [String: String] = [:]
    ) throws -> [Deadline] {
        let clock = DeadlineClock(
            facts: try facts.mapValues(day), plannedEndOn: try plannedEndOn.map(day), waivers: waivers)
        return clock.deadlines(of: .sample(), on: try day(today))
    }

    @Test("T-7: nothing runs before its first fact")
    func nothing() throws {
        #expect(try deadlines([:], on: "2019-01-01").isEmpty)
        #expect(try deadlines([.teamAppointed: "2019-01-02"], on: "2019-01-01").isEmpty)
    }

    @Test(
        "T-7: each term is due on the calendar, from its own fact",
        arguments: [
            ("DL-1", TrajectoryFact.teamAppointed, "2019-01-31", "2019-02-28", Role.caseManagerWork),
            ("DL-2", .firstConversation, "2019-01-31", "2019-03-14", .caseManagerWork),
            ("DL-3", .planReceived, "2019-01-31", "2019-02-28", .leadPartner),
            ("DL-4", .endReportDelivered, "2019-12-15", "2020-01-12", .caseManagerWork),
            ("DL-5", .trajectoryStarted, "2018-08-31", "2020-02-29", .caseManagerWork),
            ("DL-6", .trajectoryClosed, "2020-02-29", "2021-02-28", .caseManagerCare),
            ("DL-7-3", .trajectoryClosed, "2019-11-30", "2020-02-29", .counsellor),
            ("DL-7-6", .trajectoryClosed, "2019-08-31", "2020-02-29", .counsellor),
            ("DL-7-12", .trajectoryClosed, "2019-02-28", "2020-02-29", .counsellor),
        ])
    func due(code: String, fact: TrajectoryFact, from: String, dueOn: String, owner: Role) throws {
        let found = try deadlines([fact: from], on: from).first { $0.rule.code == code }
        let deadline = try #require(found)
        #expect(deadline.dueOn == (try day(dueOn)))
        #expect(deadline.runsFrom == (try day(from)))
        #expect(deadline.rule.owner == owner)
        #expect(deadline.state == .open)
    }

    @Test(
        "T-7: the due day itself is in time",
        arguments: [
            ("2019-02-27", Deadline.State.open, 0), ("2019-02-28", .open, 0), ("2019-03-01", .late, 1),
            ("2019-03-28", .late, 28),
        ])
    func lateness(today: String, state: Deadline.State, daysLate: Int) throws {
        let deadline = try #require(try deadlines([.teamAppointed: "2019-01-31"], on: today).first)
        #expect(deadline.state == state)
        #expect(deadline.daysLate == daysLate)
    }

    @Test(
        "T-7: a term met late stays met, and says how late",
        arguments: [("2019-02-01", 0), ("2019-02-28", 0), ("2019-03-01", 1), ("2019-04-01", 32)])
    func met(metOn: String, daysLate: Int) throws {
        let facts: [TrajectoryFact: String] = [.teamAppointed: "2019-01-31", .planDrawnUp: metOn]
        let deadline = try #require(try deadlines(facts, on: "2019-12-31").first)
        #expect(deadline.state == .met)
        #expect(deadline.daysLate == daysLate)
        #expect(try deadline.metOn == day(metOn))
    }

    @Test("Z-5: what happens after the day is not known on it")
    func asKnownOn() throws {
        let facts: [TrajectoryFact: String] = [.teamAppointed: "2019-01-31", .planDrawnUp: "2019-02-20"]
        #expect(try deadlines(facts, on: "2019-02-19").first?.state == .open)
        #expect(try deadlines(facts, on: "2019-02-20").first?.state == .met)
    }

    @Test("T-7: a waived term is not late, unless it is met after all")
    func waived() throws {
        let waivers = ["DL-1": "illness of the participant"]
        let facts: [TrajectoryFact: String] = [.teamAppointed: "2019-01-31"]
        let deadline = try #require(try deadlines(facts, on: "2019-12-31", waivers: waivers).first)
        #expect(deadline.state == .waived)
        #expect(deadline.daysLate == 0)
        #expect(deadline.waiver == "illness of the participant")
        let met = facts.merging([.planDrawnUp: "2019-02-01"]) { first, _ in first }
        #expect(try deadlines(met, on: "2019-12-31", waivers: waivers).first?.state == .met)
    }

    @Test("T-3: an extension moves the end of the trajectory and nothing else")
    func extended() throws {
        let facts: [TrajectoryFact: String] = [
            .trajectoryStarted: "2018-08-31", .firstConversation: "2018-08-31",
        ]
        let plain = try deadlines(facts, on: "2018-09-01")
        let extended = try deadlines(facts, on: "2018-09-01", plannedEndOn: "2020-05-29")
        #expect(plain.map(\.dueOn.description) == ["2018-10-12", "2020-02-29"])
        #expect(extended.map(\.dueOn.description) == ["2018-10-12", "2020-05-29"])
    }

    @Test("T-7: ending early stops what was still to be done")
    func terminated() throws {
        let facts: [TrajectoryFact: String] = [
            .teamAppointed: "2019-01-02", .planDrawnUp: "2019-01-20", .firstConversation: "2019-01-10",
            .trajectoryStarted: "2019-01-10", .trajectoryEnded: "2019-06-01",
        ]
        #expect(try deadlines(facts, on: "2019-05-31").map(\.rule.code) == ["DL-1", "DL-2", "DL-5"])
        let after = try deadlines(facts, on: "2019-06-01")
        #expect(after.map(\.rule.code) == ["DL-1", "DL-5"])
        #expect(after.allSatisfy { $0.state == .met })
    }

    @Test("T-7, O-2: closing sets after-care and outcomes going, each due when its month is over")
    func closed() throws {
        let facts: [TrajectoryFact: String] = [
            .trajectoryStarted: "2019-01-10", .trajectoryEnded: "2019-12-01", .trajectoryClosed: "2019-12-01",
            .endReportDelivered: "2019-11-15", .endAdviceRegistered: "2019-12-01", .teamAppointed: "2019-01-02",
            .outcomeMeasured3Months: "2020-03-31",
        ]
        let running = try deadlines(facts, on: "2021-01-01")
        #expect(running.map(\.rule.code) == ["DL-4", "DL-5", "DL-6", "DL-7-3", "DL-7-6", "DL-7-12"])
        #expect(running.map(\.state) == [.met, .met, .late, .met, .late, .late])
        #expect(running.suffix(3).map(\.dueOn.description) == ["2020-03-31", "2020-06-30", "2020-12-31"])
        #expect(running.suffix(3).map(\.daysLate) == [0, 185, 1])
    }
}
