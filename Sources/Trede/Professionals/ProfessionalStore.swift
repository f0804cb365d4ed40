internal import SQLite
internal import TredeDomain

enum ProfessionalQuery: String, Query {
    case find = """
        SELECT p.id, p.uid, p.external_id, p.given_name, p.family_name, p.email, o.enterprise_number, p.network_code,
            o.uid, p.organisation_id, p.recorded_at, p.version,
            (SELECT group_concat(r.role) FROM professional_role r WHERE r.professional_id = p.id)
        FROM professional p JOIN organisation o ON o.id = p.organisation_id WHERE p.uid = ?1
        """
    case findByExternalID = """
        SELECT p.id, p.uid, p.external_id, p.given_name, p.family_name, p.email, o.enterprise_number, p.network_code,
            o.uid, p.organisation_id, p.recorded_at, p.version,
            (SELECT group_concat(r.role) FROM professional_role r WHERE r.professional_id = p.id)
        FROM professional p JOIN organisation o ON o.id = p.organisation_id WHERE p.external_id = ?1
        """
    case findByEmail = """
        SELECT p.id, p.uid, p.external_id, p.given_name, p.family_name, p.email, o.enterprise_number, p.network_code,
            o.uid, p.organisation_id, p.recorded_at, p.version,
            (SELECT group_concat(r.role) FROM professional_role r WHERE r.professional_id = p.id)
        FROM professional p JOIN organisation o ON o.id = p.organisation_id WHERE p.email = ?1
        """
    case list = """
        SELECT p.id, p.uid, p.external_id, p.given_name, p.family_name, p.email, o.enterprise_number, p.network_code,
            o.uid, p.organisation_id, p.recorded_at, p.version,
            (SELECT group_concat(r.role) FROM professional_role r WHERE r.professional_id = p.id)
        FROM professional p JOIN organisation o ON o.id = p.organisation_id
        WHERE p.id > ?1 ORDER BY p.id LIMIT ?2
        """
    case listOfOrganisation = """
        SELECT p.id, p.uid, p.external_id, p.given_name, p.family_name, p.email, o.enterprise_number, p.network_code,
            o.uid, p.organisation_id, p.recorded_at, p.version,
            (SELECT group_concat(r.role) FROM professional_role r WHERE r.professional_id = p.id)
        FROM organisation o JOIN professional p ON p.organisation_id = o.id
        WHERE p.id > ?1 AND o.uid = ?3 ORDER BY p.id LIMIT ?2
        """
    case number = "SELECT id FROM professional WHERE uid = ?1"
    case insert = """
        INSERT INTO professional (uid, external_id, given_name, family_name, email, organisation_id, network_code,
            recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        """
    case replace = """
        UPDATE professional SET external_id = ?2, given_name = ?3, family_name = ?4, email = ?5, organisation_id = ?6,
            network_code = ?7, version = version + 1
        WHERE id = ?1
        """
    // Twice in the same moment keeps the name that was in force until then.
    case keepName = """
        INSERT INTO professional_name (professional_id, until_at, given_name, family_name)
        SELECT id, ?2, given_name, family_name FROM professional
        WHERE id = ?1 AND (given_name, family_name) <> (?3, ?4)
        ON CONFLICT DO NOTHING
        """
    // What a professional is called now stands there too, without an end: the doctor compares both.
    case insertName = """
        INSERT INTO professional_name (professional_id, until_at, given_name, family_name)
        VALUES (?1, 9223372036854775807, ?2, ?3)
        """
    case replaceName = """
        UPDATE professional_name SET given_name = ?2, family_name = ?3
        WHERE professional_id = ?1 AND until_at = 9223372036854775807
        """
    case insertRole = "INSERT INTO professional_role (professional_id, role) VALUES (?1, ?2)"
    case deleteRoles = "DELETE FROM professional_role WHERE professional_id = ?1"
}

