import Testing
import Trede
import TredeDomain
import TredeTesting

@Suite("Teams")
struct TeamServiceTests {
    let scene: TrajectoryScene

    init() throws { scene = try TrajectoryScene() }

    private func appoint(
        _ members: [Team.Member], on day: String = "2020-01-14", trusted: Role? = nil, by role: Role = .leadPartner,
        expecting version: Int64? = nil
    ) throws -> Team {
        let draft = TeamDraft(appointedOn: .of(day), members: members, trustedPersonRole: trusted)
        let (id, actor) = (scene.id, try scene.actor(role))
        return try scene.write { try $0.teams.appoint(draft, in: id, expecting: version, by: actor, $1) }
    }

    @Test("A-4: before anybody is appointed every role is a gap, afterwards none is")
    func gaps() throws {
        let (id, actor, teams) = (scene.id, try scene.actor(.leadPartner), scene.house.services.teams)
        let before = try scene.house.services.storage.makeReader().read { try teams.find(of: id, by: actor, in: $0) }
        #expect(before.gaps == Team.requiredRoles)
        #expect(before.appointedOn == nil)
        let team = try appoint(scene.members, trusted: .caseManagerCare)
        #expect(team.gaps.isEmpty)
        #expect(team.appointedOn == .of("2020-01-14"))
        #expect(team.version == before.version + 1)
        #expect(team.trustedPersonRole == .caseManagerCare)
    }

    @Test("A-3: a care provider that referred the person is a warning, not a refusal")
    func warning() throws {
        #expect(try appoint(scene.members).warnings == [.sameOrganisationAsReferrer])
        let others = scene.members.filter { $0.role != .careProvider }
        #expect(try appoint(others, on: "2020-01-15").warnings.isEmpty)
    }

    @Test("A-1, A-2: who does not hold the role, or whose organisation may not, is refused, all at once")
    func refusals() throws {
        let (work, care) = (try #require(scene.member(.caseManagerWork)), try #require(scene.member(.caseManagerCare)))
        let swapped = [
            Team.Member(
                role: .caseManagerWork, professional: care.professional, organisation: care.organisation,
                isBackup: false),
            Team.Member(
                role: .caseManagerCare, professional: work.professional, organisation: work.organisation,
                isBackup: false),
            Team.Member(
                role: .leadPartner, professional: work.professional, organisation: work.organisation,
                isBackup: false),
        ]
        #expect(
            try refused { try appoint(swapped) } == [
                "A-1 roleNotHeld", "A-2 caseManagerWorkNotGtb", "A-1 roleNotHeld", "A-2 careNotRecognised",
                "A-1 roleNotHeld", "N-1 leadPartnerNotOfNetwork",
            ])
    }

    @Test(
        "A-2: recognition counts on the day of the appointment",
        arguments: [("2020-12-31", true), ("2021-01-01", false)])
    func recognition(day: String, isAllowed: Bool) throws {
        try scene.house.setToday("2021-02-01")
        let refusals = try refused { try appoint(scene.members, on: day) }
        #expect(refusals == (isAllowed ? [] : ["A-2 careNotRecognised"]))
    }

    @Test(
        "T-2: a team is not appointed before admission nor in time to come",
        arguments: [
            ("2020-01-09", ["T-2 notBeforeEarlierFact"]), ("2020-01-10", []), ("2020-06-30", []),
            ("2020-07-01", ["appointedOn inTheFuture"]),
        ])
    func days(day: String, expected: [String]) throws {
        #expect(try refused { try appoint(scene.members, on: day) } == expected)
    }

    @Test("A-4, A-5: a place twice and a trusted person in no place are both named")
    func violations() throws {
        let member = try #require(scene.member(.caseManagerWork))
        #expect(
            try refused { try appoint([member, member], trusted: .careProvider) } == [
                "members[1] duplicateEntry", "trustedPersonRole notFoundReference",
            ])
    }

    @Test("A-4: a gap may be, but a case manager stays who can fill it")
    func nobody() throws {
        let (work, care) = (try #require(scene.member(.caseManagerWork)), try #require(scene.member(.caseManagerCare)))
        let providers = scene.members.filter { !$0.role.isCaseManager }
        #expect(try refused { try appoint([]) } == ["members teamRoleMissing"])
        #expect(try refused { try appoint(providers) } == ["members teamRoleMissing"])
        for member in [work, care] { #expect(try refused { try appoint(providers + [member]) } == []) }
    }

    @Test("an older version than the current one is not replaced")
    func stale() throws {
        let team = try appoint(scene.members)
        #expect(try refused { try appoint(scene.members, expecting: team.version - 1) } == ["stale"])
        #expect(try refused { try appoint(scene.members, expecting: team.version) } == [])
    }

    @Test("who stays keeps the place, who is left out is gone and sees nothing any more")
    func change() throws {
        _ = try appoint(scene.members)
        let provider = try scene.actor(.careProvider)
        let (id, trajectories) = (scene.id, scene.house.services.trajectories)
        let reader = try scene.house.services.storage.makeReader()
        #expect(try refused { try reader.read { try trajectories.find(id, by: provider, in: $0) } } == [])
        _ = try appoint(scene.members.filter { $0.role != .careProvider }, on: "2020-02-01", by: .caseManagerWork)
        #expect(try refused { try reader.read { try trajectories.find(id, by: provider, in: $0) } } == ["notFound"])
    }

    @Test("V-9: a provider may see the team but not appoint it, a stranger not even see it")
    func rights() throws {
        #expect(try refused { try appoint(scene.members, by: .careProvider) } == ["notFound"])
        _ = try appoint(scene.members)
        #expect(try refused { try appoint(scene.members, by: .careProvider) } == ["forbidden"])
    }
}
