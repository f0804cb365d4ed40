internal import SQLite
internal import TredeDomain

enum PlanPartQuery: String, Query {
    case insertGoal = """
        INSERT INTO goal (plan_id, position, ref, text, factors, structural_barriers) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """
    case insertAction = """
        INSERT INTO planned_action (plan_id, position, ref, goal_ref, type, domain, units, provider_role,
            provider_number, unit_price_cents, start_on, end_on, after_refs)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
        """
    case insertInternship = """
        INSERT INTO planned_internship (plan_id, position, ref, perspective, purpose, start_on, end_on)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """
    case insertBarrier = """
        INSERT INTO structural_barrier (plan_id, position, ref, kind, text, responsible_role)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """
    case goals = "SELECT ref, text, factors, structural_barriers FROM goal WHERE plan_id = ?1 ORDER BY position"
    case actions = """
        SELECT ref, type, domain, units, provider_role, unit_price_cents, start_on, end_on, after_refs, goal_ref,
            provider_number
        FROM planned_action WHERE plan_id = ?1 ORDER BY position
        """
    case openActions = """
        SELECT ref, type, domain, units, provider_role, unit_price_cents, start_on, end_on, after_refs
        FROM planned_action WHERE plan_id = ?1 AND (?2 IS NULL OR provider_role = ?2) ORDER BY position
        """
    case internships = """
        SELECT ref, perspective, purpose, start_on, end_on FROM planned_internship WHERE plan_id = ?1 ORDER BY position
        """
    case barriers = """
        SELECT ref, kind, text, responsible_role FROM structural_barrier WHERE plan_id = ?1 ORDER BY position
        """
    case deleteGoals = "DELETE FROM goal WHERE plan_id = ?1"
    case deleteActions = "DELETE FROM planned_action WHERE plan_id = ?1"
    case deleteInternships = "DELETE FROM planned_internship WHERE plan_id = ?1"
    case deleteBarriers = "DELETE FROM structural_barrier WHERE plan_id = ?1"
    case inForce = """
        SELECT units FROM planned_action
        WHERE ref = ?2 AND plan_id = (
            SELECT id FROM plan WHERE trajectory_id = ?1 AND approved_on <= ?3
            ORDER BY approved_on DESC, number DESC LIMIT 1)
        """
}

/// The parts of a plan, in the order in which they were written.
enum PlanPartStore {
    static func insert(
        _ content: PlanContent, plan: Int64, in transaction: borrowing WriteTransaction
    ) throws {
        for (position, goal) in content.goals.enumerated() {
            try transaction.run(
                PlanPartQuery.insertGoal, .integer(plan), .number(position), .text(goal.ref), .text(goal.text),
                .text(joined(goal.factors)), .text(joined(goal.structuralBarriers)))
        }
        for (position, action) in content.actions.enumerated() {
            try transaction.run(
                PlanPartQuery.insertAction, .integer(plan), .number(position), .text(action.ref),
                .text(action.goalRef), .text(action.type), .code(action.domain), .number(action.units),
                .code(action.providerRole), .optional(action.provider?.text), .optional(action.unitPriceCents),
                .day(action.from), .day(action.until), .text(joined(action.after)))
        }
        for (position, internship) in content.internships.enumerated() {
            try transaction.run(
                PlanPartQuery.insertInternship, .integer(plan), .number(position), .text(internship.ref),
                .code(internship.perspective), .optional(internship.purpose), .day(internship.from),
                .day(internship.until))
        }
        for (position, barrier) in content.structuralBarriers.enumerated() {
            try transaction.run(
                PlanPartQuery.insertBarrier, .integer(plan), .number(position), .text(barrier.ref),
                .code(barrier.kind), .optional(barrier.text), .code(barrier.responsible))
        }
    }

    static func delete(plan: Int64, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(PlanPartQuery.deleteGoals, .integer(plan))
        try transaction.run(PlanPartQuery.deleteActions, .integer(plan))
        try transaction.run(PlanPartQuery.deleteInternships, .integer(plan))
        try transaction.run(PlanPartQuery.deleteBarriers, .integer(plan))
    }

    /// All that a version says.
    static func content(
        of row: PlanRow, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> PlanContent {
        let plan = Value.integer(row.number)
        return PlanContent(
            goals: try transaction.all(PlanPartQuery.goals, plan, decode: goal),
            actions: try transaction.all(PlanPartQuery.actions, plan, decode: action),
            internships: try transaction.all(PlanPartQuery.internships, plan, decode: internship),
            structuralBarriers: try transaction.all(PlanPartQuery.barriers, plan, decode: barrier),
            aftercare: row.aftercare, changeReason: row.changeReason)
    }

    /// The actions without their goals; only those of a provider role when one is given.
    static func openActions(
        plan: Int64, role: Role?, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [PlanActions.Action] {
        try transaction.all(PlanPartQuery.openActions, .integer(plan), .code(role)) { row in
            PlanActions.Action(
                ref: try row.text(0), type: try row.text(1), domain: try row.code(2), units: try row.number(3),
                providerRole: try row.code(4), unitPriceCents: try row.optionalInteger(5),
                from: try row.optionalDay(6), until: try row.optionalDay(7), after: split(try row.text(8)))
        }
    }

    /// How many units the plan that was in force on a day has of an action; nil when it does not hold it.
    static func unitsInForce(
        _ actionRef: String, of trajectory: Int64, on day: Day,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int? {
        try transaction.first(PlanPartQuery.inForce, .integer(trajectory), .text(actionRef), .day(day)) {
            try $0.number(0)
        }
    }

    private static func goal(_ row: borrowing Row) throws -> PlanContent.Goal {
        PlanContent.Goal(
            ref: try row.text(0), text: try row.text(1), factors: split(try row.text(2)),
            structuralBarriers: split(try row.text(3)))
    }

    private static func action(_ row: borrowing Row) throws -> PlanContent.Action {
        PlanContent.Action(
            ref: try row.text(0), goalRef: try row.text(9), type: try row.text(1), domain: try row.code(2),
            units: try row.number(3), providerRole: try row.code(4),
            provider: try row.optionalValue(10, parse: EnterpriseNumber.init),
            unitPriceCents: try row.optionalInteger(5), from: try row.optionalDay(6), until: try row.optionalDay(7),
            after: split(try row.text(8)))
    }

    private static func internship(_ row: borrowing Row) throws -> PlanContent.Internship {
        PlanContent.Internship(
            ref: try row.text(0), perspective: try row.code(1), purpose: try row.optionalText(2),
            from: try row.optionalDay(3), until: try row.optionalDay(4))
    }

    private static func barrier(_ row: borrowing Row) throws -> PlanContent.StructuralBarrier {
        PlanContent.StructuralBarrier(
            ref: try row.text(0), kind: try row.code(1), text: try row.optionalText(2),
            responsible: try row.optionalCode(3))
    }

    /// Codes and refs hold no commas.
    private static func joined(_ codes: [String]) -> String { codes.joined(separator: ",") }

    private static func split(_ text: String) -> [String] { text.split(separator: ",").map(String.init) }
}
