internal import SQLite
internal import TredeDomain

/// Names what is sealed and does not open; what is erased opens for nobody and is sound.
enum DoctorSealingQuery: String, Query {
    case closed = """
        SELECT 'person', id FROM person WHERE NOT opens(sealed, 'person', id)
        UNION ALL SELECT 'person_number', person_id FROM person_number
            WHERE NOT opens(sealed, 'person_number', ssin_index)
        UNION ALL SELECT 'referral_version', referral_id FROM referral_version
            WHERE NOT opens(sealed, 'referral_version', referral_id || '.' || version)
        UNION ALL SELECT 'medical_evidence', referral_id FROM medical_evidence
            WHERE NOT opens(sealed, 'medical_evidence', referral_id || '.' || version || '.' || position)
        UNION ALL SELECT 'assessment', id FROM assessment WHERE NOT opens(sealed, 'assessment', uid)
        UNION ALL SELECT 'referral_event', id FROM referral_event
            WHERE NOT opens(sealed, 'referral_event', referral_id)
        UNION ALL SELECT 'information_request', id FROM information_request
            WHERE NOT opens(sealed, 'information_request', uid)
        UNION ALL SELECT 'decision', id FROM decision WHERE NOT opens(sealed, 'decision', uid)
        UNION ALL SELECT 'appeal', id FROM appeal WHERE NOT opens(sealed, 'appeal', uid)
        UNION ALL SELECT 'appeal', id FROM appeal WHERE NOT opens(sealed_outcome, 'appeal.outcome', uid)
        UNION ALL SELECT 'extension', id FROM extension WHERE NOT opens(sealed, 'extension', uid)
        UNION ALL SELECT 'termination', id FROM termination WHERE NOT opens(sealed, 'termination', uid)
        UNION ALL SELECT 'deadline_waiver', trajectory_id FROM deadline_waiver
            WHERE NOT opens(sealed, 'deadline_waiver', CAST(trajectory_id || '.' || code AS BLOB))
        UNION ALL SELECT 'plan', id FROM plan WHERE NOT opens(sealed, 'plan', uid)
        UNION ALL SELECT 'goal', plan_id FROM goal WHERE NOT opens(sealed, 'goal', plan_id || '.' || position)
        UNION ALL SELECT 'structural_barrier', plan_id FROM structural_barrier
            WHERE NOT opens(sealed, 'structural_barrier', plan_id || '.' || position)
        UNION ALL SELECT 'planned_internship', plan_id FROM planned_internship
            WHERE NOT opens(sealed, 'planned_internship', plan_id || '.' || position)
        UNION ALL SELECT 'signature', id FROM signature WHERE NOT opens(sealed, 'signature', uid)
        UNION ALL SELECT 'session', id FROM session WHERE NOT opens(sealed, 'session', row_key(uid, corrects_id))
        UNION ALL SELECT 'session_dispute', id FROM session_dispute
            WHERE NOT opens(sealed, 'session_dispute', session_id || '.' || recorded_at)
        UNION ALL SELECT 'internship', id FROM internship WHERE NOT opens(sealed, 'internship', uid)
        UNION ALL SELECT 'internship_evaluation', id FROM internship_evaluation
            WHERE NOT opens(sealed, 'internship_evaluation', id)
        UNION ALL SELECT 'end_report', id FROM end_report WHERE NOT opens(sealed, 'end_report', uid)
        UNION ALL SELECT 'end_advice', id FROM end_advice WHERE NOT opens(sealed, 'end_advice', uid)
        UNION ALL SELECT 'end_advice_agreement', id FROM end_advice_agreement
            WHERE NOT opens(sealed, 'end_advice_agreement', uid)
        UNION ALL SELECT 'support_measure', end_advice_id FROM support_measure
            WHERE NOT opens(sealed, 'support_measure', end_advice_id || '.' || position)
        UNION ALL SELECT 'internship_version', v.internship_id FROM internship_version v
            JOIN internship i ON i.id = v.internship_id WHERE NOT opens(v.sealed, 'internship', i.uid)
        UNION ALL SELECT 'session_dispute', d.id FROM session_dispute d JOIN session s ON s.id = d.session_id
            WHERE NOT opens(d.sealed_resolution, 'session_dispute.resolution', row_key(s.uid, d.resolved_at))
        UNION ALL SELECT 'consent', id FROM consent WHERE NOT opens(sealed, 'consent', uid)
        UNION ALL SELECT 'consent', id FROM consent WHERE NOT opens(sealed_withdrawal, 'consent.withdrawal', uid)
        UNION ALL SELECT 'emergency_access', id FROM emergency_access WHERE NOT opens(sealed, 'emergency_access', uid)
        UNION ALL SELECT 'emergency_access', id FROM emergency_access
            WHERE NOT opens(sealed_review, 'emergency_access.review', uid)
        """
    // A column beside tells that something was written there.
    case gone = """
        SELECT name, row FROM (
            SELECT 'signature' AS name, s.id AS row, t.person_id FROM signature s
                JOIN plan p ON p.id = s.plan_id JOIN trajectory t ON t.id = p.trajectory_id
                WHERE s.on_behalf_reason IS NOT NULL AND s.sealed IS NULL
            UNION ALL SELECT 'session', s.id, t.person_id FROM session s JOIN trajectory t ON t.id = s.trajectory_id
                WHERE s.corrects_id IS NOT NULL AND s.sealed IS NULL
            UNION ALL SELECT 'emergency_access', e.id, t.person_id FROM emergency_access e
                JOIN trajectory t ON t.id = e.trajectory_id
                WHERE e.review_outcome IS NOT NULL AND e.sealed_review IS NULL) g
        WHERE NOT EXISTS (SELECT 1 FROM erasure x WHERE x.person_id = g.person_id) AND NOT is_erased(g.person_id)
        """
    case nameless = """
        SELECT id FROM person
        WHERE NOT EXISTS (SELECT 1 FROM erasure x WHERE x.person_id = person.id)
            AND (family_name_index <> sealed_index('familyName', opened(sealed, 'person', id, 0))
                OR namesake_index <> sealed_index('namesake', folded_name(opened(sealed, 'person', id, 0),
                    opened(sealed, 'person', id, 1)) || '|' || opened(sealed, 'person', id, 2)))
        """
}

enum DoctorSealingStore {
    /// Table and number of every row whose sealed content does not open.
    static func closed(in transaction: borrowing Transaction<some TransactionMode>) throws -> [String] {
        try transaction.all(DoctorSealingQuery.closed) { "\(try $0.text(0)) \(try $0.integer(1))" }
    }

    /// Table and number of every row whose sealed content is gone, though the row says that it was there.
    static func gone(in transaction: borrowing Transaction<some TransactionMode>) throws -> [String] {
        try transaction.all(DoctorSealingQuery.gone) { "\(try $0.text(0)) \(try $0.integer(1))" }
    }

    /// The numbers of persons whom nobody finds by the name they have.
    static func nameless(in transaction: borrowing Transaction<some TransactionMode>) throws -> [Int64] {
        try transaction.all(DoctorSealingQuery.nameless) { try $0.integer(0) }
    }
}
