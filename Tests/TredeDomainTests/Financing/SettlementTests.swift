import Testing

@testable import TredeDomain

/// A trajectory as a table of days; each organisation has the number of its part.
struct Course {
    var started: String? = "2019-01-15"
    var planned: String?
    var report: String?
    var isCarriedOut = true
    var isInTime = true
    var advice: String?
    var terminated: String?
    var today = "2020-06-30"
    var distribution = Distribution.perAction
    var sessions: [(String, Int64)] = []
    /// The day on which each session was verified, by its place; that of the session where none is given.
    var verified: [Int: String] = [:]
    var financing = Regime.Financing.sample()
    var paid: [String: SettlementFacts.Paid] = [:]
    var plannedEnd: String?
    var metWork: String?

    func lines() throws -> [EntitlementLine] { try settlement().lines() }

    func settlement() throws -> Settlement {
        var facts = SettlementFacts()
        facts.startedOn = try started.map(day)
        facts.planApprovedOn = try planned.map(day)
        facts.reportDeliveredOn = try report.map(day)
        facts.areActionsCarriedOut = report != nil && isCarriedOut
        facts.isInformationInTime = report != nil && isInTime
        facts.adviceRegisteredOn = try advice.map(day)
        facts.terminatedOn = try terminated.map(day)
        facts.paid = paid
        facts.plannedEndOn = try plannedEnd.map(day)
        facts.metCaseManagerWorkOn = try metWork.map(day)
        let first = try day("2019-01-01")
        for (number, part) in Beneficiary.allCases.enumerated() where part != .leadPartnerOwnShare {
            facts.holders[part] = Holders(Int64(number), from: first)
        }
        facts.sessions = try sessions.enumerated().map { number, session in
            SettlementFacts.Session(
                number: Int64(number + 1), beneficiary: .workProvider, organisation: 4, heldOn: try day(session.0),
                priceCents: session.1, verifiedOn: try verified[number].map(day))
        }
        return Settlement(
            facts, regime: .sample(financing: financing), distribution: distribution, today: try day(today))
    }

    /// The lines that are due, as `key cents day`.
    func due() throws -> [String] {
        try lines().compactMap { line in
            guard let day = line.dueOn, let cents = line.amountCents else { return nil }
            return "\(line.key) \(cents) \(day)"
        }
    }

    func line(_ key: String) throws -> EntitlementLine {
        try #require(try lines().first { $0.key == key })
    }
}

@Suite("What facts make due")
struct SettlementTests {
    private static let opening = [
        "E-1/caseManagerWork/1 48000 2019-02-20", "E-1/caseManagerCare/1 48000 2019-02-20",
        "E-2/leadPartner/1 196000 2019-01-15", "E-3/leadPartnerOwnShare/1 19600 2019-01-15",
    ]

