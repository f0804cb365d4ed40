import Testing
import Trede
import TredeDomain
import TredeTesting

@Suite("Sessions: whose they are, and until when")
struct SessionBoundsTests {
    let file: StartedFile

    init() throws {
        file = try StartedFile()
        try file.approve()
    }

    @Test("V-9: another provider's session or order is no place where a page begins")
    func foreignCursors() throws {
        let session = try file.register(file.session("A1"))
        let (sessions, orders, trajectory) = (file.house.services.sessions, file.house.services.orders, file.trajectory)
        let reader = try file.house.services.storage.makeReader()
        let own = file.actor(.careProvider)
        let order = try reader.read {
            try orders.list(of: trajectory, page: PageRequest(size: 1, after: nil), by: own, in: $0).page.items[0].id
        }
        for (role, isAllowed) in [(Role.careProvider, true), (.workProvider, false)] {
            let actor = file.actor(role)
            let atSession = PageRequest(size: 5, after: Cursor(after: session.bytes))
            let atOrder = PageRequest(size: 5, after: Cursor(after: order.bytes))
            let foundSessions = try? reader.read {
                try sessions.list(of: trajectory, page: atSession, by: actor, in: $0).items.count
            }
            let foundOrders = try? reader.read {
                try orders.list(of: trajectory, page: atOrder, by: actor, in: $0).page.items.count
            }
            #expect((foundSessions != nil) == isAllowed, "\(role)")
            #expect((foundOrders != nil) == isAllowed, "\(role)")
        }
    }

    @Test("T-3, X-6: a corrected extension does not leave out what was carried out by then")
    func correctedExtension() throws {
        let longer = try extend("2022-03-01", correcting: nil)
        try file.house.setToday("2022-06-30")
        _ = try file.register(file.session("A1", on: "2022-02-10"))
        let failure = #expect(throws: Failure.self) { try extend("2022-02-09", correcting: longer) }
        #expect(reasons(failure) == [.notBeforeEarlierFact])
        #expect(throws: Never.self) { try extend("2022-02-10", correcting: longer) }
    }

    @discardableResult
    private func extend(_ newEnd: String, correcting: ID<Extension>?) throws -> ID<Extension> {
        let content = Extension.Content(
            decidedOn: .of("2021-06-01"), newEndOn: .of(newEnd), motivation: "Ziek geweest", corrects: correcting)
        let (extensions, trajectory, actor) = (
            file.house.services.extensions, file.trajectory, file.actor(.screener)
        )
        return try file.write { try extensions.register(content, in: trajectory, by: actor, $0).id }
    }
}
