internal import SQLite
internal import TredeDomain

enum TeamQuery: String, Query {
    case members = """
        SELECT m.id, m.role, p.uid, o.uid, m.is_backup, m.from_on
        FROM team_member m JOIN professional p ON p.id = m.professional_id
            JOIN organisation o ON o.id = m.organisation_id
        WHERE m.trajectory_id = ?1 AND m.until_on IS NULL ORDER BY m.id
        """
    case ownMembers = """
        SELECT m.id, m.role, p.uid, o.uid, m.is_backup, m.from_on
        FROM team_member m JOIN professional p ON p.id = m.professional_id
            JOIN organisation o ON o.id = m.organisation_id
        WHERE m.trajectory_id = ?1 AND m.organisation_id = ?2 AND m.until_on IS NULL ORDER BY m.id
        """
    case roles = "SELECT DISTINCT role FROM team_member WHERE trajectory_id = ?1 AND until_on IS NULL"
    case lastChange = "SELECT max(coalesce(until_on, from_on)) FROM team_member WHERE trajectory_id = ?1"
    case end = "UPDATE team_member SET until_on = ?2 WHERE id = ?1"
    case insert = """
        INSERT INTO team_member (trajectory_id, role, professional_id, organisation_id, is_backup, from_on, is_successor)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """
    // Who had the place in the beginning, and comes back, comes after nobody. The beginning is the first conversation:
    // who was gone by then never worked with the person.
    case comesAfter = """
        SELECT EXISTS (SELECT 1 FROM team_member
                WHERE trajectory_id = ?1 AND role = ?2 AND is_backup = 0 AND professional_id IS NOT ?3)
            AND NOT EXISTS (SELECT 1 FROM team_member
                WHERE trajectory_id = ?1 AND role = ?2 AND is_backup = 0 AND is_successor = 0 AND professional_id = ?3
                    AND (until_on IS NULL OR until_on > ?4))
        """
    case isReferrerCareProvider = """
        SELECT EXISTS (SELECT 1 FROM trajectory t JOIN referral r ON r.id = t.referral_id
            JOIN team_member m ON m.trajectory_id = t.id AND m.role = 'careProvider' AND m.until_on IS NULL
            JOIN organisation o ON o.id = m.organisation_id
            WHERE t.id = ?1 AND o.enterprise_number = r.referrer_organisation)
        """
}

enum TeamStore {
    /// Who is in a team now, with the number of the row.
    struct Place {
        let number: Int64
        let member: Team.Member
    }

    static func places(
        _ trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Place] {
        try transaction.all(TeamQuery.members, .integer(trajectory), decode: place)
    }

    /// The places of one organisation.
    static func places(
        of organisation: Int64, _ trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Place] {
        try transaction.all(TeamQuery.ownMembers, .integer(trajectory), .integer(organisation), decode: place)
    }

    private static func place(_ row: borrowing Row) throws -> Place {
        Place(
            number: try row.integer(0),
            member: Team.Member(
                role: try row.code(1), professional: try row.id(2), organisation: try row.id(3),
                isBackup: try row.flag(4)))
    }

    /// The roles that somebody holds, as member or as backup.
    static func roles(
        _ trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Role] {
        try transaction.all(TeamQuery.roles, .integer(trajectory)) { try $0.code(0) }
    }

    /// The day on which the team changed last.
    static func lastChange(
        _ trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Day? {
        try transaction.first(TeamQuery.lastChange, .integer(trajectory)) { try $0.optionalDay(0) } ?? nil
    }

    static func end(_ place: Place, on day: Day, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(TeamQuery.end, .integer(place.number), .day(day))
    }

    static func insert(
        _ member: Team.Member, professional: Int64, organisation: Int64, trajectory: Int64, from day: Day,
        isSuccessor: Bool, in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.insert(
            TeamQuery.insert, .integer(trajectory), .code(member.role), .integer(professional),
            .integer(organisation), .flag(member.isBackup), .day(day), .flag(isSuccessor))
    }

    /// Whether a professional would come to a role in which somebody else was before, and was not in it oneself after
    /// the day on which the trajectory started.
    static func comesAfterSomebody(
        _ professional: Int64, as role: Role, in trajectory: Int64, startedOn: Day?,
        _ transaction: borrowing WriteTransaction
    ) throws -> Bool {
        try transaction.first(
            TeamQuery.comesAfter, .integer(trajectory), .code(role), .integer(professional), .day(startedOn)
        ) { try $0.flag(0) } ?? false
    }

    /// What a human should see of a team.
    static func warnings(
        _ trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Team.Warning] {
        let isSame = try transaction.first(TeamQuery.isReferrerCareProvider, .integer(trajectory)) { try $0.flag(0) }
        return isSame == true ? [.sameOrganisationAsReferrer] : []
    }
}
