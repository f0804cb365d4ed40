import Testing
import TredeDomain
import TredeTesting

@testable import Trede

@Suite("Figures of regimes")
struct RegimeValueServiceTests {
    @Test("Z-3: a figure that is set is what trajectories under its regime are settled with, and under no other")
    func settles() throws {
        let house = try House()
        let parties = try Parties(in: house)
        let numbers = try ["activation-2018", "activation-2023"].map { regime in
            try PartyRows.insertTrajectory(
                in: house, network: parties.network.network.number, state: "admitted", regime: regime,
                members: [("caseManagerWork", parties.gtb.number)])
        }
        let before = try amounts(house, numbers)
        #expect(before == [[48_000, 32_000], [nil, nil]])
        try set(house, 85_000)
        #expect(try house.services.calendar.bringUpToDate().settled == 1)
        #expect(try amounts(house, numbers) == [[48_000, 32_000], [51_000, 34_000]])
        let booked = try house.services.storage.write { transaction in
            try EntitlementStore.living(numbers[1], in: transaction).filter { $0.rule == .e1 }.map(\.amountCents)
        }
        #expect(booked == [51_000, 34_000])
    }

    @Test("Z-3: a slip is corrected while nothing is booked on it; then it stays, also to the same figure")
    func corrected() throws {
        let house = try House(today: "2023-10-15")
        let fixture = try Fixture(house, regime: "activation-2023", admittedOn: "2023-07-10")
        try set(house, 8_500)
        _ = try house.services.calendar.bringUpToDate()
        #expect(try set(house, 85_000, expecting: 2).version == 3)
        _ = try house.services.calendar.bringUpToDate()
        #expect(try caseManagerAmounts(house, fixture.trajectory) == [51_000, 34_000, 51_000, 34_000])
        try fixture.start("2023-07-20")
        try fixture.approvePlan("2023-08-01")
        let found = try refusals { _ = try set(house, 85_000, expecting: 3) }
        #expect(found == [Refusal(.z3, .regimeValueFrozen, arguments: ["caseManagerCents", "85000"])])
        try house.checkUp()
    }

    @Test("Z-3: what is booked on one figure leaves another one open to be corrected")
    func otherFigure() throws {
        let house = try House(today: "2023-10-15")
        let fixture = try Fixture(house, regime: "activation-2023", admittedOn: "2023-07-10")
        try set(house, 85_000)
        try set(house, 290_000, of: "leadPartnerCents")
        try fixture.approvePlan("2023-08-01")
        _ = try house.services.calendar.bringUpToDate()
        let otherRegime = try Fixture(house, admittedOn: "2019-01-01")
        try otherRegime.start("2019-01-15")
        #expect(try refusals { _ = try set(house, 84_000, expecting: 2) }.count == 1)
        #expect(try refusals { _ = try set(house, 280_000, of: "leadPartnerCents", expecting: 2) }.count == 1)
    }

    @Test("Z-2, Z-3: every figure of a regime is shown, and only amounts are ever open")
    func figures() throws {
        let house = try House()
        let values = house.services.regimeValues
        for regime in house.services.regimes.list {
            let found = try house.services.storage.makeReader().read { try values.values(of: regime, in: $0) }
            #expect(Set(found.map(\.figure.code)).count == 12)
            let open = found.filter { $0.state == .open }.map(\.figure.code)
            #expect(
                open == (regime.code == "activation-2018" ? [] : Regime.OpenValue.allCases.map(\.rawValue)))
            #expect(found.allSatisfy { ($0.figure.value == nil) == ($0.state == .open) })
            #expect(found.allSatisfy { ($0.source == nil) == ($0.state == .open) })
        }
    }

    private func caseManagerAmounts(_ house: House, _ trajectory: Int64) throws -> [Int64?] {
        let settlement = SettlementService(regimes: house.services.regimes, ids: .system)
        return try house.services.storage.makeReader().read { transaction in
            try settlement.lines(of: trajectory, in: transaction).filter { $0.rule == .e1 }.map(\.amountCents)
        }
    }

    @discardableResult
    private func set(
        _ house: House, _ cents: Int64, of code: String = "caseManagerCents", expecting version: Int64 = 1
    ) throws -> RegimeValue {
        let values = house.services.regimeValues
        let clients = house.services.clients
        return try house.services.storage.write { transaction in
            try values.set(
                code, of: "activation-2023", measure: "activationTrajectory", to: cents, source: "law",
                expecting: version, by: try clients.importer(in: transaction), in: transaction)
        }
    }

    private func amounts(_ house: House, _ trajectories: [Int64]) throws -> [[Int64?]] {
        let settlement = SettlementService(regimes: house.services.regimes, ids: .system)
        return try house.services.storage.makeReader().read { transaction in
            try trajectories.map { trajectory in
                try settlement.lines(of: trajectory, in: transaction).filter { $0.rule == .e1 }.map(\.amountCents)
            }
        }
    }
}
