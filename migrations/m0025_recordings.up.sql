-- The last day of each file that was said (domain.md, V-7), without those on which something was recorded: the days of
-- UTC that were taken for them are not the days of the law.
DROP VIEW file_end;
CREATE VIEW file_end AS
    SELECT r.person_id, max(r.state_since, coalesce(t.ended_on, ''),
        coalesce((
            SELECT max(max(a.lodged_on, coalesce(a.settled_on, '')))
            FROM decision d JOIN appeal a ON a.decision_id = d.id WHERE d.referral_id = r.id), '')) AS day
    FROM referral r LEFT JOIN trajectory t ON t.referral_id = r.id;

-- Every moment at which anything of a file was recorded, in milliseconds since 1970 UTC: what is registered late is not
-- therefore over. Money is not among it: it stays.
CREATE VIEW file_recording AS
    SELECT r.person_id, e.recorded_at AS at FROM referral r JOIN referral_event e ON e.referral_id = r.id
    UNION ALL
    SELECT r.person_id, v.recorded_at FROM referral r JOIN referral_version v ON v.referral_id = r.id
    UNION ALL
    SELECT r.person_id, q.recorded_at FROM referral r JOIN information_request q ON q.referral_id = r.id
    UNION ALL
    SELECT r.person_id, a.recorded_at FROM referral r JOIN assessment a ON a.referral_id = r.id
    UNION ALL
    SELECT r.person_id, d.recorded_at FROM referral r JOIN decision d ON d.referral_id = r.id
    UNION ALL
    SELECT r.person_id, max(a.recorded_at, coalesce(a.settled_at, 0))
    FROM referral r JOIN decision d ON d.referral_id = r.id JOIN appeal a ON a.decision_id = d.id
    UNION ALL
    SELECT r.person_id, e.recorded_at
    FROM referral r JOIN trajectory t ON t.referral_id = r.id JOIN trajectory_event e ON e.trajectory_id = t.id
    UNION ALL
    SELECT r.person_id, c.recorded_at
    FROM referral r JOIN trajectory t ON t.referral_id = r.id JOIN conversation c ON c.trajectory_id = t.id
    UNION ALL
    SELECT r.person_id, p.recorded_at
    FROM referral r JOIN trajectory t ON t.referral_id = r.id JOIN plan p ON p.trajectory_id = t.id
    UNION ALL
    SELECT r.person_id, s.recorded_at
    FROM referral r JOIN trajectory t ON t.referral_id = r.id JOIN plan p ON p.trajectory_id = t.id
        JOIN signature s ON s.plan_id = p.id
    UNION ALL
    SELECT r.person_id, o.recorded_at
    FROM referral r JOIN trajectory t ON t.referral_id = r.id JOIN action_order o ON o.trajectory_id = t.id
    UNION ALL
    SELECT r.person_id, s.recorded_at
    FROM referral r JOIN trajectory t ON t.referral_id = r.id JOIN session s ON s.trajectory_id = t.id
    UNION ALL
    SELECT r.person_id, max(x.recorded_at, coalesce(x.resolved_at, 0))
    FROM referral r JOIN trajectory t ON t.referral_id = r.id JOIN session s ON s.trajectory_id = t.id
        JOIN session_dispute x ON x.session_id = s.id
    UNION ALL
    SELECT r.person_id, i.recorded_at
    FROM referral r JOIN trajectory t ON t.referral_id = r.id JOIN internship i ON i.trajectory_id = t.id
    UNION ALL
    SELECT r.person_id, s.recorded_at
    FROM referral r JOIN trajectory t ON t.referral_id = r.id JOIN suspension s ON s.trajectory_id = t.id
    UNION ALL
    SELECT r.person_id, x.recorded_at
    FROM referral r JOIN trajectory t ON t.referral_id = r.id JOIN extension x ON x.trajectory_id = t.id
    UNION ALL
    SELECT r.person_id, w.recorded_at
    FROM referral r JOIN trajectory t ON t.referral_id = r.id JOIN deadline_waiver w ON w.trajectory_id = t.id
    UNION ALL
    SELECT r.person_id, max(c.recorded_at, coalesce(c.withdrawn_at, 0))
    FROM referral r JOIN trajectory t ON t.referral_id = r.id JOIN consent c ON c.trajectory_id = t.id
    UNION ALL
    SELECT r.person_id, max(w.recorded_at, coalesce(w.released_at, 0))
    FROM referral r JOIN trajectory t ON t.referral_id = r.id JOIN withholding w ON w.trajectory_id = t.id
    UNION ALL
    SELECT r.person_id, n.recorded_at
    FROM referral r JOIN trajectory t ON t.referral_id = r.id JOIN notice n ON n.trajectory_id = t.id
    UNION ALL
    SELECT r.person_id, max(x.recorded_at, coalesce(x.reviewed_at, 0))
    FROM referral r JOIN trajectory t ON t.referral_id = r.id JOIN emergency_access x ON x.trajectory_id = t.id
    UNION ALL
    SELECT r.person_id, x.recorded_at
    FROM referral r JOIN trajectory t ON t.referral_id = r.id JOIN end_report x ON x.trajectory_id = t.id
    UNION ALL
    SELECT r.person_id, x.recorded_at
    FROM referral r JOIN trajectory t ON t.referral_id = r.id JOIN end_advice x ON x.trajectory_id = t.id
    UNION ALL
    SELECT r.person_id, x.recorded_at
    FROM referral r JOIN trajectory t ON t.referral_id = r.id JOIN end_advice_agreement x ON x.trajectory_id = t.id
    UNION ALL
    SELECT r.person_id, x.recorded_at
    FROM referral r JOIN trajectory t ON t.referral_id = r.id JOIN termination x ON x.trajectory_id = t.id
    UNION ALL
    SELECT r.person_id, x.recorded_at
    FROM referral r JOIN trajectory t ON t.referral_id = r.id JOIN outcome x ON x.trajectory_id = t.id
    UNION ALL
    SELECT r.person_id, e.recorded_at
    FROM referral r JOIN trajectory t ON t.referral_id = r.id JOIN action_order o ON o.trajectory_id = t.id
        JOIN order_ending e ON e.order_id = o.id
    UNION ALL
    SELECT r.person_id, v.replaced_at
    FROM referral r JOIN trajectory t ON t.referral_id = r.id JOIN internship i ON i.trajectory_id = t.id
        JOIN internship_version v ON v.internship_id = i.id
    UNION ALL
    SELECT r.person_id, a.recorded_at
    FROM referral r JOIN trajectory t ON t.referral_id = r.id JOIN internship i ON i.trajectory_id = t.id
        JOIN internship_attendance a ON a.internship_id = i.id AND a.is_superseded = 0
    UNION ALL
    SELECT r.person_id, e.recorded_at
    FROM referral r JOIN trajectory t ON t.referral_id = r.id JOIN internship i ON i.trajectory_id = t.id
        JOIN internship_evaluation e ON e.internship_id = i.id
    UNION ALL
    SELECT r.person_id, v.replaced_at
    FROM referral r JOIN trajectory t ON t.referral_id = r.id JOIN suspension s ON s.trajectory_id = t.id
        JOIN suspension_revision v ON v.suspension_id = s.id;
