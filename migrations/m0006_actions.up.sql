-- What was ordered and carried out (domain.md, chapter 8). "action_order" because ORDER is a word of SQL.
CREATE TABLE action_order (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    trajectory_id INTEGER NOT NULL REFERENCES trajectory (id),
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    action_ref TEXT NOT NULL,
    type TEXT NOT NULL,
    provider_role TEXT NOT NULL,
    organisation_id INTEGER NOT NULL REFERENCES organisation (id),
    units INTEGER NOT NULL CHECK (units > 0),
    unit_price_cents INTEGER NOT NULL CHECK (unit_price_cents >= 0),
    ordered_on TEXT NOT NULL,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX action_order_trajectory ON action_order (trajectory_id, action_ref);
CREATE INDEX action_order_organisation ON action_order (organisation_id, trajectory_id);

-- A correction is a new row under the same identifier; the rows before it stay, superseded (X-6).
CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    trajectory_id INTEGER NOT NULL REFERENCES trajectory (id),
    order_id INTEGER NOT NULL REFERENCES action_order (id),
    action_ref TEXT NOT NULL,
    type TEXT NOT NULL,
    provider_role TEXT NOT NULL,
    organisation_id INTEGER NOT NULL REFERENCES organisation (id),
    held_on TEXT NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 1440),
    state TEXT NOT NULL CHECK (state IN ('planned', 'held', 'noShow', 'cancelled', 'verified', 'disputed')),
    price_cents INTEGER NOT NULL CHECK (price_cents >= 0),
    place TEXT,
    effort_minutes INTEGER CHECK (effort_minutes >= 0),
    note TEXT,
    note_salt BLOB CHECK (length(note_salt) = 16),
    note_digest BLOB CHECK (length(note_digest) = 32),
    verified_on TEXT,
    dispute_reason TEXT,
    disputed_on TEXT,
    disputed_at INTEGER,
    corrects_id INTEGER UNIQUE REFERENCES session (id),
    correction_reason TEXT,
    correction_members TEXT,
    is_superseded INTEGER NOT NULL DEFAULT 0 CHECK (is_superseded IN (0, 1)),
    version INTEGER NOT NULL,
    client_id INTEGER NOT NULL REFERENCES client (id),
    registered_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    UNIQUE (uid, version),
    CHECK ((note IS NULL) = (note_salt IS NULL) AND (note IS NULL) = (note_digest IS NULL)),
    CHECK ((state = 'verified') = (verified_on IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX session_current ON session (uid) WHERE is_superseded = 0;
CREATE INDEX session_trajectory ON session (trajectory_id, held_on, id);
CREATE INDEX session_order ON session (order_id, state) WHERE is_superseded = 0;
CREATE INDEX session_organisation ON session (organisation_id, id);

CREATE TABLE internship (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    trajectory_id INTEGER NOT NULL REFERENCES trajectory (id),
    purpose TEXT,
    perspective TEXT NOT NULL CHECK (perspective IN ('care', 'work')),
    circuit TEXT NOT NULL CHECK (circuit IN ('regular', 'socialEconomy')),
    employer_number TEXT NOT NULL,
    employer_name TEXT NOT NULL,
    establishment_unit_number TEXT,
    mentor_name TEXT,
    mentor_phone TEXT,
    mentor_email TEXT,
    start_on TEXT NOT NULL,
    end_on TEXT CHECK (end_on >= start_on),
    -- As 2019-06-03:16,2019-06-17:28: from which day how many hours a week.
    hours_steps TEXT NOT NULL,
    agreement_signed_on TEXT,
    adaptations TEXT,
    end_reason TEXT,
    led_to_contract INTEGER CHECK (led_to_contract IN (0, 1)),
    version INTEGER NOT NULL,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX internship_trajectory ON internship (trajectory_id, id);

-- What an internship was before each change (X-6).
CREATE TABLE internship_version (
    internship_id INTEGER NOT NULL REFERENCES internship (id),
    version INTEGER NOT NULL,
    purpose TEXT,
    perspective TEXT NOT NULL,
    circuit TEXT NOT NULL,
    employer_number TEXT NOT NULL,
    employer_name TEXT NOT NULL,
    establishment_unit_number TEXT,
    mentor_name TEXT,
    mentor_phone TEXT,
    mentor_email TEXT,
    start_on TEXT NOT NULL,
    end_on TEXT,
    hours_steps TEXT NOT NULL,
    agreement_signed_on TEXT,
    adaptations TEXT,
    end_reason TEXT,
    led_to_contract INTEGER,
    client_id INTEGER NOT NULL REFERENCES client (id),
    replaced_at INTEGER NOT NULL,
    PRIMARY KEY (internship_id, version)
) STRICT, WITHOUT ROWID;

-- One living row for each day; an earlier registration of the same day stays, superseded (X-6).
CREATE TABLE internship_attendance (
    id INTEGER PRIMARY KEY,
    internship_id INTEGER NOT NULL REFERENCES internship (id),
    day TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('present', 'excused', 'absent')),
    minutes INTEGER CHECK (minutes BETWEEN 0 AND 1440),
    is_superseded INTEGER NOT NULL DEFAULT 0 CHECK (is_superseded IN (0, 1)),
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX internship_attendance_day ON internship_attendance (internship_id, day) WHERE is_superseded = 0;

CREATE TABLE internship_evaluation (
    id INTEGER PRIMARY KEY,
    internship_id INTEGER NOT NULL REFERENCES internship (id),
    held_on TEXT NOT NULL,
    present TEXT NOT NULL,
    text TEXT NOT NULL,
    participant_view TEXT,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX internship_evaluation_internship ON internship_evaluation (internship_id, id);
