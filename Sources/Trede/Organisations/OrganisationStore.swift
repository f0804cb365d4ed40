internal import SQLite
internal import TredeDomain

enum OrganisationQuery: String, Query {
    case find = """
        SELECT id, uid, enterprise_number, name, kind, iban, province, network_code, postal_code, nis_code,
            care_recognised_from, care_recognised_until, recorded_at, version
        FROM organisation WHERE uid = ?1
        """
    case findOpen = """
        SELECT id, uid, enterprise_number, name, kind, NULL, province, network_code, postal_code, nis_code,
            care_recognised_from, care_recognised_until, recorded_at, version
        FROM organisation WHERE uid = ?1
        """
    case findByEnterpriseNumber = """
        SELECT id, uid, enterprise_number, name, kind, iban, province, network_code, postal_code, nis_code,
            care_recognised_from, care_recognised_until, recorded_at, version
        FROM organisation WHERE enterprise_number = ?1
        """
    case list = """
        SELECT id, uid, enterprise_number, name, kind, NULL, province, network_code, postal_code, nis_code,
            care_recognised_from, care_recognised_until, recorded_at, version
        FROM organisation
        WHERE id > ?1 AND (?2 IS NULL OR kind = ?2) AND (?3 IS NULL OR enterprise_number = ?3)
        ORDER BY id LIMIT ?4
        """
    case number = "SELECT id FROM organisation WHERE uid = ?1"
    case insert = """
        INSERT INTO organisation (uid, enterprise_number, name, kind, iban, province, network_code, postal_code,
            nis_code, care_recognised_from, care_recognised_until, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        """
    case replace = """
        UPDATE organisation SET enterprise_number = ?2, name = ?3, kind = ?4, iban = ?5, province = ?6,
            network_code = ?7, postal_code = ?8, nis_code = ?9, care_recognised_from = ?10,
            care_recognised_until = ?11, version = version + 1
        WHERE id = ?1
        """
}

enum OrganisationStore {
    static func find(
        _ id: ID<Organisation>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Organisation {
        let found = try transaction.first(OrganisationQuery.find, .id(id), decode: organisation)
        guard let found else { throw Failure.notFound(.organisation) }
        return found
    }

    /// The organisation without its account number.
    static func findOpen(
        _ id: ID<Organisation>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Organisation {
        let found = try transaction.first(OrganisationQuery.findOpen, .id(id), decode: organisation)
        guard let found else { throw Failure.notFound(.organisation) }
        return found
    }

    static func find(
        enterpriseNumber: EnterpriseNumber, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Organisation? {
        try transaction.first(
            OrganisationQuery.findByEnterpriseNumber, .text(enterpriseNumber.text), decode: organisation)
    }

    static func list(
        kind: OrganisationKind?, enterpriseNumber: EnterpriseNumber?, page: PageRequest,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<Organisation> {
        let found = try transaction.all(
            OrganisationQuery.list, .integer(try start(of: page, in: transaction)), .code(kind),
            .optional(enterpriseNumber?.text), .number(page.size + 1), decode: organisation)
        return Page(found, request: page) { $0.id.bytes }
    }

    static func insert(
        _ content: Organisation.Content, id: ID<Organisation>, in transaction: borrowing WriteTransaction
    ) throws -> Organisation {
        let number = try transaction.insert(
            OrganisationQuery.insert, .id(id), .text(content.enterpriseNumber.text), .text(content.name),
            .code(content.kind), .optional(content.iban?.text), .optional(content.province),
            .optional(content.network), .text(content.postalCode.text), .text(content.nisCode.text),
            .day(content.careRecognition?.from), .day(content.careRecognition?.until),
            .integer(transaction.now))
        return Organisation(
            id: id, number: number, content: content, recordedAt: Instant(milliseconds: transaction.now), version: 1)
    }

    static func replace(
        _ content: Organisation.Content, of organisation: Organisation, in transaction: borrowing WriteTransaction
    ) throws -> Organisation {
        try transaction.run(
            OrganisationQuery.replace, .integer(organisation.number), .text(content.enterpriseNumber.text),
            .text(content.name), .code(content.kind), .optional(content.iban?.text), .optional(content.province),
            .optional(content.network), .text(content.postalCode.text), .text(content.nisCode.text),
            .day(content.careRecognition?.from), .day(content.careRecognition?.until))
        return Organisation(
            id: organisation.id, number: organisation.number, content: content, recordedAt: organisation.recordedAt,
            version: organisation.version + 1)
    }

    /// The number after which a page begins.
    ///
    /// - Throws: `invalid` when the cursor is of nothing there is.
    private static func start(
        of page: PageRequest, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int64 {
        guard let cursor = page.after else { return 0 }
        let number = try transaction.first(OrganisationQuery.number, .blob(cursor.bytes)) { try $0.integer(0) }
        guard let number else { throw PageRequest.unknownCursor }
        return number
    }

    private static func organisation(_ row: borrowing Row) throws -> Organisation {
        let recognised = try row.optionalDay(10)
        let until = try row.optionalDay(11)
        let content = Organisation.Content(
            enterpriseNumber: try row.value(2, parse: EnterpriseNumber.init), name: try row.text(3),
            kind: try row.code(4), iban: try row.optionalValue(5, parse: Iban.init),
            province: try row.optionalText(6), network: try row.optionalText(7),
            postalCode: try row.value(8, parse: PostalCode.init), nisCode: try row.value(9, parse: NisCode.init),
            careRecognition: recognised.flatMap { Period(from: $0, until: until) })
        return Organisation(
            id: try row.id(1), number: try row.integer(0), content: content,
            recordedAt: Instant(milliseconds: try row.integer(12)), version: try row.integer(13))
    }
}
