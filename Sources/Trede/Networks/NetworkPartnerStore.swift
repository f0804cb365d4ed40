internal import SQLite
internal import TredeDomain

enum NetworkPartnerQuery: String, Query {
    case list = """
        SELECT p.organisation_id, o.uid, o.enterprise_number, o.name, o.kind, p.capacity_per_month
        FROM network_partner p JOIN organisation o ON o.id = p.organisation_id
        WHERE p.network_id = ?1 ORDER BY o.enterprise_number
        """
    case workAreas = "SELECT organisation_id, nis_code FROM network_partner_nis_code WHERE network_id = ?1"
    case kinds = """
        SELECT DISTINCT o.kind FROM network_partner p JOIN organisation o ON o.id = p.organisation_id
        WHERE p.network_id = ?1
        """
    case isPartner = "SELECT 1 FROM network_partner WHERE network_id = ?1 AND organisation_id = ?2"
    case networksOf = """
        SELECT n.lead_partner_id FROM network_partner p JOIN network n ON n.id = p.network_id
        WHERE p.organisation_id = ?1
        """
    case load = """
        SELECT m.organisation_id, count(DISTINCT CASE WHEN t.state <> 'admitted' THEN t.id END),
            count(DISTINCT CASE WHEN t.state = 'admitted' THEN t.id END)
        FROM trajectory t JOIN team_member m ON m.trajectory_id = t.id AND m.until_on IS NULL
        WHERE t.network_id = ?1 AND t.state IN ('admitted', 'startUp', 'inExecution', 'closing')
        GROUP BY m.organisation_id
        """
    case insert = """
        INSERT INTO network_partner (network_id, organisation_id, capacity_per_month) VALUES (?1, ?2, ?3)
        """
    case insertWorkArea = """
        INSERT INTO network_partner_nis_code (network_id, organisation_id, nis_code) VALUES (?1, ?2, ?3)
        """
    case deleteWorkAreas = "DELETE FROM network_partner_nis_code WHERE network_id = ?1"
    case delete = "DELETE FROM network_partner WHERE network_id = ?1"
}

enum NetworkPartnerStore {
    /// A partner with what is registered of it as an organisation.
    struct Entry {
        let number: Int64
        let organisation: ID<Organisation>
        let name: String
        let partner: Network.Partner
    }

    /// How many trajectories run with an organisation in the team, and how many are to start (N-3).
    struct Load {
        let running: Int
        let expected: Int
    }

    /// The partners, in order of enterprise number.
    static func list(
        of network: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Entry] {
        var workAreas: [Int64: Set<NisCode>] = [:]
        try transaction.each(NetworkPartnerQuery.workAreas, .integer(network)) { row in
            workAreas[try row.integer(0), default: []].insert(try row.value(1, parse: NisCode.init))
        }
        return try transaction.all(NetworkPartnerQuery.list, .integer(network)) { row in
            let number = try row.integer(0)
            let partner = Network.Partner(
                enterpriseNumber: try row.value(2, parse: EnterpriseNumber.init), kind: try row.code(4),
                capacityPerMonth: try row.optionalNumber(5), workArea: workAreas[number] ?? [])
            return Entry(number: number, organisation: try row.id(1), name: try row.text(3), partner: partner)
        }
    }

    /// The kinds that a network's partners are of (N-2).
    static func kinds(
        in network: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Set<OrganisationKind> {
        Set(try transaction.all(NetworkPartnerQuery.kinds, .integer(network)) { try $0.code(0) })
    }

    /// Which partners the composition of a network lacks; empty when it may receive trajectories (N-2).
    static func missingKinds(
        in network: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Composition.Need] {
        Composition.missing(among: try kinds(in: network, in: transaction))
    }

    static func isPartner(
        _ organisation: Int64, of network: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.exists(NetworkPartnerQuery.isPartner, .integer(network), .integer(organisation))
    }

    /// The lead partners, by number, of the networks that an organisation is a partner of.
    static func leadPartners(
        over organisation: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Set<Int64> {
        Set(try transaction.all(NetworkPartnerQuery.networksOf, .integer(organisation)) { try $0.integer(0) })
    }

    /// What the organisations in a network's teams carry, by number.
    static func loads(
        in network: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Int64: Load] {
        let found = try transaction.all(NetworkPartnerQuery.load, .integer(network)) { row in
            (try row.integer(0), Load(running: try row.number(1), expected: try row.number(2)))
        }
        return Dictionary(found) { first, _ in first }
    }

    /// Replaces all partners; `organisations` are theirs, by enterprise number.
    static func replace(
        _ partners: [Network.Partner], of network: Int64, organisations: [EnterpriseNumber: Organisation],
        in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.run(NetworkPartnerQuery.deleteWorkAreas, .integer(network))
        try transaction.run(NetworkPartnerQuery.delete, .integer(network))
        for partner in partners {
            guard let organisation = organisations[partner.enterpriseNumber] else { continue }
            try transaction.run(
                NetworkPartnerQuery.insert, .integer(network), .integer(organisation.number),
                .number(partner.capacityPerMonth))
            for nisCode in partner.workArea {
                try transaction.run(
                    NetworkPartnerQuery.insertWorkArea, .integer(network), .integer(organisation.number),
                    .text(nisCode.text))
            }
        }
    }
}
