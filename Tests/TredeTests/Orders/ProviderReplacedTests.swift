import Testing
import Trede
import TredeDomain
import TredeTesting

@Suite("A provider who is replaced")
struct ProviderReplacedTests {
    private static let newcomerNumber = 61
    private let scene: TrajectoryScene

    init() throws {
        scene = try TrajectoryScene()
        try scene.start()
        let (id, house) = (scene.id, scene.house)
        let content = PlanContent.sample { $0.actions[0].units = 4 }
        let actor = try house.actor(.administrator)
        _ = try scene.write { services, transaction in
            try services.plans.importApproved(content, of: id, on: .of("2020-02-03"), by: actor, in: transaction)
        }
    }

    @Test("X-1, X-6: from that day on sessions are of who came, at what is left of the units; before it, of who went")
    func replaced() throws {
        let gone = try scene.actor(.careProvider)
        #expect(try refused { try register("2020-03-02", by: gone) } == [])
        let newcomer = try replace(on: "2020-04-01")
        #expect(try refused { try register("2020-04-01", by: gone) } == ["X-1 actionNotOrdered"])
        #expect(try refused { try register("2020-03-31", by: gone) } == [])
        #expect(try refused { try register("2020-04-01", by: newcomer) } == [])
        #expect(try refused { try register("2020-04-02", by: newcomer) } == [])
        #expect(try refused { try register("2020-04-03", by: newcomer) } == ["X-3 moreThanPlanned"])
        let orders = try list().filter { $0.actionRef == "A1" }
        #expect(orders.map(\.units) == [4, 2])
        #expect(orders.map { $0.ending?.draft.reason } == [.providerReplaced, nil])
        #expect(orders.map { $0.ending?.draft.endedOn } == [.of("2020-04-01"), nil])
        try scene.house.checkUp()
    }

    @Test("X-1: what others carry out goes on as it was")
    func others() throws {
        _ = try replace(on: "2020-04-01")
        #expect(try list().filter { $0.actionRef == "A2" }.allSatisfy { $0.ending == nil })
        #expect(try refused { try register("2020-04-02", "A2", by: scene.actor(.workProvider)) } == [])
    }

    @Test("X-1: of an action that was never ordered, who went is ordered what was carried out and no more")
    func late() throws {
        let administrator = try scene.house.actor(.administrator)
        let id = scene.id
        let content = PlanContent.sample {
            $0.actions[0].ref = "A8"
            $0.actions[0].unitPriceCents = nil
        }
        _ = try scene.write { services, transaction in
            try services.plans.importApproved(
                content, of: id, on: .of("2020-02-10"), by: administrator, in: transaction)
        }
        let gone = try scene.actor(.careProvider)
        let newcomer = try replace(on: "2020-04-01")
        try scene.house.price(7500, of: "careExploration", in: try network())
        #expect(try refused { try register("2020-03-02", "A8", by: gone) } == [])
        #expect(try refused { try register("2020-04-02", "A8", by: newcomer) } == [])
        #expect(try list().filter { $0.actionRef == "A8" }.map(\.units) == [1, 1])
    }

    private func network() throws -> ID<Network> {
        let (id, actor, trajectories) = (scene.id, try scene.actor(.leadPartner), scene.house.services.trajectories)
        let page = try scene.house.services.storage.makeReader().read {
            try trajectories.list(
                state: nil, network: nil, page: PageRequest(size: 1, after: nil), by: actor, in: $0)
        }
        return try #require(page.items.first { $0.id == id }?.network)
    }

    /// Appoints another care provider in the place of the one there was; returns who acts for it.
    private func replace(on day: String) throws -> Actor {
        let administrator = try scene.house.actor(.administrator)
        let content = try Sample.organisation(Self.newcomerNumber, .cgg)
        let (id, members, leader) = (scene.id, scene.members, try scene.actor(.leadPartner))
        let organisation = try scene.write { services, transaction in
            let organisation = try services.organisations.register(content, by: administrator, in: transaction)
            let professional = try services.professionals.register(
                try Sample.professional(Self.newcomerNumber, of: organisation, roles: [.careProvider]),
                by: administrator, in: transaction)
            let newcomer = Team.Member(
                role: .careProvider, professional: professional.id, organisation: organisation.id, isBackup: false)
            let draft = TeamDraft(
                appointedOn: .of(day), members: members.filter { $0.role != .careProvider } + [newcomer])
            _ = try services.teams.appoint(draft, in: id, expecting: nil, by: leader, transaction)
            return organisation.number
        }
        return try scene.house.actor(.careProvider, organisation: organisation)
    }

    private func register(_ day: String, _ ref: String = "A1", by actor: Actor) throws {
        let draft = SessionDraft(trajectory: scene.id, actionRef: ref, heldOn: .of(day), minutes: 60)
        _ = try scene.write { try $0.sessions.register(draft, by: actor, in: $1).id }
    }

    private func list() throws -> [Order] {
        let (id, orders, actor) = (scene.id, scene.house.services.orders, try scene.actor(.leadPartner))
        return try scene.house.services.storage.makeReader().read {
            try orders.list(of: id, page: PageRequest(size: 10, after: nil), by: actor, in: $0).page.items
        }
    }
}
