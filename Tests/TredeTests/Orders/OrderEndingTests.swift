import Testing
import Trede
import TredeDomain
import TredeTesting

@Suite("Orders that end")
struct OrderEndingTests {
    let file: StartedFile

    init() throws {
        file = try StartedFile()
        try file.approve()
    }

    @Test("X-6: what is ended keeps what was carried out, and frees the rest to be ordered again")
    func freed() throws {
        let order = try order("A2", units: 3)
        let session = try file.register(file.session("A2"))
        let ended = try end(order.id, on: "2020-08-10", .providerUnavailable)
        #expect(ended.ending?.draft == Order.Ending.Draft(endedOn: .of("2020-08-10"), reason: .providerUnavailable))
        #expect(ended.version == order.version + 1)
        #expect(try find(order.id) == ended)
        #expect(try refused { try self.order("A2", units: 3, on: "2020-08-10") } == ["X-3 moreThanPlanned"])
        _ = try self.order("A2", units: 2, on: "2020-08-10")
        try verify(session)
        #expect(try file.house.providerCents(of: file.trajectory) == 6850)
        for day in ["2020-08-11", "2020-08-12"] { _ = try file.register(file.session("A2", on: day)) }
        #expect(try refused { try file.register(file.session("A2", on: "2020-08-13")) } == ["X-3 moreThanPlanned"])
        try file.house.checkUp()
    }

    @Test("X-6: an order ends once, not before it was made, and not in the future")
    func bounds() throws {
        let id = try order("A2", units: 3).id
        #expect(try refused { try end(id, on: "2021-07-01", .notNeeded) } == ["endedOn inTheFuture"])
        #expect(try refused { try end(id, on: "2020-07-01", .notNeeded) } == ["X-1 notBeforeEarlierFact"])
        #expect(try refused { try end(id, on: "2020-07-02", .enteredInError) } == [])
        #expect(try refused { try end(id, on: "2020-07-03", .notNeeded) } == ["X-6 orderEnded"])
        #expect(throws: Failure.self) { try end(id, on: "2020-07-03", .notNeeded, by: .workProvider) }
    }

    @Test("X-1: from the day it ends on a session is of another order, before it still of this one")
    func boundary() throws {
        let id = try order("A2", units: 3).id
        _ = try end(id, on: "2020-08-10", .providerUnavailable)
        _ = try file.register(file.session("A2", on: "2020-08-09"))
        #expect(try file.house.unitsOrdered(of: file.trajectory) == ["A2 3"])
        _ = try file.register(file.session("A2", on: "2020-08-10"))
        #expect(try file.house.unitsOrdered(of: file.trajectory) == ["A2 3", "A2 2"])
    }

    @Test("X-6: a session that was held before its order ended can still be corrected under it")
    func corrected() throws {
        let id = try order("A2", units: 1).id
        let session = try file.register(file.session("A2", on: "2020-08-20"))
        _ = try end(id, on: "2020-08-10", .notNeeded)
        _ = try order("A2", units: 2, on: "2020-08-10")
        var correction = SessionCorrection(reason: "Duur verkeerd overgenomen")
        correction.minutes = 45
        let (sessions, actor) = (file.house.services.sessions, file.actor(.caseManagerCare))
        let made = correction
        _ = try file.write { try sessions.correct(session, made, by: actor, in: $0) }
        // The two new units are still there.
        for day in ["2020-08-21", "2020-08-22"] { _ = try file.register(file.session("A2", on: day)) }
    }

    @Test("X-1: what is planned beyond the end of its order takes up no unit")
    func planned() throws {
        let id = try order("A2", units: 3).id
        for day in ["2020-08-09", "2020-08-10", "2020-08-11"] {
            var draft = file.session("A2", on: day, minutes: 0)
            draft.state = .planned
            _ = try file.register(draft)
        }
        _ = try end(id, on: "2020-08-10", .providerUnavailable)
        #expect(try refused { try order("A2", units: 3, on: "2020-08-10") } == ["X-3 moreThanPlanned"])
        _ = try order("A2", units: 2, on: "2020-08-10")
        for day in ["2020-08-15", "2020-08-16"] { _ = try file.register(file.session("A2", on: day)) }
    }

