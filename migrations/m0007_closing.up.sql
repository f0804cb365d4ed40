-- How a trajectory closes and what came after (domain.md, chapters 10 and 11).
CREATE TABLE end_report (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    trajectory_id INTEGER NOT NULL UNIQUE REFERENCES trajectory (id),
    delivered_on TEXT NOT NULL,
    actions_carried_out INTEGER NOT NULL CHECK (actions_carried_out IN (0, 1)),
    information_in_time INTEGER NOT NULL CHECK (information_in_time IN (0, 1)),
    competence_profile TEXT,
    remaining_barriers TEXT,
    conditions TEXT,
    first_assessment_id INTEGER REFERENCES assessment (id),
    last_assessment_id INTEGER REFERENCES assessment (id),
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE TABLE end_advice (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    trajectory_id INTEGER NOT NULL UNIQUE REFERENCES trajectory (id),
    registered_on TEXT NOT NULL,
    code TEXT NOT NULL CHECK (length(code) = 2),
    motivation TEXT NOT NULL,
    conversation_held_on TEXT NOT NULL,
    conversation_present TEXT NOT NULL,
    conversation_taken_over TEXT CHECK (conversation_taken_over = 'importedHistory'),
    participant_view TEXT,
    participant_agrees INTEGER CHECK (participant_agrees IN (0, 1)),
    follow_up TEXT,
    aftercare_plan TEXT,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL
) STRICT;

-- To which support one is entitled (C-4).
CREATE TABLE support_measure (
    end_advice_id INTEGER NOT NULL REFERENCES end_advice (id),
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    is_entitled INTEGER NOT NULL CHECK (is_entitled IN (0, 1)),
    remark TEXT,
    PRIMARY KEY (end_advice_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE outcome (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    trajectory_id INTEGER NOT NULL REFERENCES trajectory (id),
    month TEXT NOT NULL CHECK (length(month) = 7),
    status TEXT NOT NULL CHECK (status IN ('regular', 'socialEconomy', 'none')),
    intensifying_action TEXT CHECK (intensifying_action IN ('training', 'workplaceLearning', 'competenceBuilding')),
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL,
    UNIQUE (trajectory_id, month)
) STRICT;
