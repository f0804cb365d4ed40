import Testing
import Trede
import TredeDomain
import TredeTesting

@Suite("The course of a trajectory")
struct TrajectoryCourseTests {
    let scene: TrajectoryScene

    init() throws { scene = try TrajectoryScene() }

    private func trajectory() throws -> Trajectory {
        let id = scene.id
        return try scene.house.services.storage.makeReader().read { try TrajectoryStore.find(id, in: $0) }
    }

    private func talk(
        _ day: String, _ present: Set<Role> = [.caseManagerWork, .participant], by role: Role = .caseManagerWork
    ) throws -> Conversation {
        let content = Conversation.Content(heldOn: .of(day), present: present)
        let (id, actor) = (scene.id, try scene.actor(role))
        return try scene.write { try $0.conversations.register(content, in: id, by: actor, $1) }
    }

    @Test("T-8, T-3: the first conversation starts the trajectory and sets its last day")
    func start() throws {
        try scene.appointTeam()
        #expect(try talk("2020-01-20").startsTrajectory)
        #expect(try trajectory().state == .startUp)
        #expect(try trajectory().days.startedOn == .of("2020-01-20"))
        #expect(try trajectory().days.plannedEndOn == .of("2021-07-20"))
        #expect(try !talk("2020-02-20").startsTrajectory)
        #expect(try trajectory().days.startedOn == .of("2020-01-20"))
    }

