internal import SQLite
internal import TredeDomain

enum NetworkQuery: String, Query {
    case find = """
        SELECT n.id, n.uid, n.code, n.name, o.uid, n.lead_partner_id, n.mandate_from, n.mandate_until, n.version
        FROM network n JOIN organisation o ON o.id = n.lead_partner_id WHERE n.uid = ?1
        """
    case findByCode = """
        SELECT n.id, n.uid, n.code, n.name, o.uid, n.lead_partner_id, n.mandate_from, n.mandate_until, n.version
        FROM network n JOIN organisation o ON o.id = n.lead_partner_id WHERE n.code = ?1
        """
    case findByNumber = """
        SELECT n.id, n.uid, n.code, n.name, o.uid, n.lead_partner_id, n.mandate_from, n.mandate_until, n.version
        FROM network n JOIN organisation o ON o.id = n.lead_partner_id WHERE n.id = ?1
        """
    case expected = """
        SELECT n.id, n.uid, n.code, n.name, o.uid, n.lead_partner_id, n.mandate_from, n.mandate_until, n.version
        FROM network_nis_code c
        JOIN network n ON n.id = c.network_id
        JOIN organisation o ON o.id = n.lead_partner_id
        WHERE c.nis_code = ?1 AND n.mandate_from <= ?2 AND (n.mandate_until IS NULL OR n.mandate_until >= ?2)
        ORDER BY n.mandate_from DESC, n.id LIMIT 1
        """
    case list = """
        SELECT n.id, n.uid, n.code, n.name, o.uid, n.lead_partner_id, n.mandate_from, n.mandate_until, n.version
        FROM network n JOIN organisation o ON o.id = n.lead_partner_id
        WHERE n.id > ?1 AND (?2 IS NULL OR n.code = ?2)
        ORDER BY n.id LIMIT ?3
        """
    case number = "SELECT id FROM network WHERE uid = ?1"
    case money = """
        SELECT o.enterprise_number, n.recorded_at, n.scheme, n.work_provider_cents, n.care_provider_cents,
            n.later_work_provider_cents, n.later_care_provider_cents, n.after_months
        FROM network n JOIN organisation o ON o.id = n.lead_partner_id WHERE n.id = ?1
        """
    case insert = """
        INSERT INTO network (uid, code, name, lead_partner_id, mandate_from, mandate_until, scheme,
            work_provider_cents, care_provider_cents, later_work_provider_cents, later_care_provider_cents,
            after_months, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
        """
    case replace = """
        UPDATE network SET code = ?2, name = ?3, lead_partner_id = ?4, mandate_from = ?5, mandate_until = ?6,
            scheme = ?7, work_provider_cents = ?8, care_provider_cents = ?9, later_work_provider_cents = ?10,
            later_care_provider_cents = ?11, after_months = ?12, version = version + 1
        WHERE id = ?1
        """
    case touch = "UPDATE network SET version = version + 1 WHERE id = ?1"
    case nisCodes = "SELECT nis_code FROM network_nis_code WHERE network_id = ?1"
    case insertNisCode = "INSERT INTO network_nis_code (network_id, nis_code) VALUES (?1, ?2)"
    case deleteNisCodes = "DELETE FROM network_nis_code WHERE network_id = ?1"
    case postalRanges = "SELECT first, last FROM network_postal_range WHERE network_id = ?1 ORDER BY position"
    case insertPostalRange = """
        INSERT INTO network_postal_range (network_id, position, first, last) VALUES (?1, ?2, ?3, ?4)
        """
    case deletePostalRanges = "DELETE FROM network_postal_range WHERE network_id = ?1"
    case anyTrajectory = "SELECT 1 FROM trajectory WHERE network_id = ?1 LIMIT 1"
}

enum NetworkStore {
    /// What a network is worth knowing of only to those who see its money.
    struct Money {
        let leadPartner: EnterpriseNumber
        let recordedAt: Instant
        let distribution: Distribution
    }

