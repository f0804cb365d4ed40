internal import SQLite
internal import TredeDomain

enum ActionProgressQuery: String, Query {
    case all = """
        SELECT a.ref, a.type, a.units,
            (SELECT count(*) FROM session s WHERE s.trajectory_id = p.trajectory_id AND s.action_ref = a.ref
                AND s.is_superseded = 0 AND s.state IN ('held', 'verified', 'disputed')),
            (SELECT count(*) FROM session s WHERE s.trajectory_id = p.trajectory_id AND s.action_ref = a.ref
                AND s.is_superseded = 0 AND s.state = 'verified')
        FROM plan p JOIN planned_action a ON a.plan_id = p.id
        WHERE p.trajectory_id = ?1 AND p.state = 'approved' ORDER BY length(a.ref), a.ref
        """
    // Of a provider only what it was ordered, and only its own sessions.
    case ofOrganisation = """
        SELECT a.ref, a.type, a.units,
            (SELECT count(*) FROM session s WHERE s.trajectory_id = p.trajectory_id AND s.action_ref = a.ref
                AND s.organisation_id = ?2 AND s.is_superseded = 0 AND s.state IN ('held', 'verified', 'disputed')),
            (SELECT count(*) FROM session s WHERE s.trajectory_id = p.trajectory_id AND s.action_ref = a.ref
                AND s.organisation_id = ?2 AND s.is_superseded = 0 AND s.state = 'verified')
        FROM plan p JOIN planned_action a ON a.plan_id = p.id
        WHERE p.trajectory_id = ?1 AND p.state = 'approved'
            AND EXISTS (SELECT 1 FROM action_order o WHERE o.trajectory_id = p.trajectory_id
                AND o.action_ref = a.ref AND o.organisation_id = ?2)
        ORDER BY length(a.ref), a.ref
        """
}

/// How far the actions of the approved plan are.
enum ActionProgressStore {
    static func all(
        of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [ActionProgress] {
        try transaction.all(ActionProgressQuery.all, .integer(trajectory), decode: progress)
    }

    static func all(
        of trajectory: Int64, organisation: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [ActionProgress] {
        try transaction.all(
            ActionProgressQuery.ofOrganisation, .integer(trajectory), .integer(organisation), decode: progress)
    }

    private static func progress(_ row: borrowing Row) throws -> ActionProgress {
        ActionProgress(
            actionRef: try row.text(0), type: try row.text(1), unitsPlanned: try row.number(2),
            unitsHeld: try row.number(3), unitsVerified: try row.number(4))
    }
}