    @Test("T-5: the first conversation is held by a case manager who is in the team")
    func present() throws {
        try scene.appointTeam()
        #expect(try refused { try talk("2020-01-20", [.participant]) } == ["present required"])
        let (id, actor) = (scene.id, try scene.actor(.leadPartner))
        let members = scene.members.filter { $0.role != .caseManagerCare }
        let draft = TeamDraft(appointedOn: .of("2020-01-15"), members: members)
        _ = try scene.write { try $0.teams.appoint(draft, in: id, expecting: nil, by: actor, $1) }
        #expect(
            try refused { try talk("2020-01-20", [.caseManagerWork, .caseManagerCare]) } == ["A-4 teamRoleMissing"])
    }

    @Test(
        "T-2: the first conversation is not before the team nor in time to come",
        arguments: [
            ("2020-01-13", ["T-2 notBeforeEarlierFact"]), ("2020-01-14", []),
            ("2020-07-01", ["heldOn inTheFuture"]),
        ])
    func order(day: String, expected: [String]) throws {
        try scene.appointTeam()
        #expect(try refused { try talk(day) } == expected)
    }

    private func suspend(_ from: String, _ until: String?) throws -> Suspension {
        let period = try #require(Period(from: .of(from), until: until.map { .of($0) }))
        let (id, actor) = (scene.id, try scene.actor(.caseManagerCare))
        let content = Suspension.Content(period: period, reason: .illness)
        return try scene.write { try $0.suspensions.register(content, in: id, by: actor, $1) }
    }

    @Test("T-1: a suspension may come without end, get it later, and does not overlap another")
    func suspension() throws {
        try scene.start()
        let open = try suspend("2020-03-01", nil)
        #expect(try refused { try suspend("2020-05-01", "2020-05-10") } == ["T-1 overlappingPeriod"])
        let period = try #require(Period(from: .of("2020-03-01"), until: .of("2020-04-30")))
        let (id, actor) = (scene.id, try scene.actor(.caseManagerCare))
        let ended = try scene.write {
            try $0.suspensions.change(
                open.id, of: id, to: Suspension.Change(period: period, reason: .accident), expecting: 1, by: actor,
                $1)
        }
        #expect(ended.version == 2 && ended.reason?.disclosed == .accident)
        #expect(try refused { try suspend("2020-04-30", nil) } == ["T-1 overlappingPeriod"])
        #expect(try refused { try suspend("2020-05-01", "2020-05-10") } == [])
        #expect(try refused { try suspend("2020-01-09", "2020-01-09") } == ["T-2 notBeforeEarlierFact"])
        #expect(try trajectory().days.plannedEndOn == .of("2021-07-20"), "T-3: the end does not move by it")
    }

    private func extend(_ newEnd: String, on day: String = "2020-06-01") throws -> Extension {
        let content = Extension.Content(decidedOn: .of(day), newEndOn: .of(newEnd), motivation: "Needle")
        let (id, actor) = (scene.id, try scene.house.actor(.screener))
        return try scene.write { try $0.extensions.register(content, in: id, by: actor, $1) }
    }

    @Test("T-3: an extension ends later than the day it moves, and only a started trajectory has one")
    func extending() throws {
        #expect(try refused { try extend("2021-08-01") } == ["T-3 wrongTrajectoryState"])
        try scene.start()
        #expect(try refused { try extend("2021-07-20") } == ["T-3 extensionNotLater"])
        #expect(try refused { try extend("2021-07-21") } == [])
        #expect(try trajectory().days.plannedEndOn == .of("2021-07-21"))
        #expect(try refused { try extend("2021-07-21") } == ["T-3 extensionNotLater"])
        #expect(try refused { try extend("2021-09-01", on: "2020-01-19") } == ["T-2 notBeforeEarlierFact"])
    }

    private func terminate(_ day: String, by actor: Actor) throws -> Termination {
        let content = Termination.Content(terminatedOn: .of(day), reason: .atWork)
        let id = scene.id
        return try scene.write { try $0.terminations.register(content, in: id, by: actor, $1) }
    }

    @Test("T-4: a trajectory may end early from its admission on, once")
    func termination() throws {
        let screener = try scene.house.actor(.screener)
        #expect(try refused { try terminate("2020-01-09", by: screener) } == ["T-2 notBeforeEarlierFact"])
        #expect(try refused { try terminate("2020-01-10", by: screener) } == [])
        #expect(try trajectory().state == .terminated)
        #expect(try refused { try terminate("2020-01-11", by: screener) } == ["T-1 wrongTrajectoryState"])
        #expect(try refused { try scene.appointTeam() } == ["T-1 wrongTrajectoryState"])
    }

    @Test("T-2: every step is an event with its day, its role and its states, oldest first")
    func events() throws {
        try scene.execute()
        let (id, actor) = (scene.id, try scene.actor(.caseManagerWork))
        _ = try terminate("2020-03-01", by: actor)
        let trajectories = scene.house.services.trajectories
        let events = try scene.house.services.storage.makeReader().read {
            try trajectories.events(of: id, page: PageRequest(size: 10, after: nil), by: actor, in: $0).items
        }
        #expect(events.map(\.kind) == [.admitted, .teamAppointed, .firstConversation, .planApproved, .terminated])
        #expect(events.map(\.toState) == [.admitted, .admitted, .startUp, .inExecution, .terminated])
        #expect(events.map(\.actorRole).suffix(2) == [.caseManagerWork, .caseManagerWork])
        #expect(events.allSatisfy { $0.reason == nil })
        let last = try #require(events.last?.id)
        let whole = try scene.house.services.storage.makeReader().read {
            try trajectories.event(last, of: id, by: actor, in: $0)
        }
        #expect(whole.event.reason == "atWork" && whole.isWhole)
    }

    @Test("H-1: an import acts in any role, with its own days")
    func imported() throws {
        let (id, draft) = (scene.id, TeamDraft(appointedOn: .of("2020-01-14"), members: scene.members))
        try scene.write { services, transaction in
            let importer = try services.clients.importer(in: transaction)
            _ = try services.teams.appoint(draft, in: id, expecting: nil, by: importer, transaction)
            let content = Conversation.Content(heldOn: .of("2020-01-20"), present: [.caseManagerWork])
            _ = try services.conversations.register(content, in: id, by: importer, transaction)
        }
        #expect(try trajectory().state == .startUp)
    }

    @Test("V-2: the file closes to the case managers when after-care ends")
    func aftercare() throws {
        try scene.execute()
        let actor = try scene.actor(.caseManagerWork)
        _ = try terminate("2020-06-30", by: actor)
        let (id, trajectories) = (scene.id, scene.house.services.trajectories)
        func isFile() throws -> Bool {
            let view = try scene.house.services.storage.makeReader().read {
                try trajectories.find(id, by: actor, in: $0)
            }
            if case .file = view { return true }
            return false
        }
        try scene.house.setToday("2021-06-30")
        #expect(try isFile())
        try scene.house.setToday("2021-07-01")
        #expect(try !isFile())
    }
}
