import Foundation
import Synchronization
import Testing
import TredeDomain
import TredeTesting

@testable import Trede

@Suite("Paying")
struct PaymentServiceTests {
    @Test(
        "E-23: what falls due in a month is paid on the last day of the next",
        arguments: [("2019-02-27", 0), ("2019-02-28", 2), ("2019-03-01", 2)])
    func calendar(through: String, count: Int) throws {
        let house = try House(today: through)
        let fixture = try Fixture(house)
        try fixture.start("2019-01-01")
        let run = try house.pay(through: through)
        #expect(run.count == count)
        #expect(run.amountCents == (count == 0 ? 0 : 215_600))
        let paid = try house.rows(.lines, fixture).filter { $0.contains(" paid ") }
        #expect(paid.allSatisfy { $0.hasSuffix("2019-01-01 \(through)") })
        #expect(paid.count == count)
    }

    @Test("E-23, Z-5: what is paid late is paid on the day of the run, in the books too")
    func late() throws {
        let house = try House(today: "2019-05-07")
        let fixture = try Fixture(house)
        try fixture.start("2019-01-01")
        try house.pay(through: "2019-02-28")
        #expect(try house.rows(.lines, fixture).contains("E-2/leadPartner/1 paid 196000 2019-01-01 2019-05-07"))
        let entries = try house.rows(.entries, fixture)
        #expect(entries.contains("payment networkCash>government 196000 2019-05-07"))
        #expect(try house.findings() == [])
    }

    @Test("H-1: what an imported history made payable was paid on its day")
    func imported() throws {
        let house = try House(today: "2019-05-07")
        let fixture = try Fixture(house)
        try fixture.start("2019-01-01")
        try fixture.noteImport()
        _ = try house.services.calendar.bringUpToDate()
        #expect(try house.rows(.lines, fixture).contains("E-2/leadPartner/1 paid 196000 2019-01-01 2019-02-28"))
        try fixture.approvePlan("2019-04-01")
        try house.setToday("2019-06-02")
        _ = try house.services.calendar.bringUpToDate()
        #expect(try house.rows(.lines, fixture).contains("E-1/caseManagerWork/1 paid 48000 2019-04-01 2019-06-02"))
        #expect(try house.findings() == [])
    }

    @Test("E-23, H-1: what is recorded by itself in an imported trajectory is paid on the day of the run")
    func importedAndRecorded() throws {
        let house = try House(today: "2019-05-07")
        let fixture = try Fixture(house)
        try fixture.start("2019-01-01")
        try fixture.noteImport()
        try house.setToday("2026-11-20")
        try fixture.session("2019-02-05", cents: 7_500)
        _ = try house.services.calendar.bringUpToDate()
        let lines = try house.rows(.lines, fixture)
        #expect(lines.contains("E-2/leadPartner/1 paid 196000 2019-01-01 2019-02-28"))
        #expect(lines.contains { $0.hasSuffix(" paid 7500 2019-02-05 2026-11-20") })
        #expect(try house.findings() == [])
    }

