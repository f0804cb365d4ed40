internal import SQLite
package import Trede
package import TredeDomain

/// An admitted trajectory with everybody around it, made through the services, for tests of what follows.
package struct TrajectoryScene: Sendable {
    /// The house it is in.
    package let house: House
    /// The trajectory, admitted on 2020-01-10 and applied for on 2020-01-02.
    package let id: ID<Trajectory>
    /// The organisations, by the role they have in the team.
    package let organisations: [Role: Organisation]
    /// The professionals, by the role they have in the team.
    package let professionals: [Role: Professional]

    /// Makes the scene; `today` is the day on which the clock stands.
    package init(today: String = "2020-06-30") throws {
        house = try House()
        (organisations, professionals) = try Self.parties(in: house)
        let sample = SampleReferral.with {
            $0.submittedOn = "2020-01-02"
            $0.enterpriseNumber = Self.numbers[.careProvider]
        }
        _ = try house.admit(sample, on: "2020-01-10")
        let trajectories = house.services.trajectories
        let administrator = Actor(client: 1, role: .administrator)
        let page = try house.services.storage.makeReader().read {
            try trajectories.list(
                state: nil, network: nil, page: PageRequest(size: 1, after: nil), by: administrator, in: $0)
        }
        guard let item = page.items.first else { throw TestingFault("no trajectory") }
        id = item.id
        try house.setToday(today)
    }

    /// The roles of a whole team.
    package static let roles: [Role] = Team.requiredRoles

    /// A whole team, as members of one professional each.
    package var members: [Team.Member] { Self.roles.compactMap { member($0) } }

    /// The professional of a role as a member of the team; nil for a role nobody has.
    package func member(_ role: Role, isBackup: Bool = false) -> Team.Member? {
        guard let professional = professionals[role], let organisation = organisations[role] else { return nil }
        return Team.Member(
            role: role, professional: professional.id, organisation: organisation.id, isBackup: isBackup)
    }

    /// Writes with the services.
    package func write<Output: Sendable>(
        _ body: @escaping @Sendable (Services, borrowing WriteTransaction) throws -> Output
    ) throws -> Output {
        let services = house.services
        return try services.storage.write { try body(services, $0) }
    }

    /// Somebody of the team, as a client of the professional.
    package func actor(_ role: Role) throws -> Actor {
        let (organisation, professional) = (organisations[role]?.number, professionals[role]?.number)
        return try house.actor(
            role, organisation: organisation, professional: professional,
            trajectory: role == .participant ? id : nil)
    }

    /// A token of somebody of the team.
    package func token(_ role: Role) throws -> String {
        try house.token(
            role, organisation: organisations[role]?.number, professional: professionals[role]?.number,
            trajectory: role == .participant ? id : nil)
    }

    /// Appoints the whole team on 2020-01-14.
    package func appointTeam() throws {
        let (id, draft) = (id, TeamDraft(appointedOn: .of("2020-01-14"), members: members))
        let actor = try actor(.leadPartner)
        _ = try write { try $0.teams.appoint(draft, in: id, expecting: nil, by: actor, $1) }
    }

    /// Holds the first conversation on 2020-01-20, after appointing the team.
    package func start() throws {
        try appointTeam()
        try converse()
    }

    /// Holds the first conversation.
    package func converse() throws {
        let content = Conversation.Content(
            heldOn: .of("2020-01-20"), present: [.caseManagerWork, .caseManagerCare, .participant])
        let (id, actor) = (id, try actor(.caseManagerWork))
        _ = try write { try $0.conversations.register(content, in: id, by: actor, $1) }
    }

    /// Brings the trajectory into execution on 2020-02-03, as a third signature would.
    package func execute() throws {
        try start()
        let (id, actor) = (id, try actor(.caseManagerWork))
        try write { services, transaction in
            let trajectory = try TrajectoryStore.find(id, in: transaction)
            let step = TrajectoryStep(to: .inExecution, on: .of("2020-02-03"), kind: .planApproved)
            try TrajectoryCourse.take(
                step, of: trajectory, dayNamed: "signedOn", by: actor, ids: services.ids, in: transaction)
        }
    }

    private static let numbers: [Role: String] = [
        .caseManagerWork: number(1), .caseManagerCare: number(2), .leadPartner: number(3), .workProvider: number(4),
        .careProvider: number(5),
    ]

    private static func number(_ index: Int) -> String {
        let stem = 9_100_000 + index
        let check = 97 - stem % 97
        return "0\(stem)" + (check < 10 ? "0\(check)" : "\(check)")
    }

    private static let kinds: [Role: OrganisationKind] = [
        .caseManagerWork: .gtb, .caseManagerCare: .cgg, .leadPartner: .workProvider, .workProvider: .workProvider,
        .careProvider: .psychiatricHospital,
    ]

    private static func parties(in house: House) throws -> ([Role: Organisation], [Role: Professional]) {
        let administrator = try house.actor(.administrator)
        let services = house.services
        return try services.storage.write { transaction in
            var organisations: [Role: Organisation] = [:]
            for role in roles {
                organisations[role] = try services.organisations.register(
                    try content(of: role), by: administrator, in: transaction)
            }
            let others: [OrganisationKind] = [.shelteredWorkshop, .vaphProvision, .caw, .ocmw]
            let partners = try others.enumerated().map { index, kind in
                try services.organisations.register(
                    try content(kind, number(10 + index)), by: administrator, in: transaction)
            }
            let members = partners + [Role.caseManagerCare, .workProvider].compactMap { organisations[$0] }
            _ = try services.networks.register(try network(members.map(\.content)), in: transaction)
            var professionals: [Role: Professional] = [:]
            for role in roles {
                professionals[role] = try services.professionals.register(
                    try professional(role), by: administrator, in: transaction)
            }
            return (organisations, professionals)
        }
    }

    private static func content(of role: Role) throws -> Organisation.Content {
        guard let kind = kinds[role], let number = numbers[role] else { throw TestingFault("no such role") }
        return try content(kind, number)
    }

    private static func content(_ kind: OrganisationKind, _ number: String) throws -> Organisation.Content {
        guard let number = EnterpriseNumber(number), let postalCode = PostalCode("2000"),
            let nisCode = NisCode("11002")
        else { throw TestingFault("no number: \(number)") }
        return Organisation.Content(
            enterpriseNumber: number, name: "Needle \(kind.rawValue)", kind: kind, iban: nil, province: nil,
            network: nil, postalCode: postalCode, nisCode: nisCode,
            careRecognition: kind.mayProvideCaseManagerCare
                ? Period(from: .of("2018-07-01"), until: .of("2020-12-31")) : nil)
    }

    private static func network(_ partners: [Organisation.Content]) throws -> Network.Content {
        guard let lead = EnterpriseNumber(numbers[.leadPartner] ?? ""), let nisCode = NisCode("11002"),
            let mandate = Period(from: .of("2018-07-01"), until: .of("2022-06-30"))
        else { throw TestingFault("no lead partner") }
        return Network.Content(
            code: "antwerpen", name: "Antwerpen", leadPartner: lead, mandate: mandate,
            regions: Network.Regions(nisCodes: [nisCode], postalCodeRanges: []),
            partners: partners.map {
                Network.Partner(
                    enterpriseNumber: $0.enterpriseNumber, kind: $0.kind, capacityPerMonth: nil, workArea: [])
            }, distribution: .perAction, pricesCents: [:])
    }

    private static func professional(_ role: Role) throws -> Professional.Content {
        guard let email = EmailAddress("\(role.rawValue.lowercased())@scene.example"),
            let organisation = EnterpriseNumber(numbers[role] ?? "")
        else { throw TestingFault("no professional") }
        return Professional.Content(
            externalId: "PRO-\(role.rawValue)", givenName: "Lena", familyName: role.rawValue, email: email,
            roles: [role], organisation: organisation, network: nil)
    }
}
