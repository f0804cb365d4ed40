internal import SQLite
internal import TredeDomain

enum InternshipDayQuery: String, Query {
    case supersede = """
        UPDATE internship_attendance SET is_superseded = 1 WHERE internship_id = ?1 AND day = ?2 AND is_superseded = 0
        """
    case attend = """
        INSERT INTO internship_attendance (internship_id, day, state, minutes, client_id, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """
    case attendances = """
        SELECT day, state, minutes, recorded_at FROM internship_attendance
        WHERE internship_id = ?1 AND is_superseded = 0 ORDER BY day
        """
    case evaluate = """
        INSERT INTO internship_evaluation (id, internship_id, held_on, present, sealed, client_id, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """
    case lastEvaluation = "SELECT coalesce(max(id), 0) FROM internship_evaluation"
    case evaluations = """
        SELECT held_on, present, sealed, id, recorded_at FROM internship_evaluation
        WHERE internship_id = ?1 ORDER BY id
        """
}

/// The days on the workplace and the evaluations of internships.
enum InternshipDayStore {
    /// Registers a day; what was registered of it before stays, superseded.
    static func attend(
        _ attendance: Internship.Attendance, at internship: Int64, client: Int64,
        in transaction: borrowing WriteTransaction
    ) throws {
        try transaction.run(InternshipDayQuery.supersede, .integer(internship), .day(attendance.attendedOn))
        try transaction.insert(
            InternshipDayQuery.attend, .integer(internship), .day(attendance.attendedOn), .code(attendance.state),
            .number(attendance.minutes), .integer(client), .integer(transaction.now))
    }

    static func attendances(
        _ internship: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Internship.Attendance] {
        try transaction.all(InternshipDayQuery.attendances, .integer(internship)) { row in
            Internship.Attendance(
                attendedOn: try row.day(0), state: try row.code(1), minutes: try row.optionalNumber(2),
                recordedAt: Instant(milliseconds: try row.integer(3)))
        }
    }

    static func evaluate(
        _ evaluation: Internship.Evaluation, at internship: Int64, client: Int64,
        in transaction: borrowing WriteTransaction
    ) throws {
        let last = try transaction.first(InternshipDayQuery.lastEvaluation) { try $0.integer(0) } ?? 0
        let number = last + 1
        let sealed = try KeyOwnerStore.seal(
            [.text(evaluation.text), .optional(evaluation.participantView)], of: .internship(internship),
            at: SealedPlace(.internshipEvaluation, .number(number)), in: transaction)
        try transaction.insert(
            InternshipDayQuery.evaluate, .integer(number), .integer(internship), .day(evaluation.heldOn),
            .text(evaluation.present.map(\.rawValue).joined(separator: ",")), sealed, .integer(client),
            .integer(transaction.now))
    }

    static func evaluations(
        _ internship: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Internship.Evaluation] {
        let vault = transaction.vault
        return try transaction.all(InternshipDayQuery.evaluations, .integer(internship)) { row in
            let place = SealedPlace(.internshipEvaluation, .number(try row.integer(3)))
            let opened = try vault.open(try row.blob(2), at: place)
            let present = try row.text(1).split(separator: ",").compactMap { Role(rawValue: String($0)) }
            return Internship.Evaluation(
                heldOn: try row.day(0), present: present, text: try opened.text(0),
                participantView: try opened.optionalText(1), recordedAt: Instant(milliseconds: try row.integer(4)))
        }
    }
}
