-- When an outcome of an appeal was recorded, beside the day it is of; unknown of those before this step.
ALTER TABLE appeal ADD COLUMN settled_at INTEGER;

-- What keeps a person from being erased (domain.md, V-7): a referral that is not final, a trajectory that runs, an
-- appeal that waits.
CREATE VIEW open_file AS
    SELECT person_id FROM referral WHERE state IN ('draft', 'submitted', 'inScreening', 'informationRequested')
    UNION ALL
    SELECT person_id FROM trajectory WHERE state IN ('admitted', 'startUp', 'inExecution', 'closing')
    UNION ALL
    SELECT r.person_id FROM referral r JOIN decision d ON d.referral_id = r.id JOIN appeal a ON a.decision_id = d.id
    WHERE a.outcome IS NULL;

-- The last day of each file: one that was said, or on which that was recorded, so that what is registered late is not
-- therefore over.
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

-- A number that is taken away is looked for among those that were replaced.
CREATE INDEX person_number_replaced_by ON person_number (replaced_by) WHERE replaced_by IS NOT NULL;
