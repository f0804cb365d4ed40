internal import SQLite
internal import TredeDomain

enum OrderQuery: String, Query {
    case insert = """
        INSERT INTO action_order (uid, trajectory_id, plan_id, action_ref, type, provider_role, organisation_id, units,
            unit_price_cents, ordered_on, client_id, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        """
    case find = """
        SELECT o.uid, p.uid, o.action_ref, o.type, g.uid, o.units, o.unit_price_cents, o.ordered_on, o.recorded_at,
            e.ended_on, e.reason, e.recorded_at
        FROM action_order o JOIN plan p ON p.id = o.plan_id JOIN organisation g ON g.id = o.organisation_id
            LEFT JOIN order_ending e ON e.order_id = o.id
        WHERE o.uid = ?1 AND o.trajectory_id = ?2 AND (?3 IS NULL OR o.organisation_id = ?3)
        """
    case list = """
        SELECT o.uid, p.uid, o.action_ref, o.type, g.uid, o.units, o.unit_price_cents, o.ordered_on, o.recorded_at,
            e.ended_on, e.reason, e.recorded_at
        FROM action_order o JOIN plan p ON p.id = o.plan_id JOIN organisation g ON g.id = o.organisation_id
            LEFT JOIN order_ending e ON e.order_id = o.id
        WHERE o.trajectory_id = ?1 AND o.id > ?2 AND (?3 IS NULL OR o.organisation_id = ?3) ORDER BY o.id LIMIT ?4
        """
    case cursor = """
        SELECT id FROM action_order WHERE uid = ?1 AND trajectory_id = ?2 AND (?3 IS NULL OR organisation_id = ?3)
        """
    case ofAction = """
        SELECT o.id, o.type, o.provider_role, o.organisation_id, g.uid, g.enterprise_number, o.units,
            o.unit_price_cents, (
                SELECT count(*) FROM session s
                WHERE s.order_id = o.id AND s.is_superseded = 0
                    AND (s.state IN ('held', 'verified', 'disputed')
                        OR s.state = 'planned' AND (e.ended_on IS NULL OR s.held_on < e.ended_on))),
            e.ended_on
        FROM action_order o JOIN organisation g ON g.id = o.organisation_id
            LEFT JOIN order_ending e ON e.order_id = o.id
        WHERE o.trajectory_id = ?1 AND o.action_ref = ?2 ORDER BY o.id
        """
    // Of an order that ended only what was carried out of it, or is planned before its end.
    case unitsOrdered = """
        SELECT coalesce(sum(CASE WHEN e.order_id IS NULL THEN o.units ELSE (
                SELECT count(*) FROM session s
                WHERE s.order_id = o.id AND s.is_superseded = 0
                    AND (s.state IN ('held', 'verified', 'disputed')
                        OR s.state = 'planned' AND s.held_on < e.ended_on)) END), 0)
        FROM action_order o LEFT JOIN order_ending e ON e.order_id = o.id
        WHERE o.trajectory_id = ?1 AND o.action_ref = ?2
        """
    case networkPrice = "SELECT unit_price_cents FROM network_price WHERE network_id = ?1 AND action_type = ?2"
    case providers = """
        SELECT m.role, g.id, g.uid, g.enterprise_number FROM team_member m JOIN organisation g ON g.id = m.organisation_id
        WHERE m.trajectory_id = ?1 AND m.role IN ('workProvider', 'careProvider') AND m.is_backup = 0
            AND m.until_on IS NULL
        """
    case providersOn = """
        SELECT m.role, g.id, g.uid, g.enterprise_number FROM team_member m JOIN organisation g ON g.id = m.organisation_id
        WHERE m.trajectory_id = ?1 AND m.role IN ('workProvider', 'careProvider') AND m.is_backup = 0
            AND m.from_on <= ?2 AND (m.until_on IS NULL OR m.until_on > ?2)
        """
    case named = """
        SELECT g.id, g.uid, g.enterprise_number
        FROM planned_action a JOIN organisation g ON g.enterprise_number = a.provider_number
        WHERE a.plan_id = ?1 AND a.ref = ?2
        """
    case organisation = "SELECT id, uid, enterprise_number FROM organisation WHERE uid = ?1"
}

enum OrderStore {
    /// A provider as an order names it.
    struct Provider: Equatable {
        let number: Int64
        let id: ID<Organisation>
        let enterpriseNumber: String
    }

    /// An order as sessions need it.
    struct Standing {
        let number: Int64
        let type: String
        let providerRole: Role
        let provider: Provider
        let units: Int
        let unitPriceCents: Int64
        /// How many of its units were planned or carried out.
        let unitsUsed: Int
        /// The first day on which it no longer stands; nil while it stands.
        var endedOn: Day?

        /// Whether it stands on a day.
        func stands(on day: Day) -> Bool { endedOn.map { day < $0 } ?? true }
    }

