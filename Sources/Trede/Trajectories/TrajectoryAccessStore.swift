internal import SQLite
internal import TredeDomain

enum TrajectoryAccessQuery: String, Query {
    case placesOfProfessional = """
        SELECT is_backup FROM team_member
        WHERE professional_id = ?1 AND role = ?2 AND trajectory_id = ?3 AND until_on IS NULL
        """
    case placesOfOrganisation = """
        SELECT is_backup FROM team_member
        WHERE organisation_id = ?1 AND role = ?2 AND trajectory_id = ?3 AND until_on IS NULL
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
    enum Place {
        case member
        case backup
    }

    /// The places of the actor's professional, or else of its organisation, in its role.
    static func places(
        of actor: Actor, in trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Place] {
        if let professional = actor.professional {
            return try transaction.all(
                TrajectoryAccessQuery.placesOfProfessional, .integer(professional), .code(actor.role),
                .integer(trajectory)
            ) { try $0.flag(0) ? .backup : .member }
        }
        guard let organisation = actor.organisation else { return [] }
        return try transaction.all(
            TrajectoryAccessQuery.placesOfOrganisation, .integer(organisation), .code(actor.role),
            .integer(trajectory)
        ) { try $0.flag(0) ? .backup : .member }
    }

    static func leads(
        _ organisation: Int64, network: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.first(TrajectoryAccessQuery.leads, .integer(network), .integer(organisation)) { _ in true }
            ?? false
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
        try transaction.first(TrajectoryAccessQuery.referred, .integer(referral), .integer(client)) { _ in true }
            ?? false
    }
}
