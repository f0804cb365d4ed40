internal import SQLite
internal import TredeDomain

enum PlanPartQuery: String, Query {
    case insertGoal = """
        INSERT INTO goal (plan_id, position, ref, sealed) VALUES (?1, ?2, ?3, ?4)
        """
    case insertAction = """
        INSERT INTO planned_action (plan_id, position, ref, goal_ref, type, domain, units, provider_role,
            provider_number, unit_price_cents, start_on, end_on, after_refs)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
        """
    case insertInternship = """
        INSERT INTO planned_internship (plan_id, position, ref, perspective, sealed, start_on, end_on)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """
    case insertBarrier = """
        INSERT INTO structural_barrier (plan_id, position, ref, sealed) VALUES (?1, ?2, ?3, ?4)
        """
    case goals = "SELECT ref, position, sealed FROM goal WHERE plan_id = ?1 ORDER BY position"
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
        SELECT ref, position, sealed, perspective, start_on, end_on FROM planned_internship
        WHERE plan_id = ?1 ORDER BY position
        """
    case barriers = """
        SELECT ref, position, sealed FROM structural_barrier WHERE plan_id = ?1 ORDER BY position
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
        let owner = KeyOwner.person(try KeyOwnerStore.person(.plan(plan), in: transaction))
        for (position, goal) in content.goals.enumerated() {
            let sealed = try KeyOwnerStore.seal(
                [.text(goal.text), .text(joined(goal.factors)), .text(joined(goal.structuralBarriers))],
                of: owner, at: SealedPlace(.goal, .pair(plan, Int64(position))), in: transaction)
            try transaction.run(
                PlanPartQuery.insertGoal, .integer(plan), .number(position), .text(goal.ref), sealed)
        }
        for (position, action) in content.actions.enumerated() {
            try transaction.run(
                PlanPartQuery.insertAction, .integer(plan), .number(position), .text(action.ref),
                .text(action.goalRef), .text(action.type), .code(action.domain), .number(action.units),
                .code(action.providerRole), .optional(action.provider?.text), .optional(action.unitPriceCents),
                .day(action.from), .day(action.until), .text(joined(action.after)))
        }
        for (position, internship) in content.internships.enumerated() {
            let sealed = try KeyOwnerStore.seal(
                [.optional(internship.purpose)], of: owner,
                at: SealedPlace(.plannedInternship, .pair(plan, Int64(position))), in: transaction)
            try transaction.run(
                PlanPartQuery.insertInternship, .integer(plan), .number(position), .text(internship.ref),
                .code(internship.perspective), sealed, .day(internship.from),
                .day(internship.until))
        }
        for (position, barrier) in content.structuralBarriers.enumerated() {
            let sealed = try KeyOwnerStore.seal(
                [.code(barrier.kind), .optional(barrier.text), .code(barrier.responsible)], of: owner,
                at: SealedPlace(.structuralBarrier, .pair(plan, Int64(position))), in: transaction)
            try transaction.run(
                PlanPartQuery.insertBarrier, .integer(plan), .number(position), .text(barrier.ref), sealed)
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
        let vault = transaction.vault
        return PlanContent(
            goals: try transaction.all(PlanPartQuery.goals, plan) {
                try goal($0, try opened(.goal, $0, row.number, vault))
            },
            actions: try transaction.all(PlanPartQuery.actions, plan, decode: action),
            internships: try transaction.all(PlanPartQuery.internships, plan) {
                try internship($0, try opened(.plannedInternship, $0, row.number, vault))
            },
            structuralBarriers: try transaction.all(PlanPartQuery.barriers, plan) {
                try barrier($0, try opened(.structuralBarrier, $0, row.number, vault))
            },
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

    /// What is sealed in the third column, of the part whose position stands in the second.
    private static func opened(
        _ table: SealedPlace.Table, _ row: borrowing Row, _ plan: Int64, _ vault: Vault
    ) throws -> Opened {
        let place = SealedPlace(table, .pair(plan, try row.integer(1)))
        return try vault.open(try row.optionalBlob(2), at: place, values: 1)
    }

    private static func goal(_ row: borrowing Row, _ opened: Opened) throws -> PlanContent.Goal {
        PlanContent.Goal(
            ref: try row.text(0), text: try opened.text(0), factors: split(try opened.text(1)),
            structuralBarriers: split(try opened.text(2)))
    }

    private static func action(_ row: borrowing Row) throws -> PlanContent.Action {
        PlanContent.Action(
            ref: try row.text(0), goalRef: try row.text(9), type: try row.text(1), domain: try row.code(2),
            units: try row.number(3), providerRole: try row.code(4),
            provider: try row.optionalValue(10, parse: EnterpriseNumber.init),
            unitPriceCents: try row.optionalInteger(5), from: try row.optionalDay(6), until: try row.optionalDay(7),
            after: split(try row.text(8)))
    }

    private static func internship(_ row: borrowing Row, _ opened: Opened) throws -> PlanContent.Internship {
        PlanContent.Internship(
            ref: try row.text(0), perspective: try row.code(3), purpose: try opened.optionalText(0),
            from: try row.optionalDay(4), until: try row.optionalDay(5))
    }

    private static func barrier(_ row: borrowing Row, _ opened: Opened) throws -> PlanContent.StructuralBarrier {
        PlanContent.StructuralBarrier(
            ref: try row.text(0), kind: try opened.code(0), text: try opened.optionalText(1),
            responsible: try opened.optionalCode(2))
    }

    /// Codes and refs hold no commas.
    private static func joined(_ codes: [String]) -> String { codes.joined(separator: ",") }

    private static func split(_ text: String) -> [String] { text.split(separator: ",").map(String.init) }
}