    /// What is written of an order.
    struct Draft {
        let id: ID<Order>
        let trajectory: Int64
        let plan: Int64
        let action: PlanActions.Action
        let provider: Provider
        let units: Int
        let unitPriceCents: Int64
        let orderedOn: Day
        let client: Int64
    }

    static func insert(_ draft: Draft, in transaction: borrowing WriteTransaction) throws -> Standing {
        let number = try transaction.insert(
            OrderQuery.insert, .id(draft.id), .integer(draft.trajectory), .integer(draft.plan),
            .text(draft.action.ref), .text(draft.action.type), .code(draft.action.providerRole),
            .integer(draft.provider.number), .number(draft.units), .integer(draft.unitPriceCents),
            .day(draft.orderedOn), .integer(draft.client), .integer(transaction.now))
        return Standing(
            number: number, type: draft.action.type, providerRole: draft.action.providerRole,
            provider: draft.provider, units: draft.units, unitPriceCents: draft.unitPriceCents, unitsUsed: 0)
    }

    /// An order of a trajectory; of one organisation only, when one is given.
    static func find(
        _ id: ID<Order>, of file: Trajectory, organisation: Int64?,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Order {
        let found = try transaction.first(
            OrderQuery.find, .id(id), .integer(file.number), .optional(organisation)
        ) { try order($0, file.id) }
        guard let found else { throw Failure.notFound(.order) }
        return found
    }

    static func list(
        of file: Trajectory, organisation: Int64?, page: PageRequest,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<Order> {
        // A cursor of another provider's order is no cursor (V-9).
        let start = try PageStart.number(
            of: page, OrderQuery.cursor, within: file.number, boundTo: .optional(organisation), in: transaction)
        let found = try transaction.all(
            OrderQuery.list, .integer(file.number), .integer(start), .optional(organisation),
            .number(page.size + 1)
        ) { try order($0, file.id) }
        return Page(found, request: page) { $0.id.bytes }
    }

    /// The orders of an action, the first one first.
    static func orders(
        of actionRef: String, trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Standing] {
        try transaction.all(OrderQuery.ofAction, .integer(trajectory), .text(actionRef)) { row in
            Standing(
                number: try row.integer(0), type: try row.text(1), providerRole: try row.code(2),
                provider: try provider(row, 3), units: try row.number(6), unitPriceCents: try row.integer(7),
                unitsUsed: try row.number(8), endedOn: try row.optionalDay(9))
        }
    }

    /// How many units are ordered, over all orders; of those that ended, what was carried out.
    static func unitsOrdered(
        _ actionRef: String, trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int {
        try transaction.first(OrderQuery.unitsOrdered, .integer(trajectory), .text(actionRef)) {
            try $0.number(0)
        } ?? 0
    }

    static func networkPrice(
        _ type: String, network: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int64? {
        try transaction.first(OrderQuery.networkPrice, .integer(network), .text(type)) { try $0.integer(0) }
    }

    /// The providers of the team, by their role.
    static func providers(
        of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Role: Provider] {
        let found = try transaction.all(OrderQuery.providers, .integer(trajectory)) { row in
            (try row.code(0, as: Role.self), try provider(row, 1))
        }
        return Dictionary(found) { first, _ in first }
    }

    /// The providers that the team had on a day, by their role.
    static func providers(
        of trajectory: Int64, on day: Day, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Role: Provider] {
        let found = try transaction.all(OrderQuery.providersOn, .integer(trajectory), .day(day)) { row in
            (try row.code(0, as: Role.self), try provider(row, 1))
        }
        return Dictionary(found) { first, _ in first }
    }

    /// The provider that a plan names for an action; nil when it leaves that to the team.
    static func named(
        for actionRef: String, plan: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Provider? {
        try transaction.first(OrderQuery.named, .integer(plan), .text(actionRef)) { try provider($0, 0) }
    }

    static func provider(
        _ id: ID<Organisation>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Provider? {
        try transaction.first(OrderQuery.organisation, .id(id)) { try provider($0, 0) }
    }

    private static func provider(_ row: borrowing Row, _ column: Int32) throws -> Provider {
        Provider(
            number: try row.integer(column), id: try row.id(column + 1), enterpriseNumber: try row.text(column + 2))
    }

    private static func order(_ row: borrowing Row, _ trajectory: ID<Trajectory>) throws -> Order {
        Order(
            id: try row.id(0), trajectory: trajectory, plan: try row.id(1), actionRef: try row.text(2),
            type: try row.text(3), organisation: try row.id(4), units: try row.number(5),
            unitPriceCents: try row.integer(6), orderedOn: try row.day(7),
            recordedAt: Instant(milliseconds: try row.integer(8)), ending: try ending(row))
    }

    private static func ending(_ row: borrowing Row) throws -> Order.Ending? {
        guard let endedOn = try row.optionalDay(9) else { return nil }
        return Order.Ending(
            draft: Order.Ending.Draft(endedOn: endedOn, reason: try row.code(10)),
            recordedAt: Instant(milliseconds: try row.integer(11)))
    }
}
