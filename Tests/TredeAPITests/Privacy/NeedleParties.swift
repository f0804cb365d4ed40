import HTTPServer
import Trede
import TredeDomain
import TredeTesting

/// The organisations, networks and professionals of one side of the world of needles.
struct NeedleParties {
    /// Numbers in the store of organisations, by the role they have in the team.
    var organisations: [Role: Int64] = [:]
    /// Identifiers of organisations.
    var organisationIDs: [Role: ID<Organisation>] = [:]
    /// Professionals, by role.
    var professionals: [Role: Professional] = [:]
    /// A second case manager in each role, who is the backup.
    var backups: [Role: Professional] = [:]
    /// The professional who refers.
    var source: Professional
    /// A care provider from outside the team, with an order.
    var external: Organisation
    /// The network.
    var network: ID<Network>
    /// The names, numbers, addresses and identifiers of who provides care.
    var careNeedles: [String] = []

    private static let kinds: [(role: Role, kind: OrganisationKind)] = [
        (.caseManagerWork, .gtb), (.caseManagerCare, .cgg), (.leadPartner, .workProvider),
        (.workProvider, .workProvider), (.careProvider, .psychiatricHospital), (.referrer, .vdab),
    ]

    /// Registers all of them.
    init(_ side: NeedleSide, in house: House) throws {
        var organisations: [Role: Organisation] = [:]
        for (index, entry) in NeedleParties.kinds.enumerated() {
            // The one who refers has the number that stands in every referral of this side.
            let number = entry.role == .referrer ? 20 : index
            organisations[entry.role] = try NeedleParties.register(side, number, entry.kind, in: house)
        }
        external = try NeedleParties.register(side, 10, .psychiatricWard, in: house)
        let kinds: [OrganisationKind] = [.shelteredWorkshop, .vaphProvision, .caw, .ocmw]
        let others = try kinds.enumerated().map { index, kind in
            try NeedleParties.register(side, 30 + index, kind, in: house)
        }
        let partners = others + [Role.caseManagerCare, .workProvider].compactMap { organisations[$0] }
        let content = try NeedleParties.network(side, organisations[.leadPartner], partners)
        let networks = house.services.networks
        network = try house.services.storage.write { try networks.register(content, in: $0).network.id }
        source = try NeedleParties.professional(side, .referrer, "source", organisations, in: house)
        for (role, label) in [(Role.caseManagerWork, "backup"), (.caseManagerCare, "backupcare")] {
            backups[role] = try NeedleParties.professional(side, role, label, organisations, in: house)
        }
        for role in Team.requiredRoles {
            professionals[role] = try NeedleParties.professional(side, role, role.rawValue, organisations, in: house)
        }
        self.organisations = organisations.mapValues(\.number)
        organisationIDs = organisations.mapValues(\.id)
        let care = [organisations[.careProvider], external].compactMap(\.self)
        careNeedles = care.flatMap { [$0.id.description, $0.content.name, $0.content.enterpriseNumber.text] }
        if let person = professionals[.careProvider] {
            careNeedles += [
                person.id.description, person.content.externalId, person.content.givenName,
                person.content.familyName, person.content.email.text,
                NeedleParties.earlier(person.content.givenName), NeedleParties.earlier(person.content.familyName),
            ]
        }
    }

    private static func register(
        _ side: NeedleSide, _ index: Int, _ kind: OrganisationKind, in house: House
    ) throws -> Organisation {
        let (content, organisations) = (try content(side, index, kind), house.services.organisations)
        return try house.services.storage.write {
            try organisations.register(content, by: Actor(client: 1, role: .administrator), in: $0)
        }
    }

    private static func content(_ side: NeedleSide, _ index: Int, _ kind: OrganisationKind) throws
        -> Organisation.Content
    {
        guard let number = EnterpriseNumber(side.enterpriseNumber(index)), let postalCode = PostalCode("1000"),
            let nisCode = NisCode("21004")
        else { throw TestingFault("no number") }
        return Organisation.Content(
            enterpriseNumber: number, name: "NDLorg\(side.rawValue)\(index)\(kind.rawValue)", kind: kind, iban: nil,
            province: nil, network: nil, postalCode: postalCode, nisCode: nisCode,
            careRecognition: kind.mayProvideCaseManagerCare
                ? Period(from: .of("2018-07-01"), until: .of("2022-12-31")) : nil)
    }

    private static func network(_ side: NeedleSide, _ lead: Organisation?, _ partners: [Organisation]) throws
        -> Network.Content
    {
        guard let lead, let nisCode = NisCode(side.nisCode),
            let mandate = Period(from: .of("2018-07-01"), until: .of("2022-06-30"))
        else { throw TestingFault("no network") }
        return Network.Content(
            code: side.network, name: side.network, leadPartner: lead.content.enterpriseNumber, mandate: mandate,
            regions: Network.Regions(nisCodes: [nisCode], postalCodeRanges: []),
            partners: partners.map {
                Network.Partner(
                    enterpriseNumber: $0.content.enterpriseNumber, kind: $0.content.kind, capacityPerMonth: nil,
                    workArea: [])
            }, distribution: .perAction, pricesCents: [:])
    }

    private static func professional(
        _ side: NeedleSide, _ role: Role, _ label: String, _ organisations: [Role: Organisation], in house: House
    ) throws -> Professional {
        let local = role == .referrer ? "source@vdab" : "\(label)@team"
        guard let email = EmailAddress("ndl\(side.rawValue)\(local.lowercased()).example"),
            let organisation = organisations[role]
        else { throw TestingFault("no address") }
        func content(_ name: (String) -> String) -> Professional.Content {
            Professional.Content(
                externalId: "NDLpro\(side.rawValue)\(label)", givenName: name("NDLgiven\(side.rawValue)\(label)"),
                familyName: name("NDLfamily\(side.rawValue)\(label)"), email: email, roles: [role],
                organisation: organisation.content.enterpriseNumber, network: nil)
        }
        let (earlier, later) = (content(Self.earlier), content { $0 })
        let (professionals, administrator) = (house.services.professionals, try house.actor(.administrator))
        return try house.services.storage.write {
            let made = try professionals.register(earlier, by: administrator, in: $0)
            return try professionals.replace(
                made.id, with: later, expecting: made.version, by: administrator, in: $0)
        }
    }

    /// What somebody was called before a name.
    private static func earlier(_ name: String) -> String { name + "born" }
}
