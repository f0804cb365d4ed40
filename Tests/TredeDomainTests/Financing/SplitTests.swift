import Testing

@testable import TredeDomain

@Suite("Splitting amounts and the days of payment")
struct SplitTests {
    @Test(
        "E-1, E-2: parts sum to the whole for every amount up to 1000 euro",
        arguments: [[60, 40], [70, 30], [33, 33, 34]])
    func sums(shares: [Int]) {
        for amount in Int64(0)...100_000 {
            let parts = Settlement.split(amount, shares: shares).compactMap { $0 }
            guard parts.reduce(0, +) == amount, parts.allSatisfy({ $0 >= 0 }), parts.count == shares.count else {
                Issue.record("\(amount) becomes \(parts)")
                return
            }
        }
    }

    @Test("E-3: the own share is never more than 10 % of what came in, for every amount up to 1000 euro")
    func ownShare() throws {
        for amount in stride(from: Int64(0), through: 100_000, by: 7) {
            let financing = Regime.Financing(
                caseManagerCents: 0, caseManagerSharesPercent: [60, 40], leadPartnerCents: amount,
                leadPartnerSharesPercent: [70, 30], ownSharePercent: 10, paidAfterMonths: 1)
            let lines = try Course(report: "2019-05-01", financing: financing).lines()
            let own = lines.filter { $0.beneficiary == .leadPartnerOwnShare }.compactMap(\.amountCents).reduce(0, +)
            guard own * 10 <= amount, own * 10 > amount - 20 else {
                Issue.record("\(own) of \(amount)")
                return
            }
        }
    }

    @Test(
        "E-1: half a cent goes to the even side",
        arguments: [(1, 0), (2, 1), (3, 2), (5, 2), (7, 4)] as [(Int64, Int64)])
    func halfToEven(amount: Int64, share: Int64) {
        #expect(Settlement.share(50, of: amount) == share)
    }

    @Test(
        "E-23: what falls due in a month is paid on the last day of the next",
        arguments: [
            ("2019-01-01", 1, "2019-02-28"), ("2019-01-31", 1, "2019-02-28"), ("2020-01-31", 1, "2020-02-29"),
            ("2019-02-28", 1, "2019-03-31"), ("2019-12-05", 1, "2020-01-31"), ("2019-12-05", 0, "2019-12-31"),
            ("2019-11-30", 3, "2020-02-29"),
        ])
    func payable(due: String, months: Int, paid: String) throws {
        #expect(Settlement.payableOn(dueOn: try day(due), paidAfterMonths: months) == (try day(paid)))
    }
}