    @Test("E-1, E-2, E-3: nothing is due before the start, 70 % at the start, 60 % at the plan")
    func opening() throws {
        #expect(try Course(started: nil).due() == [])
        #expect(
            try Course().due() == ["E-2/leadPartner/1 196000 2019-01-15", "E-3/leadPartnerOwnShare/1 19600 2019-01-15"])
        #expect(try Course(planned: "2019-02-20").due() == Self.opening)
    }

    @Test(
        "E-8, E-23: a session falls due when it is verified, and not before it was held",
        arguments: [
            (nil, "2019-03-01"), ("2019-03-01", "2019-03-01"), ("2019-03-02", "2019-03-02"),
            ("2020-05-05", "2020-05-05"), ("2019-02-28", "2019-03-01"),
        ] as [(String?, String)])
    func verifiedLate(verifiedOn: String?, dueOn: String) throws {
        var course = Course(planned: "2019-02-20", sessions: [("2019-03-01", 7_500)])
        course.verified[0] = verifiedOn
        let line = try course.line("session/1")
        #expect(line.dueOn == (try day(dueOn)))
        #expect(line.conditions.first { $0.code == .sessionVerified }?.metOn == (try day(verifiedOn ?? "2019-03-01")))
    }

    @Test("E-8: what is verified late keeps the place of its day in the budget")
    func verifiedLateInOrder() throws {
        var course = Course(planned: "2019-02-20", sessions: [("2019-03-01", 176_000), ("2019-03-02", 500)])
        course.verified[0] = "2019-09-09"
        #expect(try course.line("session/1").dueOn == (try day("2019-09-09")))
        #expect(try course.line("session/2").dueOn == nil)
    }

    @Test("E-17, Z-3: an open figure is said once on every line, by its name, and no amount is made up")
    func openFigures() throws {
        var course = Course(planned: "2019-02-20")
        course.financing.caseManagerCents = nil
        course.financing.leadPartnerCents = nil
        let cases: [(String, Regime.OpenValue)] = [
            ("E-1/caseManagerWork/1", .caseManagerCents), ("E-2/leadPartner/1", .leadPartnerCents),
            ("E-3/leadPartnerOwnShare/1", .leadPartnerCents),
        ]
        for (key, value) in cases {
            let line = try course.line(key)
            #expect(line.conditions.filter { $0.code == .amountKnown }.count == 1, "\(key)")
            let blockers = Blocker.all(
                .expected, rule: line.rule, conditions: line.conditions, amountCents: line.amountCents,
                payableOn: nil, today: try day("2020-06-30"))
            #expect(blockers.map(\.openValue) == [value], "\(key)")
            #expect(blockers.map(\.amountCents) == [nil], "\(key)")
        }
    }

    @Test("E-17: an amount of which all is met and that is not booked yet waits to be worked out anew, and says so")
    func waitsForSettlement() throws {
        let line = try Course(planned: "2019-02-20").line("E-1/caseManagerWork/1")
        #expect(line.conditions.filter { !$0.isMet } == [])
        let blockers = Blocker.all(
            .expected, rule: line.rule, conditions: line.conditions, amountCents: line.amountCents, payableOn: nil,
            today: try day("2020-06-30"))
        #expect(blockers.map(\.kind) == [.settlement])
        #expect(blockers.map(\.amountCents) == [line.amountCents])
    }

    @Test(
        "E-1: the second part asks for three calendar months up to the advice",
        arguments: [
            ("2019-01-15", "2019-04-14", false), ("2019-01-15", "2019-04-15", true),
            ("2018-11-30", "2019-02-27", false), ("2018-11-30", "2019-02-28", true),
            ("2019-11-30", "2020-02-28", false), ("2019-11-30", "2020-02-29", true),
        ])
    func secondCaseManagerPart(start: String, advice: String, isDue: Bool) throws {
        let course = Course(started: start, planned: start, report: advice, advice: advice)
        let line = try course.line("E-1/caseManagerCare/2")
        #expect(line.dueOn == (isDue ? try day(advice) : nil))
        #expect(line.isLost == !isDue)
        #expect(line.amountCents == 32_000)
    }

    @Test("E-1: a report without advice earns no second part, and names the advice as what lacks")
    func reportWithoutAdvice() throws {
        let line = try Course(planned: "2019-02-20", report: "2019-05-01").line("E-1/caseManagerWork/2")
        #expect(line.dueOn == nil)
        #expect(!line.isLost)
        #expect(line.conditions.filter { !$0.isMet }.map(\.code) == [.endAdviceRegistered])
        #expect(line.conditions.last?.by == (try day("2019-05-29")))
    }

    @Test(
        "E-2: the second part falls due at the report, not before three months",
        arguments: [
            ("2019-04-14", "2019-04-14", nil), ("2019-04-14", "2019-04-15", "2019-04-15"),
            ("2019-04-15", "2019-04-15", "2019-04-15"), ("2019-04-16", "2019-05-20", "2019-04-16"),
        ] as [(String, String, String?)])
    func secondInstalment(report: String, today: String, due: String?) throws {
        let line = try Course(report: report, today: today).line("E-2/leadPartner/2")
        #expect(line.dueOn == (try due.map(day)))
        #expect(!line.isLost)
    }

    @Test("E-2: an advice before three months loses the second part, whatever the report says")
    func earlyAdvice() throws {
        let line = try Course(report: "2019-04-10", advice: "2019-04-14").line("E-2/leadPartner/2")
        #expect(line.dueOn == nil)
        #expect(line.isLost)
    }

    @Test(
        "E-2: both judgements are asked for", arguments: [(true, true), (true, false), (false, true), (false, false)])
    func judgements(isCarriedOut: Bool, isInTime: Bool) throws {
        let course = Course(report: "2019-05-01", isCarriedOut: isCarriedOut, isInTime: isInTime, advice: "2019-05-10")
        let line = try course.line("E-2/leadPartner/2")
        #expect((line.dueOn != nil) == (isCarriedOut && isInTime))
        #expect(line.isLost == !(isCarriedOut && isInTime))
        #expect(try course.line("E-3/leadPartnerOwnShare/2").dueOn == line.dueOn)
    }

    @Test(
        "E-7: early termination leaves what was due and loses the rest",
        arguments: [
            ("2019-02-01", nil, 2), ("2019-04-14", "2019-04-01", 2), ("2019-04-15", "2019-04-01", 4),
            ("2019-06-01", nil, 2), ("2019-06-01", "2019-05-01", 4),
        ] as [(String, String?, Int)])
    func termination(on day: String, report: String?, count: Int) throws {
        let course = Course(report: report, terminated: day)
        #expect(try course.due().count == count)
        #expect(try course.line("E-1/caseManagerWork/1").isLost)
        #expect(try course.line("E-1/caseManagerWork/2").isLost)
        #expect(try course.line("E-2/leadPartner/2").isLost == (count == 2))
    }

    @Test("E-7: termination before the start loses everything")
    func neverStarted() throws {
        let lines = try Course(started: nil, terminated: "2019-02-01").lines()
        #expect(lines.allSatisfy { $0.isLost && $0.dueOn == nil })
    }

    @Test("E-14: what was paid keeps its place, its holder and its day, whatever the facts say later")
    func paidKept() throws {
        var course = Course(sessions: [("2019-02-01", 100_000), ("2019-02-02", 50_000)])
        course.paid = [
            "session/2": SettlementFacts.Paid(organisation: 9, amountCents: 80_000, dueOn: try day("2019-02-02"))
        ]
        let kept = try course.line("session/2")
        #expect(kept.organisation == 9 && kept.amountCents == 80_000 && kept.receivableCents == 30_000)
        #expect(try course.line("session/1").dueOn == nil)
        course.paid["session/2"] = SettlementFacts.Paid(
            organisation: 4, amountCents: 50_000, dueOn: try day("2019-02-02"))
        #expect(try course.line("session/1").dueOn == (try day("2019-02-01")))
    }

    @Test("E-17: terms of blockers follow the extended end and the first talk with case manager work")
    func terms() throws {
        var course = Course()
        course.plannedEnd = "2020-10-31"
        course.metWork = "2019-02-01"
        #expect(try course.line("E-1/caseManagerWork/1").conditions.map(\.by) == [try day("2019-03-15")])
        #expect(try course.line("E-1/caseManagerWork/2").conditions[1].by == (try day("2020-10-31")))
        course.plannedEnd = nil
        #expect(try course.line("E-2/leadPartner/2").conditions[1].by == (try day("2020-07-15")))
    }

    @Test("E-8: sessions are due while they fit; the rest waits for the second instalment")
    func sessions() throws {
        var course = Course(sessions: [
            ("2019-02-01", 176_399), ("2019-02-02", 1), ("2019-02-03", 1), ("2019-03-01", 0),
        ])
        #expect(try course.due().suffix(2) == ["session/1 176399 2019-02-01", "session/2 1 2019-02-02"])
        let held = try course.line("session/3")
        #expect(held.conditions.map(\.code) == [.sessionVerified, .budgetSuffices])
        #expect(held.conditions.map(\.isMet) == [true, false])
        course.report = "2019-05-01"
        #expect(
            try course.due().suffix(4) == [
                "session/1 176399 2019-02-01", "session/2 1 2019-02-02", "session/3 1 2019-05-01",
                "session/4 0 2019-05-01",
            ])
    }

    @Test("E-8: one session that does not fit holds back all that follow")
    func order() throws {
        let course = Course(sessions: [("2019-02-01", 176_401), ("2019-02-02", 1)])
        #expect(try course.due().count == 2)
        #expect(try course.line("session/2").dueOn == nil)
    }

    @Test("E-8: a session before the first instalment is due with it")
    func earlySession() throws {
        #expect(try Course(sessions: [("2019-01-10", 5)]).due().last == "session/1 5 2019-01-15")
        #expect(try Course(started: nil, sessions: [("2019-01-10", 5)]).due() == [])
    }

    @Test("E-11: a pool pays sessions as they come, under its own rule")
    func pooled() throws {
        let line = try Course(distribution: .pooled, sessions: [("2019-02-01", 5)]).line("session/1")
        #expect(line.rule == .e11)
        #expect(line.dueOn == (try day("2019-02-01")))
    }

    @Test("E-9: a fixed amount for each provider at the plan, whatever the sessions")
    func fixed() throws {
        let scheme = Distribution.perTrajectory(amountCents: [.workProvider: 86_000, .careProvider: 86_001])
        let course = Course(planned: "2019-02-20", distribution: scheme, sessions: [("2019-03-01", 5)])
        #expect(
            try course.due().suffix(2) == [
                "E-9/workProvider 86000 2019-02-20", "E-9/careProvider 86001 2019-02-20",
            ])
        #expect(try Course(distribution: scheme).due().count == 2)
        #expect(try Course(terminated: "2019-02-01", distribution: scheme).line("E-9/workProvider").isLost)
    }

    @Test(
        "E-10: the later tranche asks that it still runs after six months",
        arguments: [
            (nil, "2019-07-14", false, false), (nil, "2019-07-15", true, false),
            ("2019-07-14", "2020-06-30", false, true), ("2019-07-15", "2020-06-30", true, false),
        ] as [(String?, String, Bool, Bool)])
    func tranches(ended: String?, today: String, isDue: Bool, isLost: Bool) throws {
        let scheme = Distribution.tranches(
            startCents: [.workProvider: 50_000], laterCents: [.workProvider: 36_000], afterMonths: 6)
        let course = Course(terminated: ended, today: today, distribution: scheme)
        #expect(try course.line("E-10/workProvider/1").dueOn == (try day("2019-01-15")))
        let later = try course.line("E-10/workProvider/2")
        #expect(later.dueOn == (isDue ? try day("2019-07-15") : nil))
        #expect(later.isLost == isLost)
    }

    @Test("E-1: what fell due stays with who held the part; what is still to come goes to the successor")
    func handedOver() throws {
        var holders = Holders(7, from: try day("2019-01-10"))
        holders.hand(to: 8, from: try day("2019-03-01"))
        #expect(holders.organisation(on: try day("2019-01-01")) == 7)
        #expect(holders.organisation(on: try day("2019-02-28")) == 7)
        #expect(holders.organisation(on: try day("2019-03-01")) == 8)
        #expect(holders.last == 8)
    }

    @Test("Z-3: an open amount is no amount: nothing is due, and the condition names it")
    func openAmounts() throws {
        let open = Regime.Financing(
            caseManagerCents: nil, caseManagerSharesPercent: [60, 40], leadPartnerCents: nil,
            leadPartnerSharesPercent: [70, 30], ownSharePercent: 10, paidAfterMonths: 1)
        let course = Course(planned: "2019-02-20", sessions: [("2019-03-01", 5)], financing: open)
        #expect(try course.due() == [])
        let line = try course.line("E-1/caseManagerWork/1")
        #expect(line.conditions.filter { !$0.isMet }.map(\.code) == [.amountKnown])
        #expect(line.conditions.last?.whoMustAct == .administrator)
    }

    @Test("T-8: time alone changes the lines after three months and at the later tranche, until it ends")
    func nextCheck() throws {
        #expect(try Course(today: "2019-04-14").settlement().nextCheckOn() == (try day("2019-04-15")))
        #expect(try Course(today: "2019-04-15").settlement().nextCheckOn() == nil)
        #expect(try Course(advice: "2019-03-01", today: "2019-04-01").settlement().nextCheckOn() == nil)
        #expect(try Course(started: nil).settlement().nextCheckOn() == nil)
        let scheme = Distribution.tranches(startCents: [:], laterCents: [:], afterMonths: 6)
        let course = Course(today: "2019-04-15", distribution: scheme)
        #expect(try course.settlement().nextCheckOn() == (try day("2019-07-15")))
    }
}