enum ProfessionalStore {
    /// - Throws: `notFound`.
    static func find(
        _ id: ID<Professional>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Professional {
        let found = try transaction.first(ProfessionalQuery.find, .id(id), decode: professional)
        guard let found else { throw Failure.notFound(.professional) }
        return found
    }

    static func find(
        externalId: String, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Professional? {
        try transaction.first(ProfessionalQuery.findByExternalID, .text(externalId), decode: professional)
    }

    static func find(
        email: EmailAddress, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Professional? {
        try transaction.first(ProfessionalQuery.findByEmail, .text(email.text), decode: professional)
    }

    static func list(
        organisation: ID<Organisation>?, page: PageRequest, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<Professional> {
        let start = Value.integer(try start(of: page, in: transaction))
        let size = Value.number(page.size + 1)
        let found =
            if let organisation {
                try transaction.all(
                    ProfessionalQuery.listOfOrganisation, start, size, .id(organisation), decode: professional)
            } else {
                try transaction.all(ProfessionalQuery.list, start, size, decode: professional)
            }
        return Page(found, request: page) { $0.id.bytes }
    }

    static func insert(
        _ content: Professional.Content, organisation: Organisation, id: ID<Professional>,
        in transaction: borrowing WriteTransaction
    ) throws -> Professional {
        let number = try transaction.insert(
            ProfessionalQuery.insert, .id(id), .text(content.externalId), .text(content.givenName),
            .text(content.familyName), .text(content.email.text), .integer(organisation.number),
            .optional(content.network), .integer(transaction.now))
        try transaction.run(
            ProfessionalQuery.insertName, .integer(number), .text(content.givenName), .text(content.familyName))
        try insert(content.roles, of: number, in: transaction)
        return Professional(
            id: id, number: number, content: content, organisation: organisation.id,
            organisationNumber: organisation.number, recordedAt: Instant(milliseconds: transaction.now), version: 1)
    }

    /// Replaces what is registered; the name of before is kept with until when it was in force.
    static func replace(
        _ professional: Professional, with content: Professional.Content, organisation: Organisation,
        in transaction: borrowing WriteTransaction
    ) throws -> Professional {
        try transaction.run(
            ProfessionalQuery.keepName, .integer(professional.number), .integer(transaction.now),
            .text(content.givenName), .text(content.familyName))
        try transaction.run(
            ProfessionalQuery.replaceName, .integer(professional.number), .text(content.givenName),
            .text(content.familyName))
        try transaction.run(
            ProfessionalQuery.replace, .integer(professional.number), .text(content.externalId),
            .text(content.givenName), .text(content.familyName), .text(content.email.text),
            .integer(organisation.number), .optional(content.network))
        try transaction.run(ProfessionalQuery.deleteRoles, .integer(professional.number))
        try insert(content.roles, of: professional.number, in: transaction)
        return Professional(
            id: professional.id, number: professional.number, content: content, organisation: organisation.id,
            organisationNumber: organisation.number, recordedAt: professional.recordedAt,
            version: professional.version + 1)
    }

    private static func insert(
        _ roles: Set<Role>, of professional: Int64, in transaction: borrowing WriteTransaction
    ) throws {
        for role in roles {
            try transaction.run(ProfessionalQuery.insertRole, .integer(professional), .code(role))
        }
    }

    /// The number after which a page begins.
    ///
    /// - Throws: `invalid` when the cursor is of nothing there is.
    private static func start(
        of page: PageRequest, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int64 {
        guard let cursor = page.after else { return 0 }
        let number = try transaction.first(ProfessionalQuery.number, .blob(cursor.bytes)) { try $0.integer(0) }
        guard let number else { throw PageRequest.unknownCursor }
        return number
    }

    private static func professional(_ row: borrowing Row) throws -> Professional {
        let content = Professional.Content(
            externalId: try row.text(2), givenName: try row.text(3), familyName: try row.text(4),
            email: try row.value(5, parse: EmailAddress.init), roles: try roles(row, 12),
            organisation: try row.value(6, parse: EnterpriseNumber.init), network: try row.optionalText(7))
        return Professional(
            id: try row.id(1), number: try row.integer(0), content: content, organisation: try row.id(8),
            organisationNumber: try row.integer(9), recordedAt: Instant(milliseconds: try row.integer(10)),
            version: try row.integer(11))
    }

    private static func roles(_ row: borrowing Row, _ column: Int32) throws -> Set<Role> {
        guard let text = try row.optionalText(column) else { return [] }
        return Set(
            try text.split(separator: ",").map { code in
                guard let role = Role(rawValue: String(code)) else { throw CorruptColumn(column: column) }
                return role
            })
    }
}
