internal import SQLite
internal import TredeDomain

enum InsightQuery: String, Query {
    case contacts = """
        SELECT m.role, m.is_backup, p.given_name || ' ' || p.family_name, p.email, o.name FROM team_member m
        LEFT JOIN professional p ON p.id = m.professional_id
        JOIN organisation o ON o.id = m.organisation_id
        WHERE m.trajectory_id = ?1 AND m.until_on IS NULL
        ORDER BY m.is_backup, m.role
        """
    case professional = """
        SELECT p.given_name || ' ' || p.family_name || ' (' || o.name || ')' FROM professional p
        JOIN organisation o ON o.id = p.organisation_id WHERE p.uid = ?1
        """
    case organisation = "SELECT name FROM organisation WHERE uid = ?1"
}

enum InsightStore {
    static func contacts(
        of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [FileContact] {
        try transaction.all(InsightQuery.contacts, .integer(trajectory)) { row in
            FileContact(
                role: try row.code(0), isBackup: try row.flag(1), name: try row.optionalText(2),
                email: try row.optionalText(3), organisation: try row.text(4))
        }
    }

    static func name(
        of id: ID<Professional>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> String? {
        try transaction.first(InsightQuery.professional, .id(id)) { try $0.text(0) }
    }

    static func name(
        of id: ID<Organisation>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> String? {
        try transaction.first(InsightQuery.organisation, .id(id)) { try $0.text(0) }
    }
}
