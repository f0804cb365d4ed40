import TredeDomain
import TredeTesting

@testable import Trede

/// A trajectory that runs, with a second case manager work who stands by as backup.
struct SharingScene {
    let scene: TrajectoryScene
    /// Who stands by.
    let second: Professional

    /// With a first conversation and the backup since 2020-02-01, unless it only has its team since 2020-01-14.
    init(hasStarted: Bool = true) throws {
        let scene = try TrajectoryScene()
        self.scene = scene
        let organisation = try Self.organisation(of: scene)
        guard let email = EmailAddress("second@scene.example") else { throw TestingFault("no address") }
        let content = Professional.Content(
            externalId: "PRO-second", givenName: "Tweede", familyName: "Needle", email: email,
            roles: [.caseManagerWork], organisation: organisation.content.enterpriseNumber, network: nil)
        let administrator = try scene.house.actor(.administrator)
        second = try scene.write { try $0.professionals.register(content, by: administrator, in: $1) }
        guard hasStarted else {
            try scene.appointTeam()
            return
        }
        try scene.start()
        try appoint(scene.members + [member(isBackup: true)], on: "2020-02-01")
    }

    private static func organisation(of scene: TrajectoryScene) throws -> Organisation {
        guard let found = scene.organisations[.caseManagerWork] else { throw TestingFault("no organisation") }
        return found
    }

    var id: ID<Trajectory> { scene.id }

    /// The second case manager work as a member of the team.
    func member(isBackup: Bool) throws -> Team.Member {
        Team.Member(
            role: .caseManagerWork, professional: second.id, organisation: try Self.organisation(of: scene).id,
            isBackup: isBackup)
    }

    /// Appoints a whole team.
    func appoint(_ members: [Team.Member], on day: String, by role: Role = .leadPartner, isImport: Bool = false) throws
    {
        var actor = try scene.actor(role)
        if isImport { actor = try scene.house.actor(.administrator).importing }
        let (id, draft, by) = (id, TeamDraft(appointedOn: .of(day), members: members), actor)
        _ = try scene.write { try $0.teams.appoint(draft, in: id, expecting: nil, by: by, $1) }
    }

    /// The second case manager takes over from the first.
    func takeOver(on day: String = "2020-03-02", isImport: Bool = false) throws {
        let others = scene.members.filter { $0.role != .caseManagerWork }
        try appoint(others + [member(isBackup: false)], on: day, isImport: isImport)
    }

    /// The second case manager work as a client of its own.
    func secondActor() throws -> Actor {
        try scene.house.actor(
            .caseManagerWork, organisation: Self.organisation(of: scene).number, professional: second.number)
    }

    /// The second case manager work, or another, changes jobs, to another organisation of the kind.
    func moveAway(_ who: Professional? = nil) throws {
        let second = who ?? second
        let other = try Sample.organisation(77, .gtb)
        let number = other.enterpriseNumber
        let content = Professional.Content(
            externalId: second.content.externalId, givenName: second.content.givenName,
            familyName: second.content.familyName, email: second.content.email, roles: [.caseManagerWork],
            organisation: number, network: nil)
        let (id, administrator) = (second.id, try scene.house.actor(.administrator))
        _ = try scene.write { try $0.organisations.register(other, by: administrator, in: $1).id }
        _ = try scene.write {
            try $0.professionals.replace(id, with: content, expecting: 1, by: administrator, in: $1).id
        }
    }

    /// A case manager work of a third organisation.
    func third() throws -> Professional {
        let organisation = try Sample.organisation(78, .gtb)
        guard let email = EmailAddress("third@scene.example") else { throw TestingFault("no address") }
        let content = Professional.Content(
            externalId: "PRO-third", givenName: "Derde", familyName: "Needle", email: email, roles: [.caseManagerWork],
            organisation: organisation.enterpriseNumber, network: nil)
        let administrator = try scene.house.actor(.administrator)
        _ = try scene.write { try $0.organisations.register(organisation, by: administrator, in: $1).id }
        return try scene.write { try $0.professionals.register(content, by: administrator, in: $1) }
    }

    /// How an actor stands to the trajectory now; nil for a stranger.
    func relation(_ actor: Actor) throws -> FileRelation? {
        let (id, access) = (id, TrajectoryAccess(regimes: scene.house.services.regimes))
        return try scene.house.services.storage.makeReader().read { transaction in
            let trajectory = try TrajectoryStore.find(id, in: transaction)
            return try access.relation(of: actor, to: trajectory, in: transaction)?.kind
        }
    }

    /// The participant consents that whoever stands by or takes over has the file.
    @discardableResult
    func consent(
        to role: Role = .caseManagerWork, _ scope: ConsentScope = .fileAccess, organisation: ID<Organisation>? = nil,
        from day: String = "2020-06-01", until: String? = nil, onBehalf: Signature.OnBehalf? = nil,
        by recorder: Role = .participant
    ) throws -> Consent {
        guard let period = Period(from: .of(day), until: until.map { .of($0) }) else { throw TestingFault("no period") }
        let content = Consent.Content(
            scope: scope, receiverRole: role, organisation: organisation, purpose: "Vervanging", period: period,
            onBehalf: onBehalf)
        let (id, actor) = (id, try scene.actor(recorder))
        return try scene.write { try $0.consents.give(content, in: id, by: actor, $1) }
    }

    /// The participant takes a consent back.
    @discardableResult
    func withdraw(_ consent: Consent, on day: String? = nil) throws -> Consent {
        let draft = ConsentService.WithdrawalDraft(withdrawnOn: day.map { .of($0) })
        let (id, actor) = (id, try scene.actor(.participant))
        return try scene.write { try $0.consents.withdraw(consent.id, of: id, draft, by: actor, in: $1) }
    }

    /// Somebody opens the file without consent.
    @discardableResult
    func open(by actor: Actor, hours: Int = EmergencyAccess.hoursDefault) throws -> EmergencyAccess {
        let id = id
        return try scene.write {
            try $0.emergencyAccesses.open(
                id, reason: "De casemanager is ziek, de deelnemer belt.", hours: hours, by: actor, in: $1)
        }
    }

    /// Reads with the services.
    func read<Output>(
        _ body: (Services, borrowing ReadTransaction) throws -> Output
    ) throws -> Output {
        let services = scene.house.services
        return try services.storage.makeReader().read { try body(services, $0) }
    }
}