    @Test("P-7, X-1: a plan in force at another price ends the order; sessions have the price in force that day")
    func priceChanged() throws {
        let first = try file.register(file.session("A2"))
        try file.approve(.sample { $0.actions[1].unitPriceCents = 5000 }, on: "2020-09-01")
        let after = try file.register(file.session("A2", on: "2020-09-01"))
        let before = try file.register(file.session("A2", on: "2020-08-31"))
        #expect(try [first, after, before].map(price) == [6850, 5000, 6850])
        let orders = try list()
        #expect(orders.map(\.unitPriceCents) == [6850, 5000])
        #expect(orders.map { $0.ending?.draft.reason } == [.planChanged, nil])
        #expect(orders.map { $0.ending?.draft.endedOn } == [.of("2020-09-01"), nil])
    }

    @Test("P-8, X-1: a plan without an action ends its order, and one that leaves it as it was ends nothing")
    func dropped() throws {
        _ = try order("A1", units: 2, to: .careProvider)
        _ = try order("A2", units: 3)
        try file.approve(.sample { $0.actions[1].units = 5 }, on: "2020-09-01")
        #expect(try list().allSatisfy { $0.ending == nil })
        try file.approve(.sample { $0.actions[0].ref = "A7" }, on: "2020-10-01")
        #expect(try list().map { $0.ending?.draft.reason } == [.planChanged, nil])
    }

    @Test("P-7, X-1: a plan that names another provider ends the order with the one before")
    func providerNamed() throws {
        let house = file.house
        let named = try Sample.organisation(41, .workProvider)
        let (organisations, administrator) = (house.services.organisations, try house.actor(.administrator))
        let other = try file.write { try organisations.register(named, by: administrator, in: $0) }
        _ = try file.register(file.session("A2"))
        try file.approve(.sample { $0.actions[1].provider = named.enterpriseNumber }, on: "2020-09-01")
        let id = try file.register(file.session("A2", on: "2020-09-02"))
        #expect(try list().map(\.organisation) == [file.organisations[.workProvider], other.id])
        #expect(try list().map { $0.ending == nil } == [false, true])
        #expect(try progress(id).item.organisation == other.id)
    }

    private func order(
        _ ref: String, units: Int, to role: Role = .workProvider, on day: String = "2020-07-02"
    ) throws -> Order {
        let organisation = try #require(file.organisations[role])
        let draft = Order.Draft(actionRef: ref, organisation: organisation, units: units, orderedOn: .of(day))
        let (orders, trajectory, actor) = (file.house.services.orders, file.trajectory, file.actor(.leadPartner))
        return try file.write { try orders.order(draft, of: trajectory, by: actor, in: $0).order }
    }

    private func end(
        _ id: ID<Order>, on day: String, _ reason: Order.Ending.Reason, by role: Role = .leadPartner
    ) throws -> Order {
        let draft = Order.Ending.Draft(endedOn: .of(day), reason: reason)
        let (orders, trajectory, actor) = (file.house.services.orders, file.trajectory, file.actor(role))
        return try file.write { try orders.end(id, draft, of: trajectory, by: actor, in: $0).order }
    }

    private func find(_ id: ID<Order>) throws -> Order { try #require(try list().first { $0.id == id }) }

    private func list() throws -> [Order] {
        let (orders, actor) = (file.house.services.orders, file.actor(.leadPartner))
        return try file.house.services.storage.makeReader().read {
            try orders.list(of: file.trajectory, page: PageRequest(size: 10, after: nil), by: actor, in: $0).page.items
        }
    }

    private func verify(_ id: ID<Session>) throws {
        let (sessions, actor) = (file.house.services.sessions, file.actor(.leadPartner))
        _ = try file.write { try sessions.verify(id, on: .of("2020-08-10"), by: actor, in: $0) }
    }

    private func price(_ id: ID<Session>) throws -> Int64 { try progress(id).priceCents }

    private func progress(_ id: ID<Session>) throws -> SessionProgress {
        let (sessions, actor) = (file.house.services.sessions, file.actor(.leadPartner))
        let view = try file.house.services.storage.makeReader().read { try sessions.find(id, by: actor, in: $0).view }
        return view.progress
    }
}