    /// - Throws: `notFound`.
    static func find(
        _ id: ID<Network>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Network {
        let found = try transaction.first(NetworkQuery.find, .id(id), decode: network)
        guard let found else { throw Failure.notFound(.network) }
        return found
    }

    static func find(
        code: String, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Network? {
        try transaction.first(NetworkQuery.findByCode, .text(code), decode: network)
    }

    /// - Throws: `notFound`.
    static func find(
        number: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Network {
        let found = try transaction.first(NetworkQuery.findByNumber, .integer(number), decode: network)
        guard let found else { throw Failure.notFound(.network) }
        return found
    }

    /// The network that a person living in a municipality goes to when admitted on a day (S-6).
    ///
    /// Of several with a mandate there, the one appointed last; nil when none has one.
    static func expected(
        forNisCode nisCode: NisCode, on day: Day, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Network? {
        try transaction.first(NetworkQuery.expected, .text(nisCode.text), .day(day), decode: network)
    }

    static func list(
        code: String?, page: PageRequest, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<Network> {
        let found = try transaction.all(
            NetworkQuery.list, .integer(try start(of: page, in: transaction)), .optional(code),
            .number(page.size + 1), decode: network)
        return Page(found, request: page) { $0.id.bytes }
    }

    static func money(of network: Int64, in transaction: borrowing Transaction<some TransactionMode>) throws -> Money {
        let found = try transaction.first(NetworkQuery.money, .integer(network)) { row in
            Money(
                leadPartner: try row.value(0, parse: EnterpriseNumber.init),
                recordedAt: Instant(milliseconds: try row.integer(1)),
                distribution: try DistributionColumns.distribution(row, from: 2))
        }
        guard let found else { throw Failure.notFound(.network) }
        return found
    }

    static func regions(
        of network: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Network.Regions {
        let nisCodes = try transaction.all(NetworkQuery.nisCodes, .integer(network)) { row in
            try row.value(0, parse: NisCode.init)
        }
        let ranges = try transaction.all(NetworkQuery.postalRanges, .integer(network)) { row in
            let (first, last) = (
                try row.value(0, parse: PostalCode.init), try row.value(1, parse: PostalCode.init)
            )
            guard first <= last else { throw CorruptColumn(column: 1) }
            return first...last
        }
        return Network.Regions(nisCodes: Set(nisCodes), postalCodeRanges: ranges)
    }

    /// Whether a trajectory runs or ran in it.
    static func hasTrajectories(
        _ network: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.exists(NetworkQuery.anyTrajectory, .integer(network))
    }

    /// Inserts the network and its regions, without partners and prices.
    static func insert(
        _ content: Network.Content, leadPartner: Organisation, id: ID<Network>,
        in transaction: borrowing WriteTransaction
    ) throws -> Network {
        let scheme = DistributionColumns.values(content.distribution)
        let number = try transaction.insert(
            NetworkQuery.insert, .id(id), .text(content.code), .text(content.name), .integer(leadPartner.number),
            .day(content.mandate.from), .day(content.mandate.until), scheme[0], scheme[1], scheme[2], scheme[3],
            scheme[4], scheme[5], .integer(transaction.now))
        try insert(content.regions, of: number, in: transaction)
        return Network(
            id: id, number: number, code: content.code, name: content.name, leadPartner: leadPartner.id,
            leadPartnerNumber: leadPartner.number, mandate: content.mandate, version: 1)
    }

    /// Replaces the network and its regions, not its partners and prices.
    static func replace(
        _ network: Network, with content: Network.Content, leadPartner: Organisation,
        in transaction: borrowing WriteTransaction
    ) throws -> Network {
        let scheme = DistributionColumns.values(content.distribution)
        try transaction.run(
            NetworkQuery.replace, .integer(network.number), .text(content.code), .text(content.name),
            .integer(leadPartner.number), .day(content.mandate.from), .day(content.mandate.until), scheme[0],
            scheme[1], scheme[2], scheme[3], scheme[4], scheme[5])
        try transaction.run(NetworkQuery.deleteNisCodes, .integer(network.number))
        try transaction.run(NetworkQuery.deletePostalRanges, .integer(network.number))
        try insert(content.regions, of: network.number, in: transaction)
        return Network(
            id: network.id, number: network.number, code: content.code, name: content.name,
            leadPartner: leadPartner.id, leadPartnerNumber: leadPartner.number, mandate: content.mandate,
            version: network.version + 1)
    }

    /// Makes a new version of a network whose partners or prices changed.
    static func touch(_ network: Int64, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(NetworkQuery.touch, .integer(network))
    }

    private static func insert(
        _ regions: Network.Regions, of network: Int64, in transaction: borrowing WriteTransaction
    ) throws {
        for nisCode in regions.nisCodes {
            try transaction.run(NetworkQuery.insertNisCode, .integer(network), .text(nisCode.text))
        }
        for (position, range) in regions.postalCodeRanges.enumerated() {
            try transaction.run(
                NetworkQuery.insertPostalRange, .integer(network), .number(position), .text(range.lowerBound.text),
                .text(range.upperBound.text))
        }
    }

    /// The number after which a page begins.
    ///
    /// - Throws: `invalid` when the cursor is of nothing there is.
    private static func start(
        of page: PageRequest, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int64 {
        guard let cursor = page.after else { return 0 }
        let number = try transaction.first(NetworkQuery.number, .blob(cursor.bytes)) { try $0.integer(0) }
        guard let number else { throw PageRequest.unknownCursor }
        return number
    }

    private static func network(_ row: borrowing Row) throws -> Network {
        guard let mandate = Period(from: try row.day(6), until: try row.optionalDay(7)) else {
            throw CorruptColumn(column: 7)
        }
        return Network(
            id: try row.id(1), number: try row.integer(0), code: try row.text(2), name: try row.text(3),
            leadPartner: try row.id(4), leadPartnerNumber: try row.integer(5), mandate: mandate,
            version: try row.integer(8))
    }
}
