import Testing
import TredeDomain
import TredeTesting

@testable import Trede

@Suite("Statements")
struct StatementServiceTests {
    private func statement(
        _ house: House, _ subject: Statement.Subject, _ on: String, _ role: Role = .controller,
        organisation: Int64? = nil
    ) throws -> Statement {
        let day = try #require(Day(on))
        let actor = Actor(client: 1, role: role, organisation: organisation)
        return try house.services.storage.makeReader().read { transaction in
            try house.services.statements.draw(subject, on: day, by: actor, in: transaction)
        }
    }

    private func text(_ statement: Statement) -> [String] {
        statement.lines.map { "\($0.rule.rawValue) \($0.beneficiary) \($0.dueCents) \($0.paidCents)" }
    }

    private func settled(_ house: House, _ distribution: Distribution = .perAction) throws -> Fixture {
        let fixture = try Fixture(house, distribution, mandateUntil: "2019-12-31")
        try fixture.start("2019-01-15")
        try fixture.approvePlan("2019-02-01")
        try fixture.session("2019-02-10", cents: 176_000)
        try fixture.session("2019-02-11", cents: 900)
        try fixture.session("2019-02-12", cents: 50, state: "noShow")
        try fixture.session("2019-02-13", cents: 50, state: "cancelled")
        try fixture.noteImport()
        _ = try house.services.calendar.bringUpToDate()
        return fixture
    }

    @Test(
        "E-23, Z-5: a statement is drawn up as of any day",
        arguments: [
            ("2019-01-14", []), ("2019-01-15", ["E-2 leadPartner 196000 0", "E-3 leadPartnerOwnShare 19600 0"]),
            (
                "2019-02-27",
                [
                    "E-1 caseManagerCare 48000 0", "E-1 caseManagerWork 48000 0", "E-2 leadPartner 196000 0",
                    "E-3 leadPartnerOwnShare 19600 0", "E-8 workProvider 176000 0",
                ]
            ),
            (
                "2019-02-28",
                [
                    "E-1 caseManagerCare 48000 0", "E-1 caseManagerWork 48000 0", "E-2 leadPartner 196000 196000",
                    "E-3 leadPartnerOwnShare 19600 19600", "E-8 workProvider 176000 0",
                ]
            ),
            (
                "2019-03-31",
                [
                    "E-1 caseManagerCare 48000 48000", "E-1 caseManagerWork 48000 48000",
                    "E-2 leadPartner 196000 196000", "E-3 leadPartnerOwnShare 19600 19600",
                    "E-8 workProvider 176000 176000",
                ]
            ),
        ] as [(String, [String])])
    func asOf(on: String, lines: [String]) throws {
        let house = try House()
        let fixture = try settled(house)
        #expect(try text(statement(house, .trajectory(fixture.trajectoryID), on)) == lines)
        #expect(try text(statement(house, .network(fixture.networkID), on)) == lines)
    }

    @Test("E-8, X-3: budget, rest, shortfall, effort and sessions by what became of them")
    func whole() throws {
        let house = try House()
        let fixture = try settled(house)
        let whole = try #require(try statement(house, .trajectory(fixture.trajectoryID), "2019-03-31").whole)
        #expect(whole.budgetCents == 176_400)
        #expect(whole.unspentCents == 400)
        #expect(whole.shortfallCents == 900)
        #expect(whole.reserveCents == 0)
        #expect(whole.effortMinutes == 40)
        #expect(whole.sessions == Statement.Sessions(held: 2, noShow: 1, cancelled: 1))
    }

    @Test("E-7, E-15: what stands to be recovered is not told as due, but as that")
    func receivable() throws {
        let house = try House()
        let fixture = try settled(house)
        try fixture.setSessions("noShow")
        for subject in [Statement.Subject.trajectory(fixture.trajectoryID), .network(fixture.networkID)] {
            let drawn = try statement(house, subject, "2020-01-01")
            let line = try #require(drawn.lines.first { $0.beneficiary == .workProvider })
            #expect([line.dueCents, line.paidCents, line.receivableCents] == [0, 176_000, 176_000])
            #expect(drawn.whole?.unspentCents == 176_400)
            #expect(drawn.lines.filter { $0.beneficiary != .workProvider }.allSatisfy { $0.receivableCents == 0 })
        }
    }

    @Test("X-4, E-17: care the health insurance reimburses is no shortfall")
    func reimbursed() throws {
        let house = try House()
        let fixture = try settled(house)
        try fixture.session("2019-02-20", cents: 7_500)
        try fixture.reimburseElsewhere("2019-02-20")
        for subject in [Statement.Subject.trajectory(fixture.trajectoryID), .network(fixture.networkID)] {
            let whole = try #require(try statement(house, subject, "2019-03-31").whole)
            #expect(whole.shortfallCents == 900)
            #expect(whole.sessions.held == 3)
        }
    }

    @Test(
        "E-5: only after the mandate the rest of a network falls back",
        arguments: [("2019-12-31", 0), ("2020-01-01", 400)])
    func dueBack(on: String, cents: Int64) throws {
        let house = try House()
        let fixture = try settled(house)
        #expect(try statement(house, .network(fixture.networkID), on).whole?.dueBackCents == cents)
        #expect(try statement(house, .trajectory(fixture.trajectoryID), on).whole?.dueBackCents == 0)
    }

    @Test("E-11: what an ended trajectory leaves is the reserve of the pool")
    func reserve() throws {
        let house = try House()
        let fixture = try settled(house, .pooled)
        try fixture.terminate("2019-03-10")
        #expect(try statement(house, .network(fixture.networkID), "2019-03-09").whole?.reserveCents == 0)
        #expect(try statement(house, .network(fixture.networkID), "2019-03-10").whole?.reserveCents == 400)
        #expect(try statement(house, .trajectory(fixture.trajectoryID), "2019-03-10").whole?.reserveCents == 400)
    }

    @Test("V-6: an organisation sees its own lines and no budget")
    func own() throws {
        let house = try House()
        let fixture = try settled(house)
        let provider = try #require(fixture.organisations[.workProvider])
        let found = try statement(
            house, .trajectory(fixture.trajectoryID), "2019-03-31", .workProvider, organisation: provider)
        #expect(text(found) == ["E-8 workProvider 176000 176000"])
        #expect(found.whole == nil)
        let own = try #require(fixture.organisationIDs[.workProvider])
        let total = try statement(house, .organisation(own), "2019-03-31", .workProvider, organisation: provider)
        #expect(text(total) == ["E-8 workProvider 176000 176000"])
        #expect(total.trajectories == 1)
    }

    @Test("V-9: what is foreign answers like what is unknown")
    func foreign() throws {
        let house = try House()
        let fixture = try settled(house)
        let other = try Fixture(house)
        let stranger = other.organisations[.leadPartner]
        let unknown = house.services.ids.id(of: Trajectory.self)
        for subject in [Statement.Subject.trajectory(fixture.trajectoryID), .trajectory(unknown)] {
            #expect(throws: Failure.self) {
                try statement(house, subject, "2019-03-31", .leadPartner, organisation: stranger)
            }
        }
        #expect(throws: Failure.self) {
            try statement(house, .network(fixture.networkID), "2019-03-31", .workProvider, organisation: stranger)
        }
        let own = try #require(fixture.organisationIDs[.careProvider])
        #expect(throws: Failure.self) {
            try statement(house, .organisation(own), "2019-03-31", .workProvider, organisation: stranger)
        }
    }
}
