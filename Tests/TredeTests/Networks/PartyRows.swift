import SQLite
import Trede
import TredeDomain
import TredeTesting

/// Rows of trajectories, as far as the tests of networks need them.
enum PartyRows {
    private enum PartyRowQuery: String, Query {
        case person = """
            INSERT INTO person (id, uid, sealed, family_name_index, namesake_index)
            SELECT n, randomblob(16), seal(n, 'person', n, 'Family', 'Given', '1980-01-01', 'x'),
                sealed_index('familyName', 'Family'), sealed_index('namesake', 'family/given|1980-01-01')
            FROM (SELECT coalesce(max(id), 0) + 1 AS n FROM person)
            """
        case referral = """
            INSERT INTO referral (uid, client_id, external_id, person_id, measure, regime, state, state_since, version,
                content_version, submitted_on, content_digest, recorded_at)
            VALUES (randomblob(16), ?1, hex(randomblob(8)), ?2, 'activationTrajectory', 'activation-2018', 'admitted',
                '2020-01-01', 1, 1, '2020-01-01', randomblob(32), 0)
            """
        case trajectory = """
            INSERT INTO trajectory (uid, referral_id, person_id, network_id, measure, regime, state, state_since,
                admitted_on, version)
            VALUES (randomblob(16), ?1, ?2, ?3, 'activationTrajectory', ?5, ?4, '2020-01-01', '2020-01-01', 1)
            """
        case member = """
            INSERT INTO team_member (trajectory_id, role, organisation_id, is_backup, from_on)
            VALUES (?1, ?2, ?3, 0, '2020-01-01')
            """
    }

    /// Inserts a trajectory in a network, with a team.
    @discardableResult
    static func insertTrajectory(
        in house: House, network: Int64, state: String = "inExecution", regime: String = "activation-2018",
        members: [(role: String, organisation: Int64)] = []
    ) throws -> Int64 {
        let clients = house.services.clients
        return try house.services.storage.write { transaction in
            let client = try clients.importer(in: transaction).client
            let person = try transaction.insert(PartyRowQuery.person)
            let referral = try transaction.insert(PartyRowQuery.referral, .integer(client), .integer(person))
            let trajectory = try transaction.insert(
                PartyRowQuery.trajectory, .integer(referral), .integer(person), .integer(network), .text(state),
                .text(regime))
            for member in members {
                try transaction.insert(
                    PartyRowQuery.member, .integer(trajectory), .text(member.role), .integer(member.organisation))
            }
            return trajectory
        }
    }
}
