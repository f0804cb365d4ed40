import SQLite
import Testing
import TredeDomain
import TredeTesting

@testable import Trede

/// Ways to break a sound database by hand; each is undone by nothing.
enum BreakQuery: String, Query, CaseIterable {
    case amount = "UPDATE entitlement SET amount_cents = 1 WHERE key = 'E-1/caseManagerWork/1'"
    case ownShare = "UPDATE entitlement SET amount_cents = 19601 WHERE key = 'E-3/leadPartnerOwnShare/1'"
    case provider = "UPDATE entitlement SET amount_cents = 176401 WHERE key LIKE 'session/%'"
    case state = "UPDATE entitlement SET state = 'expected' WHERE key = 'E-1/caseManagerWork/1'"
    case unpaid = "UPDATE entitlement SET state = 'due', paid_on = NULL WHERE key = 'E-1/caseManagerWork/1'"
    case paidOn = "UPDATE entitlement SET paid_on = '2019-03-01' WHERE key = 'E-1/caseManagerWork/1'"
    case reversed = "UPDATE entitlement SET state = 'reversed' WHERE key = 'E-1/caseManagerWork/1'"
    case run = "UPDATE payment_run SET amount_cents = amount_cents + 1"
    case pending = """
        UPDATE pending_amount SET resolved_on = NULL, posted_cents = NULL, voided_cents = NULL
        WHERE entitlement_id = (SELECT id FROM entitlement WHERE key = 'session/1')
        """
    case trajectoryState = "UPDATE trajectory SET state = 'closing'"
    case dates = "UPDATE trajectory SET admitted_on = '2019-01-16'"
    case referral = "UPDATE referral SET state = 'inScreening'"
    case decision = "UPDATE decision SET outcome = 'rejected'"
    case missed = "UPDATE session SET state = 'noShow', verified_on = NULL"
    case receivable = "UPDATE entitlement SET receivable_cents = 1 WHERE key = 'E-1/caseManagerWork/1'"
    case unlock = "DROP TRIGGER ledger_entry_is_never_changed"
    case unlockDeletion = "DROP TRIGGER ledger_entry_is_never_deleted"
    case entry = "UPDATE ledger_entry SET amount_cents = 2 WHERE cause = 'due' AND rule = 'E-1'"
    case noEntry = "DELETE FROM ledger_entry WHERE cause = 'payment' AND rule = 'E-1'"
    case account = """
        UPDATE ledger_entry SET credit_id = (SELECT min(id) FROM account WHERE kind = 'networkBudget')
        WHERE cause = 'due' AND rule = 'E-1'
        """
}

@Suite("The doctor")
struct DoctorServiceTests {
    private func house() throws -> House {
        let house = try House()
        let fixture = try Fixture(house)
        try fixture.start("2019-01-15")
        try fixture.approvePlan("2019-02-01")
        try fixture.session("2019-02-10", cents: 5000)
        try house.pay(through: "2019-12-31")
        return house
    }

    @Test("E-12: a sound database gives no finding")
    func sound() throws {
        #expect(try house().findings() == [])
        #expect(try House().findings() == [])
    }

    @Test(
        "E-12, E-13, E-14, E-18: each invariant of the books is missed when it is broken",
        arguments: [
            (.amount, "due is booked"), (.ownShare, "own share within its bound"),
            (.provider, "providers within budget"), (.state, "booked is due"), (.unpaid, "booked is due"),
            (.unpaid, "accounts hold what is due"), (.paidOn, "paid is booked"), (.paidOn, "paid by the calendar"),
            (.reversed, "reversed whole"), (.run, "runs add up"), (.missed, "books follow facts"),
            (.receivable, "receivables are booked"), (.receivable, "books follow facts"),
        ] as [(BreakQuery, String)])
    func books(query: BreakQuery, invariant: String) throws {
        let house = try house()
        try house.services.storage.write { _ = try $0.run(query) }
        #expect(try house.findings().contains { $0.hasPrefix(invariant + ":") })
    }

    @Test(
        "E-12: a ledger that was changed or cut is found",
        arguments: [
            (.entry, "due is booked"), (.entry, "accounts hold what is due"), (.noEntry, "paid is booked"),
            (.account, "accounts hold what is due"),
        ] as [(BreakQuery, String)])
    func ledger(query: BreakQuery, invariant: String) throws {
        let house = try house()
        try house.services.storage.write { transaction in
            try transaction.run(BreakQuery.unlock)
            try transaction.run(BreakQuery.unlockDeletion)
            try transaction.run(query)
        }
        #expect(try house.findings().contains { $0.hasPrefix(invariant + ":") })
    }

    @Test("E-18: a pending amount of what is due already is found")
    func pending() throws {
        let house = try house()
        try house.services.storage.write { _ = try $0.run(BreakQuery.pending) }
        let found = try house.findings()
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("pending resolved:") == true)
    }

    @Test(
        "T-1, T-2, F-6, S-4: each invariant of a trajectory is missed when it is broken",
        arguments: [
            (.trajectoryState, "state follows facts"), (.dates, "facts in order"),
            (.referral, "one file at a time"), (.referral, "admitted by decision"),
            (.decision, "admitted by decision"),
        ] as [(BreakQuery, String)])
    func trajectory(query: BreakQuery, invariant: String) throws {
        let house = try house()
        try house.services.storage.write { _ = try $0.run(query) }
        #expect(try house.findings().contains { $0.hasPrefix(invariant + ":") })
    }

    @Test("E-23: what today's calendar run still has to do is no finding")
    func waiting() throws {
        let house = try House(today: "2019-03-31")
        let fixture = try Fixture(house)
        try fixture.start("2019-01-15")
        try fixture.deliverReport("2019-03-01")
        try house.setToday("2019-04-15")
        #expect(try house.findings() == [])
        #expect(try house.services.calendar.bringUpToDate().settled == 1)
        #expect(try house.findings() == [])
        #expect(try house.rows(.lines, fixture).contains("E-2/leadPartner/2 due 84000 2019-04-15 -"))
    }
}
