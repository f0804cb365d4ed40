internal import SQLite
internal import TredeDomain

enum TrajectoryAccessQuery: String, Query {
    // Who went to another organisation since is no longer in the place (V-2).
    case placesOfProfessional = """
        SELECT m.is_backup, m.is_successor, m.organisation_id, m.professional_id
        FROM team_member m JOIN professional p ON p.id = m.professional_id AND p.organisation_id = m.organisation_id
        WHERE m.professional_id = ?1 AND m.role = ?2 AND m.trajectory_id = ?3 AND m.until_on IS NULL
        """
    case placesOfOrganisation = """
        SELECT is_backup, is_successor, organisation_id, professional_id FROM team_member
        WHERE organisation_id = ?1 AND role = ?2 AND trajectory_id = ?3 AND until_on IS NULL
        """
    case placesOfRole = """
        SELECT m.is_backup, m.is_successor, m.organisation_id, m.professional_id
        FROM team_member m LEFT JOIN professional p ON p.id = m.professional_id
        WHERE m.role = ?1 AND m.trajectory_id = ?2 AND m.until_on IS NULL
            AND (p.id IS NULL OR p.organisation_id = m.organisation_id)
        """
    case roles = """
        SELECT DISTINCT role FROM team_member WHERE professional_id = ?1 AND trajectory_id = ?2 AND until_on IS NULL
        """
    case leads = "SELECT 1 FROM network WHERE id = ?1 AND lead_partner_id = ?2"
    case provides = """
        SELECT EXISTS (SELECT 1 FROM team_member
            WHERE organisation_id = ?1 AND role = ?2 AND trajectory_id = ?3 AND until_on IS NULL)
        OR EXISTS (SELECT 1 FROM action_order
            WHERE organisation_id = ?1 AND trajectory_id = ?3 AND provider_role = ?2)
        """
    case referred = "SELECT 1 FROM referral WHERE id = ?1 AND client_id = ?2"
}

/// The facts on which access to a trajectory rests.
enum TrajectoryAccessStore {
    /// A place in a team.
    struct Place {
        enum Kind {
            case member
            case backup
            /// Who came to the role after somebody else had it (V-4).
            case successor
        }

        let kind: Kind
        /// The number of the organisation.
        let organisation: Int64
        /// The number of the professional, where one is named.
        let professional: Int64?
    }

    /// The places of the actor's professional, or else of its organisation, in its role.
    static func places(
        of actor: Actor, in trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Place] {
        if let professional = actor.professional {
            return try transaction.all(
                TrajectoryAccessQuery.placesOfProfessional, .integer(professional), .code(actor.role),
                .integer(trajectory), decode: place)
        }
        guard let organisation = actor.organisation else { return [] }
        return try transaction.all(
            TrajectoryAccessQuery.placesOfOrganisation, .integer(organisation), .code(actor.role),
            .integer(trajectory), decode: place)
    }

    /// Everybody's places in a role.
    static func places(
        as role: Role, in trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Place] {
        try transaction.all(TrajectoryAccessQuery.placesOfRole, .code(role), .integer(trajectory), decode: place)
    }

    /// The roles of a professional in a team.
    static func roles(
        of professional: Int64, in trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Role] {
        try transaction.all(TrajectoryAccessQuery.roles, .integer(professional), .integer(trajectory)) {
            try $0.code(0)
        }
    }

    private static func place(_ row: borrowing Row) throws -> Place {
        let isSuccessor = try row.flag(1)
        return Place(
            kind: try row.flag(0) ? .backup : isSuccessor ? .successor : .member, organisation: try row.integer(2),
            professional: try row.optionalInteger(3))
    }

    static func leads(
        _ organisation: Int64, network: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.exists(TrajectoryAccessQuery.leads, .integer(network), .integer(organisation))
    }

    static func provides(
        _ organisation: Int64, as role: Role, in trajectory: Int64,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.first(
            TrajectoryAccessQuery.provides, .integer(organisation), .code(role), .integer(trajectory)
        ) { try $0.flag(0) } ?? false
    }

    static func referred(
        _ client: Int64, _ referral: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.exists(TrajectoryAccessQuery.referred, .integer(referral), .integer(client))
    }
}
