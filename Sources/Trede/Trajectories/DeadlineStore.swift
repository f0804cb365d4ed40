internal import SQLite
internal import TredeDomain

enum DeadlineQuery: String, Query {
    case facts = """
        SELECT (SELECT min(drawn_up_on) FROM plan WHERE trajectory_id = ?1),
            (SELECT min(ordered_on) FROM action_order WHERE trajectory_id = ?1),
            (SELECT min(start_on) FROM internship WHERE trajectory_id = ?1),
            (SELECT min(held_on) FROM conversation
                WHERE trajectory_id = ?1 AND ',' || present || ',' LIKE '%,caseManagerWork,%')
        """
    case outcome = "SELECT measured_on FROM outcome WHERE trajectory_id = ?1 AND month = ?2"
    case waivers = "SELECT code, sealed, recorded_at FROM deadline_waiver WHERE trajectory_id = ?1"
    case waive = """
        INSERT INTO deadline_waiver (trajectory_id, code, sealed, client_id, recorded_at) VALUES (?1, ?2, ?3, ?4, ?5)
        """
}

/// The facts on which the terms of a trajectory rest, and which terms were dropped.
enum DeadlineStore {
    /// The days of what is kept outside the trajectory's own row.
    struct Facts {
        let planDrawnUpOn: Day?
        let firstOrderOn: Day?
        let firstInternshipOn: Day?
        let metCaseManagerWorkOn: Day?
    }

    static func facts(
        of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Facts {
        let found = try transaction.first(DeadlineQuery.facts, .integer(trajectory)) { row in
            Facts(
                planDrawnUpOn: try row.optionalDay(0), firstOrderOn: try row.optionalDay(1),
                firstInternshipOn: try row.optionalDay(2), metCaseManagerWorkOn: try row.optionalDay(3))
        }
        return found
            ?? Facts(planDrawnUpOn: nil, firstOrderOn: nil, firstInternshipOn: nil, metCaseManagerWorkOn: nil)
    }

    /// The day on which the outcome of a month was measured: that of its registration here, or of an imported event.
    static func outcomeMeasuredOn(
        _ month: Month, of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Day? {
        try transaction.first(DeadlineQuery.outcome, .integer(trajectory), .text(month.description)) { row in
            try row.day(0)
        }
    }

    static func waivers(
        of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [String: DeadlineWaiver] {
        let vault = transaction.vault
        let rows = try transaction.all(DeadlineQuery.waivers, .integer(trajectory)) { row in
            let code = try row.text(0)
            let opened = try vault.open(try row.blob(1), at: place(of: code, trajectory))
            return (
                code,
                DeadlineWaiver(
                    reason: Confidential(try opened.text(0)), recordedAt: Instant(milliseconds: try row.integer(2)))
            )
        }
        return Dictionary(rows) { first, _ in first }
    }

    static func waive(
        _ code: String, of trajectory: Int64, reason: String, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws {
        let sealed = try KeyOwnerStore.seal(
            [.text(reason)], of: .trajectory(trajectory), at: place(of: code, trajectory), in: transaction)
        try transaction.insert(
            DeadlineQuery.waive, .integer(trajectory), .text(code), sealed, .integer(actor.client),
            .integer(transaction.now))
    }

    private static func place(of code: String, _ trajectory: Int64) -> SealedPlace {
        SealedPlace(.deadlineWaiver, .bytes(Array("\(trajectory).\(code)".utf8)))
    }
}
