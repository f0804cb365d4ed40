DROP VIEW file_recording;
DROP VIEW file_end;
CREATE VIEW file_end AS
    SELECT r.person_id, max(r.state_since, coalesce(t.ended_on, ''),
        coalesce(date((
            SELECT max(e.recorded_at) FROM referral_event e WHERE e.referral_id = r.id) / 1000, 'unixepoch'), ''),
        coalesce(date((
            SELECT max(e.recorded_at) FROM trajectory_event e WHERE e.trajectory_id = t.id) / 1000, 'unixepoch'), ''),
        coalesce((
            SELECT max(max(a.lodged_on, coalesce(a.settled_on, ''),
                date(max(a.recorded_at, coalesce(a.settled_at, 0)) / 1000, 'unixepoch')))
            FROM decision d JOIN appeal a ON a.decision_id = d.id WHERE d.referral_id = r.id), '')) AS day
    FROM referral r LEFT JOIN trajectory t ON t.referral_id = r.id;
