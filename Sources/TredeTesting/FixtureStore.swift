internal import SQLite
internal import Trede
package import TredeDomain

/// Rows that tests need and that other parts of the program make.
enum FixtureQuery: String, Query {
    case organisation = """
        INSERT INTO organisation (uid, enterprise_number, kind, name, recorded_at) VALUES (?1, ?2, ?3, ?2, 0)
        """
    case professional = """
        INSERT INTO professional (uid, external_id, given_name, family_name, email, organisation_id, recorded_at)
        VALUES (?1, ?2, 'Tine', 'Temmermans', ?2, ?3, 0)
        """
    case professionalName = """
        INSERT INTO professional_name (professional_id, until_at, given_name, family_name)
        VALUES (?1, 9223372036854775807, 'Tine', 'Temmermans')
        """
    case role = "INSERT OR IGNORE INTO professional_role (professional_id, role) VALUES (?1, ?2)"
    case network = """
        INSERT INTO network (uid, code, name, lead_partner_id, mandate_from, mandate_until, scheme,
            recorded_at)
        VALUES (?1, ?2, ?2, ?3, ?4, ?5, 'perAction', 0)
        """
    case municipality = "INSERT INTO network_nis_code (nis_code, network_id) VALUES (?1, ?2)"
    case partner = "INSERT INTO network_partner (network_id, organisation_id) VALUES (?1, ?2)"
    case member = """
        INSERT INTO team_member (trajectory_id, role, professional_id, organisation_id, is_backup, from_on)
        SELECT id, ?2, ?3, ?4, ?5, admitted_on FROM trajectory WHERE uid = ?1
        """
    case count = "SELECT count(*) FROM referral"
}

extension House {
    /// Adds an organisation and returns its number in the store.
    package func organisation(_ kind: OrganisationKind, enterpriseNumber: String) throws -> Int64 {
        let id = services.ids.id(of: Organisation.self)
        return try services.storage.write {
            try $0.insert(FixtureQuery.organisation, .id(id), .text(enterpriseNumber), .code(kind))
        }
    }

    /// Adds a professional and returns its number in the store.
    package func professional(email: String, organisation: Int64) throws -> Int64 {
        let id = services.ids.id(of: Professional.self)
        return try services.storage.write { transaction in
            let number = try transaction.insert(
                FixtureQuery.professional, .id(id), .text(email), .integer(organisation))
            try transaction.run(FixtureQuery.professionalName, .integer(number))
            return number
        }
    }

    /// Adds a network with partners of those kinds and returns its identifier; numbers of partners begin with `prefix`.
    package func network(
        _ code: String, nisCodes: [String], partners kinds: [OrganisationKind] = House.completeKinds,
        from: String = "2018-07-01", until: String? = "2022-06-30", prefix: Int
    ) throws -> ID<Network> {
        let id = services.ids.id(of: Network.self)
        let partners = try kinds.enumerated().map { index, kind in
            (kind, try organisation(kind, enterpriseNumber: "\(1_000_000_000 + prefix * 1000 + index)"))
        }
        let lead = try organisation(.workProvider, enterpriseNumber: "\(1_100_000_000 + prefix)")
        try services.storage.write { transaction in
            let network = try transaction.insert(
                FixtureQuery.network, .id(id), .text(code), .integer(lead), .text(from), .optional(until))
            for nisCode in nisCodes {
                try transaction.run(FixtureQuery.municipality, .text(nisCode), .integer(network))
            }
            for (_, number) in partners {
                try transaction.run(FixtureQuery.partner, .integer(network), .integer(number))
            }
        }
        return id
    }

    /// Kinds that together make a network complete (N-2).
    package static let completeKinds: [OrganisationKind] = [
        .workProvider, .shelteredWorkshop, .cgg, .vaphProvision, .caw, .ocmw,
    ]

    /// Puts somebody in the team of a trajectory.
    package func member(
        _ role: Role, of trajectory: ID<Trajectory>, professional: Int64? = nil, organisation: Int64,
        isBackup: Bool = false
    ) throws {
        try services.storage.write {
            _ = try $0.insert(
                FixtureQuery.member, .id(trajectory), .code(role), .optional(professional), .integer(organisation),
                .flag(isBackup))
        }
    }

    /// How many referrals there are.
    package func referralCount() throws -> Int {
        try services.storage.makeReader().read { try $0.first(FixtureQuery.count) { try $0.number(0) } ?? 0 }
    }

    /// Registers a client and returns it as who acts.
    package func actor(
        _ role: Role, organisation: Int64? = nil, professional: Int64? = nil, trajectory: ID<Trajectory>? = nil
    ) throws -> Actor {
        try actor(
            token: try token(
                role, organisation: organisation, professional: professional, trajectory: trajectory))
    }

    /// Who acts with a token.
    package func actor(token text: String) throws -> Actor {
        let keys = services.clientKeys
        guard let token = Token(text),
            let actor = try services.storage.makeReader().read({ try keys.recognise(token, in: $0) }).actor
        else { throw TestingFault("no client") }
        return actor
    }
}
