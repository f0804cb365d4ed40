-- The trajectory, its team and what changes its state (domain.md, chapters 1 and 6).
CREATE TABLE trajectory (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    referral_id INTEGER NOT NULL UNIQUE REFERENCES referral (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    network_id INTEGER NOT NULL REFERENCES network (id),
    measure TEXT NOT NULL,
    regime TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('admitted', 'startUp', 'inExecution', 'closing', 'closed', 'terminated')),
    state_since TEXT NOT NULL,
    admitted_on TEXT NOT NULL,
    team_appointed_on TEXT,
    started_on TEXT,
    plan_approved_on TEXT,
    report_delivered_on TEXT,
    ended_on TEXT,
    planned_end_on TEXT,
    trusted_person_role TEXT,
    settle_again_on TEXT,
    team_version INTEGER NOT NULL DEFAULT 1,
    version INTEGER NOT NULL
) STRICT;
-- One running trajectory for each person (F-6).
CREATE UNIQUE INDEX trajectory_running_person ON trajectory (person_id)
    WHERE state IN ('admitted', 'startUp', 'inExecution', 'closing');
CREATE INDEX trajectory_network ON trajectory (network_id, id);
CREATE INDEX trajectory_state ON trajectory (state, id);
CREATE INDEX trajectory_regime ON trajectory (regime, id);
CREATE INDEX trajectory_settle_again ON trajectory (settle_again_on) WHERE settle_again_on IS NOT NULL;

-- What moved a trajectory or its team, each with its business day and its recording time (T-2, Z-5).
CREATE TABLE trajectory_event (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    trajectory_id INTEGER NOT NULL REFERENCES trajectory (id),
    kind TEXT NOT NULL,
    from_state TEXT,
    to_state TEXT NOT NULL,
    occurred_on TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    client_id INTEGER NOT NULL REFERENCES client (id),
    reason TEXT
) STRICT;
CREATE INDEX trajectory_event_trajectory ON trajectory_event (trajectory_id, id);

CREATE TABLE team_member (
    id INTEGER PRIMARY KEY,
    trajectory_id INTEGER NOT NULL REFERENCES trajectory (id),
    role TEXT NOT NULL,
    professional_id INTEGER REFERENCES professional (id),
    organisation_id INTEGER NOT NULL REFERENCES organisation (id),
    is_backup INTEGER NOT NULL CHECK (is_backup IN (0, 1)),
    from_on TEXT NOT NULL,
    until_on TEXT
) STRICT;
CREATE INDEX team_member_trajectory ON team_member (trajectory_id, role);
CREATE INDEX team_member_professional ON team_member (professional_id, role, trajectory_id) WHERE until_on IS NULL;
CREATE INDEX team_member_organisation ON team_member (organisation_id, role, trajectory_id) WHERE until_on IS NULL;
CREATE UNIQUE INDEX team_member_role ON team_member (trajectory_id, role, is_backup) WHERE until_on IS NULL;

CREATE TABLE conversation (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    trajectory_id INTEGER NOT NULL REFERENCES trajectory (id),
    held_on TEXT NOT NULL,
    present TEXT NOT NULL,
    starts_trajectory INTEGER NOT NULL CHECK (starts_trajectory IN (0, 1)),
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX conversation_trajectory ON conversation (trajectory_id, id);

CREATE TABLE suspension (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    trajectory_id INTEGER NOT NULL REFERENCES trajectory (id),
    start_on TEXT NOT NULL,
    end_on TEXT CHECK (end_on >= start_on),
    reason TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX suspension_trajectory ON suspension (trajectory_id, id);

-- What a suspension said before it was ended or corrected (X-6).
CREATE TABLE suspension_revision (
    suspension_id INTEGER NOT NULL REFERENCES suspension (id),
    version INTEGER NOT NULL,
    start_on TEXT NOT NULL,
    end_on TEXT,
    reason TEXT NOT NULL,
    replaced_by_client_id INTEGER NOT NULL REFERENCES client (id),
    replaced_at INTEGER NOT NULL,
    PRIMARY KEY (suspension_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE extension (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    trajectory_id INTEGER NOT NULL REFERENCES trajectory (id),
    decided_on TEXT NOT NULL,
    new_end_on TEXT NOT NULL,
    motivation TEXT NOT NULL,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX extension_trajectory ON extension (trajectory_id, id);

CREATE TABLE termination (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    trajectory_id INTEGER NOT NULL UNIQUE REFERENCES trajectory (id),
    terminated_on TEXT NOT NULL,
    reason TEXT NOT NULL,
    motivation TEXT,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE TABLE deadline_waiver (
    trajectory_id INTEGER NOT NULL REFERENCES trajectory (id),
    code TEXT NOT NULL,
    reason TEXT NOT NULL,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (trajectory_id, code)
) STRICT, WITHOUT ROWID;
