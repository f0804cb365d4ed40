-- Plans in versions, each frozen once it is signed (domain.md, chapter 7).
CREATE TABLE plan (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    trajectory_id INTEGER NOT NULL REFERENCES trajectory (id),
    number INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'approved', 'superseded')),
    drawn_up_on TEXT NOT NULL,
    approved_on TEXT,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    change_reason TEXT,
    aftercare TEXT,
    aftercare_contact TEXT,
    aftercare_from_on TEXT,
    version INTEGER NOT NULL,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL,
    UNIQUE (trajectory_id, number)
) STRICT;
CREATE UNIQUE INDEX plan_draft ON plan (trajectory_id) WHERE state = 'draft';
CREATE UNIQUE INDEX plan_approved ON plan (trajectory_id) WHERE state = 'approved';

-- The parts keep the order in which they were written, which is signed too (P-7).
CREATE TABLE goal (
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    position INTEGER NOT NULL,
    ref TEXT NOT NULL,
    text TEXT NOT NULL,
    factors TEXT NOT NULL,
    structural_barriers TEXT NOT NULL,
    PRIMARY KEY (plan_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE planned_action (
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    position INTEGER NOT NULL,
    ref TEXT NOT NULL,
    goal_ref TEXT NOT NULL,
    type TEXT NOT NULL,
    domain TEXT NOT NULL CHECK (domain IN ('work', 'care', 'structural', 'coordination')),
    units INTEGER NOT NULL CHECK (units > 0),
    provider_role TEXT NOT NULL,
    provider_number TEXT,
    unit_price_cents INTEGER CHECK (unit_price_cents >= 0),
    start_on TEXT,
    end_on TEXT CHECK (end_on >= start_on),
    after_refs TEXT NOT NULL,
    PRIMARY KEY (plan_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE planned_internship (
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    position INTEGER NOT NULL,
    ref TEXT NOT NULL,
    perspective TEXT NOT NULL CHECK (perspective IN ('care', 'work')),
    purpose TEXT,
    start_on TEXT,
    end_on TEXT CHECK (end_on >= start_on),
    PRIMARY KEY (plan_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE structural_barrier (
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    position INTEGER NOT NULL,
    ref TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT,
    responsible_role TEXT,
    PRIMARY KEY (plan_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE signature (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    signer TEXT NOT NULL CHECK (signer IN ('caseManagerWork', 'caseManagerCare', 'participant')),
    signed_on TEXT NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    on_behalf_reason TEXT,
    proof TEXT,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL,
    UNIQUE (plan_id, signer)
) STRICT;
