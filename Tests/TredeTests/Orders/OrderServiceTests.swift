import Testing
import Trede
import TredeDomain
import TredeTesting

@Suite("Orders")
struct OrderServiceTests {
    let file: StartedFile

    init() throws {
        file = try StartedFile()
    }

    @Test("X-1, E-4: an order without a price has the price that was signed")
    func price() throws {
        try file.approve()
        let order = try order("A2", units: 2)
        #expect(order.unitPriceCents == 6850)
        #expect(order.amountCents == 13700)
        #expect(order.organisation == file.organisations[.workProvider])
    }

    @Test("X-1: where nothing was signed the price of the network holds, and without one there is none")
    func networkPrice() throws {
        try file.approve()
        let failure = #expect(throws: Failure.self) { try order("A3", units: 1) }
        #expect(reasons(failure) == [.priceNotAgreed])
        try file.house.price(7300, of: "internshipGuidance", in: file.network)
        #expect(try order("A3", units: 1).unitPriceCents == 7300)
    }

    @Test("X-1: another price than the signed one is refused")
    func otherPrice() throws {
        try file.approve()
        let failure = #expect(throws: Failure.self) { try order("A2", units: 1, price: 6851) }
        #expect(reasons(failure) == [.priceNotAgreed])
    }

    @Test(
        "X-3: no more is ordered than planned, over all orders",
        arguments: [(1, 2, true), (2, 2, false), (1, 3, false)])
    func units(first: Int, second: Int, isAllowed: Bool) throws {
        try file.approve()
        _ = try order("A2", units: first)
        #expect(((try? order("A2", units: second)) != nil) == isAllowed)
    }

    @Test(
        "P-7: nothing is ordered before the plan is approved", arguments: [("2020-06-30", false), ("2020-07-01", true)])
    func beforeApproval(day: String, isAllowed: Bool) throws {
        try file.approve()
        #expect(((try? order("A2", units: 1, on: day)) != nil) == isAllowed)
    }

    @Test("X-3: what no approved plan holds cannot be ordered")
    func notInPlan() throws {
        let unapproved = #expect(throws: Failure.self) { try order("A2", units: 1) }
        #expect(reasons(unapproved) == [.noApprovedPlan])
        try file.approve()
        let unknown = #expect(throws: Failure.self) { try order("A9", units: 1) }
        #expect(reasons(unknown) == [.actionNotInPlan])
    }

    @Test("V-6: a provider sees its own orders only")
    func ownOnly() throws {
        try file.approve()
        let order = try order("A2", units: 1)
        #expect(try list(by: .workProvider).map(\.id) == [order.id])
        #expect(try list(by: .careProvider).isEmpty)
        #expect(throws: Failure.self) { try find(order.id, by: .careProvider) }
        #expect(try find(order.id, by: .controller) == order)
    }

    private func order(
        _ ref: String, units: Int, price: Int64? = nil, on day: String = "2020-07-02"
    ) throws -> Order {
        guard let organisation = file.organisations[.workProvider] else { throw TestingFault("no provider") }
        let draft = Order.Draft(
            actionRef: ref, organisation: organisation, units: units, unitPriceCents: price, orderedOn: .of(day))
        let (orders, trajectory, actor) = (file.house.services.orders, file.trajectory, file.actor(.leadPartner))
        return try file.write { try orders.order(draft, of: trajectory, by: actor, in: $0).order }
    }

    private func list(by role: Role) throws -> [Order] {
        let (orders, actor) = (file.house.services.orders, file.actor(role))
        return try file.house.services.storage.makeReader().read {
            try orders.list(of: file.trajectory, page: PageRequest(size: 10, after: nil), by: actor, in: $0).page.items
        }
    }

    private func find(_ id: ID<Order>, by role: Role) throws -> Order {
        let (orders, actor) = (file.house.services.orders, file.actor(role))
        return try file.house.services.storage.makeReader().read {
            try orders.find(id, of: file.trajectory, by: actor, in: $0).order
        }
    }
}
