internal import SQLite
internal import TredeDomain

enum OrderEndingQuery: String, Query {
    case insert = """
        INSERT INTO order_ending (order_id, ended_on, reason, client_id, recorded_at)
        SELECT id, ?3, ?4, ?5, ?6 FROM action_order WHERE uid = ?1 AND trajectory_id = ?2
        """
    case ofNumber = """
        INSERT INTO order_ending (order_id, ended_on, reason, client_id, recorded_at) VALUES (?1, ?2, ?3, ?4, ?5)
        """
    case ofWhoLeft = """
        INSERT INTO order_ending (order_id, ended_on, reason, client_id, recorded_at)
        SELECT o.id, max(o.ordered_on, ?2), 'providerReplaced', ?3, ?4 FROM action_order o
        WHERE o.trajectory_id = ?1 AND NOT EXISTS (SELECT 1 FROM order_ending e WHERE e.order_id = o.id)
            AND EXISTS (SELECT 1 FROM team_member m
                WHERE m.trajectory_id = o.trajectory_id AND m.organisation_id = o.organisation_id
                    AND m.role = o.provider_role AND m.until_on = ?2)
            AND NOT EXISTS (SELECT 1 FROM team_member m
                WHERE m.trajectory_id = o.trajectory_id AND m.organisation_id = o.organisation_id
                    AND m.role = o.provider_role AND m.until_on IS NULL)
        """
    case ofChangedActions = """
        INSERT INTO order_ending (order_id, ended_on, reason, client_id, recorded_at)
        SELECT o.id, max(o.ordered_on, ?4), 'planChanged', ?5, ?6
        FROM action_order o JOIN organisation g ON g.id = o.organisation_id
            JOIN planned_action b ON b.plan_id = ?2 AND b.ref = o.action_ref
            LEFT JOIN planned_action a ON a.plan_id = ?3 AND a.ref = o.action_ref
        WHERE o.trajectory_id = ?1 AND NOT EXISTS (SELECT 1 FROM order_ending e WHERE e.order_id = o.id)
            AND (a.ref IS NULL OR a.type <> o.type OR a.provider_role <> o.provider_role
                OR a.unit_price_cents IS NOT b.unit_price_cents AND a.unit_price_cents IS NOT o.unit_price_cents
                OR a.provider_number IS NOT b.provider_number AND a.provider_number IS NOT NULL
                    AND a.provider_number <> g.enterprise_number)
        """
}

/// The ends of orders, each a fact beside the order it ends.
enum OrderEndingStore {
    /// Ends an order that stands.
    static func insert(
        _ draft: Order.Ending.Draft, of id: ID<Order>, trajectory: Int64, client: Int64,
        in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.insert(
            OrderEndingQuery.insert, .id(id), .integer(trajectory), .day(draft.endedOn), .code(draft.reason),
            .integer(client), .integer(transaction.now))
    }

    /// Ends an order by its number in the store.
    static func insert(
        _ draft: Order.Ending.Draft, of number: Int64, client: Int64, in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.insert(
            OrderEndingQuery.ofNumber, .integer(number), .day(draft.endedOn), .code(draft.reason), .integer(client),
            .integer(transaction.now))
    }

    /// Ends what was ordered from providers who left the team on a day.
    static func endOrders(
        ofWhoLeft trajectory: Int64, on day: Day, client: Int64, in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.run(
            OrderEndingQuery.ofWhoLeft, .integer(trajectory), .day(day), .integer(client), .integer(transaction.now))
    }

    /// Ends the orders of actions that a plan in force from a day on leaves out, or has at another price, of another
    /// type or from another provider than the one before it.
    static func endOrders(
        of trajectory: Int64, changedFrom before: Int64, to plan: Int64, on day: Day, client: Int64,
        in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.run(
            OrderEndingQuery.ofChangedActions, .integer(trajectory), .integer(before), .integer(plan), .day(day),
            .integer(client), .integer(transaction.now))
    }
}
