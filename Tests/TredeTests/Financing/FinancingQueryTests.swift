import Testing
import TredeDomain
import TredeTesting

@testable import Trede

@Suite("Statements of the books")
struct FinancingQueryTests {
    @Test("every query of the doctor runs on the migrated schema")
    func doctor() throws {
        let house = try House()
        #expect(try house.findings() == [])
    }

    @Test(
        "E-12: each list takes the index that fits its filter",
        arguments: [
            (EntitlementListStore.Filter(trajectory: 1, state: .due), EntitlementListQuery.ofTrajectory),
            (.init(organisation: 1, network: 1), .ofOrganisation), (.init(network: 1, leadPartner: 2), .ofNetwork),
            (.init(state: .due), .inState), (.init(), .all),
        ] as [(EntitlementListStore.Filter, EntitlementListQuery)])
    func paths(filter: EntitlementListStore.Filter, query: EntitlementListQuery) {
        #expect(filter.query == query)
    }
}