    @Test("E-12: payment clears the debt of government and of the network")
    func entries() throws {
        let house = try House(today: "2019-02-28")
        let fixture = try Fixture(house)
        try fixture.start("2019-01-01")
        try fixture.approvePlan("2019-01-20")
        try fixture.session("2019-01-25", cents: 7000)
        try house.pay(through: "2019-02-28")
        #expect(
            Set(try house.rows(.entries, fixture).filter { $0.hasPrefix("payment") }) == [
                "payment caseManager>government 48000 2019-02-28",
                "payment networkCash>government 196000 2019-02-28",
                "payment leadPartnerOwnShare>networkCash 19600 2019-02-28",
                "payment provider>networkCash 7000 2019-02-28",
            ])
        #expect(try house.findings() == [])
    }

    @Test("E-14: a repeated run is empty")
    func repeated() throws {
        let house = try House()
        let fixture = try Fixture(house)
        try fixture.start("2019-01-01")
        let first = try house.pay(through: "2019-03-31")
        let second = try house.pay(through: "2019-03-31")
        #expect(first.count == 2)
        #expect(second.count == 0)
        #expect(first.amountCents == 215_600)
        #expect(second.amountCents == 0)
        let shares = try house.services.storage.makeReader().read { transaction in
            try house.services.payments.shares(of: first, in: transaction)
        }
        #expect(shares.map(\.amountCents) == [215_600])
        #expect(shares.map(\.count) == [2])
        let leadPartner = try #require(fixture.organisationIDs[.leadPartner])
        #expect(shares.map(\.organisation) == [leadPartner])
        #expect(try house.rows(.entries, fixture).filter { $0.hasPrefix("payment") }.count == 2)
    }

    @Test("E-14: sixteen runs at once pay each entitlement once")
    func concurrent() throws {
        let house = try House()
        let fixture = try Fixture(house)
        try fixture.start("2019-01-01")
        try fixture.approvePlan("2019-01-02")
        for day in 10...25 { try fixture.session("2019-01-\(day)", cents: 100) }
        let counts = Mutex<[Int]>([])
        let failures = Mutex<Int>(0)
        DispatchQueue.concurrentPerform(iterations: 16) { _ in
            do {
                let run = try house.pay(through: "2019-12-31")
                counts.withLock { $0.append(run.count) }
            } catch {
                failures.withLock { $0 += 1 }
            }
        }
        #expect(failures.withLock { $0 } == 0)
        #expect(counts.withLock { $0.sorted() } == Array(repeating: 0, count: 15) + [20])
        #expect(try house.rows(.entries, fixture).filter { $0.hasPrefix("payment") }.count == 20)
        #expect(try house.findings() == [])
    }

    @Test("E-23: a day that is still to come cannot be paid through")
    func future() throws {
        let house = try House(today: "2019-02-28")
        #expect(throws: Failure.self) { try house.pay(through: "2019-03-01") }
        #expect(try house.pay(through: "2019-02-28").count == 0)
    }

    @Test("E-14: more than one batch is paid in one run, and the calendar stops when nothing is left")
    func batches() throws {
        let house = try House()
        let fixture = try Fixture(house)
        try fixture.start("2019-01-01")
        try fixture.session("2019-01-10", cents: 1)
        for _ in 0..<3 { try fixture.session("2019-01-11", cents: 2) }
        let payments = house.services.payments
        let counts = try (0..<4).map { _ in
            try house.services.storage.write { try payments.payByCalendar(countMax: 4, in: $0)?.count }
        }
        #expect(counts == [4, 2, nil, nil])
    }

    @Test("E-2: the calendar settles what time alone made due, pays it, and does nothing the second time")
    func tick() throws {
        let house = try House(today: "2019-03-31")
        let fixture = try Fixture(
            house,
            .tranches(
                startCents: [.workProvider: 500, .careProvider: 500],
                laterCents: [.workProvider: 300, .careProvider: 300], afterMonths: 6))
        try fixture.start("2019-01-31")
        #expect(try house.services.calendar.bringUpToDate().paid == 4)
        try house.setToday("2019-07-30")
        #expect(try house.services.calendar.bringUpToDate().paid == 0)
        try house.setToday("2019-07-31")
        #expect(try house.services.calendar.bringUpToDate().settled == 1)
        #expect(try house.rows(.lines, fixture).contains("E-10/workProvider/2 due 300 2019-07-31 -"))
        try house.setToday("2019-08-31")
        let outcome = try house.services.calendar.bringUpToDate()
        #expect(outcome == CalendarService.Outcome(settled: 0, paid: 2, paidCents: 600))
        #expect(try house.services.calendar.bringUpToDate() == CalendarService.Outcome())
        #expect(try house.findings() == [])
    }
}
