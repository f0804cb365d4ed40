import Testing
import Trede
import TredeDomain
import TredeTesting

@Suite("Deadlines of a trajectory")
struct DeadlineServiceTests {
    let scene: TrajectoryScene

    init() throws { scene = try TrajectoryScene(today: "2020-02-11") }

    private func deadline(_ code: String) throws -> ShownDeadline {
        let (id, actor, deadlines) = (scene.id, try scene.house.actor(.screener), scene.house.services.deadlines)
        return try scene.house.services.storage.makeReader().read {
            try deadlines.find(code, of: id, by: actor, in: $0)
        }
    }

    private func waive(_ code: String) throws -> ShownDeadline {
        let (id, actor) = (scene.id, try scene.house.actor(.screener))
        return try scene.write { try $0.deadlines.waive(code, of: id, reason: "Abroad.", by: actor, in: $1) }
    }

    @Test("T-7: a term is pending, then open until its last day, then late, each under another version")
    func states() throws {
        let pending = try deadline("DL-1")
        #expect(pending.state == .pending && pending.deadline == nil)
        try scene.appointTeam()
        let open = try deadline("DL-1")
        #expect(open.state == .open && open.deadline?.dueOn == .of("2020-02-11"))
        try scene.house.setToday("2020-02-12")
        let late = try deadline("DL-1")
        #expect(late.state == .late)
        #expect(pending.version < open.version && open.version < late.version)
    }

    @Test("T-7: a term is waived once, with its reason, and a met one is not")
    func waivers() throws {
        try scene.execute()
        let waived = try waive("DL-1")
        #expect(waived.state == .waived && waived.waiver?.reason?.disclosed == "Abroad.")
        #expect(try refused { try waive("DL-1") } == ["T-7 alreadyRegistered"])
        #expect(try deadline("DL-2").state == .met)
        #expect(try refused { try waive("DL-2") } == ["T-7 alreadyRegistered"])
        #expect(try refused { try waive("DL-99") } == ["notFound"])
    }

    @Test("T-7, O-1: a term that nothing registered can meet is not shown")
    func unmeetable() throws {
        #expect(try refused { try deadline("DL-6") } == ["notFound"])
        #expect(try refused { try waive("DL-6") } == ["notFound"])
    }

    @Test("T-7: DL-2 runs from the first conversation with case manager work, not from the first of all")
    func metCaseManagerWork() throws {
        try scene.appointTeam()
        try talk("2020-01-20", [.caseManagerCare, .participant])
        #expect(try deadline("DL-2").state == .pending)
        #expect(try deadline("DL-5").deadline?.runsFrom == .of("2020-01-20"))
        try talk("2020-02-03", [.caseManagerWork, .participant])
        #expect(try deadline("DL-2").deadline?.dueOn == .of("2020-03-16"))
    }

    private func talk(_ day: String, _ present: Set<Role>) throws {
        let content = Conversation.Content(heldOn: .of(day), present: present)
        let (id, actor) = (scene.id, try scene.actor(.caseManagerCare))
        _ = try scene.write { try $0.conversations.register(content, in: id, by: actor, $1) }
    }

    @Test("T-3: an extension moves the last day of the trajectory's own term")
    func extended() throws {
        try scene.start()
        #expect(try deadline("DL-5").deadline?.dueOn == .of("2021-07-20"))
        let (id, actor) = (scene.id, try scene.house.actor(.screener))
        let content = Extension.Content(decidedOn: .of("2020-02-01"), newEndOn: .of("2021-10-01"), motivation: "More.")
        _ = try scene.write { try $0.extensions.register(content, in: id, by: actor, $1) }
        #expect(try deadline("DL-5").deadline?.dueOn == .of("2021-10-01"))
    }

    @Test("T-3, X-6: the latest extension is corrected by one that takes its place, also an earlier day")
    func correctedExtension() throws {
        try scene.start()
        let first = try extend("2022-12-31")
        #expect(try refused { try extend("2021-12-31") } == ["T-3 extensionNotLater"])
        #expect(
            try refused { try extend("2021-12-31", correcting: scene.house.services.ids.id()) } == [
                "correctsId notFoundReference"
            ])
        let second = try extend("2021-12-31", correcting: first)
        #expect(try deadline("DL-5").deadline?.dueOn == .of("2021-12-31"))
        #expect(try refused { try extend("2021-07-20", correcting: second) } == ["T-3 extensionNotLater"])
        #expect(try refused { try extend("9999-12-31", correcting: second) } == ["T-3 extensionTooLong"])
    }

    @discardableResult
    private func extend(_ newEnd: String, correcting corrected: ID<Extension>? = nil) throws -> ID<Extension> {
        let (id, actor) = (scene.id, try scene.house.actor(.screener))
        let content = Extension.Content(
            decidedOn: .of("2020-02-01"), newEndOn: .of(newEnd), motivation: "More.", corrects: corrected)
        return try scene.write { try $0.extensions.register(content, in: id, by: actor, $1).id }
    }

    @Test("T-7: once a trajectory ended early, nothing of it is due")
    func ended() throws {
        try scene.start()
        let (id, actor) = (scene.id, try scene.house.actor(.screener))
        let content = Termination.Content(terminatedOn: .of("2020-02-01"), reason: .interrupted)
        _ = try scene.write { try $0.terminations.register(content, in: id, by: actor, $1) }
        let deadlines = scene.house.services.deadlines
        let left = try scene.house.services.storage.makeReader().read { try deadlines.list(of: id, by: actor, in: $0) }
        #expect(left.allSatisfy { $0.state == .met })
    }
}
