-- Intake and screening (domain.md, chapters 2, 3 and 5).
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    family_name TEXT NOT NULL,
    given_name TEXT NOT NULL,
    birth_date TEXT NOT NULL,
    gender TEXT NOT NULL CHECK (gender IN ('female', 'male', 'x'))
) STRICT;
CREATE INDEX person_name ON person (family_name, given_name, birth_date);

-- The person's number has a history and is never a key (F-11).
CREATE TABLE person_number (
    ssin TEXT PRIMARY KEY CHECK (length(ssin) = 11),
    person_id INTEGER NOT NULL REFERENCES person (id),
    recorded_at INTEGER NOT NULL,
    replaced_by TEXT REFERENCES person_number (ssin)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_number_person ON person_number (person_id);

CREATE TABLE referral (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    client_id INTEGER NOT NULL REFERENCES client (id),
    external_id TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (id),
    measure TEXT NOT NULL,
    regime TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'inScreening', 'informationRequested', 'admitted',
        'redirected', 'rejected', 'withdrawn')),
    state_since TEXT NOT NULL,
    version INTEGER NOT NULL,
    content_version INTEGER NOT NULL,
    submitted_on TEXT NOT NULL,
    content_digest BLOB NOT NULL CHECK (length(content_digest) = 32),
    referrer_organisation TEXT,
    referrer_email TEXT,
    is_possible_duplicate INTEGER NOT NULL DEFAULT 0 CHECK (is_possible_duplicate IN (0, 1)),
    recorded_at INTEGER NOT NULL,
    UNIQUE (external_id, client_id)
) STRICT;
CREATE INDEX referral_client ON referral (client_id, id);
-- One open referral for each person (F-6).
CREATE UNIQUE INDEX referral_open_person ON referral (person_id)
    WHERE state IN ('draft', 'submitted', 'inScreening', 'informationRequested');
CREATE INDEX referral_person ON referral (person_id);
CREATE INDEX referral_state ON referral (state, id);
CREATE INDEX referral_organisation ON referral (referrer_organisation, id)
    WHERE referrer_organisation IS NOT NULL;
CREATE INDEX referral_email ON referral (referrer_email, id) WHERE referrer_email IS NOT NULL;

-- What was pushed, under the version of the referral it was written in; never changed.
CREATE TABLE referral_version (
    referral_id INTEGER NOT NULL REFERENCES referral (id),
    version INTEGER NOT NULL,
    referrer_kind TEXT NOT NULL,
    referrer_organisation TEXT,
    referrer_organisation_name TEXT,
    referrer_name TEXT,
    referrer_email TEXT,
    support_language TEXT,
    family_name TEXT NOT NULL,
    given_name TEXT NOT NULL,
    birth_date TEXT NOT NULL,
    gender TEXT NOT NULL,
    ssin TEXT NOT NULL,
    postal_code TEXT NOT NULL,
    nis_code TEXT NOT NULL,
    nationality TEXT,
    origin TEXT,
    education TEXT,
    registration TEXT,
    unemployed_since TEXT,
    driving_licence INTEGER,
    language_nl TEXT,
    language_fr TEXT,
    language_en TEXT,
    language_de TEXT,
    work_disability INTEGER,
    occupational_disability INTEGER,
    special_education INTEGER,
    vop_entitled INTEGER,
    motivation TEXT,
    job_goal TEXT,
    current_level INTEGER CHECK (current_level BETWEEN 1 AND 6),
    target_level INTEGER CHECK (target_level BETWEEN 1 AND 6),
    engagement TEXT,
    paid_work_plausible TEXT,
    assessment_id INTEGER REFERENCES assessment (id),
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (referral_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE medical_evidence (
    referral_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    issued_on TEXT,
    issuer TEXT,
    reference TEXT,
    PRIMARY KEY (referral_id, version, position),
    FOREIGN KEY (referral_id, version) REFERENCES referral_version (referral_id, version)
) STRICT, WITHOUT ROWID;

-- ICF assessments are versions and are never overwritten (I-2). Scores are one character per factor, in the order of
-- the catalogue: + strength, 0 no problem, 1 mild, 2 serious, . not scored. Remarks are code:bytes:text, one after the
-- other.
CREATE TABLE assessment (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    referral_id INTEGER NOT NULL REFERENCES referral (id),
    number INTEGER NOT NULL,
    assessed_on TEXT,
    job_goal TEXT,
    assessor_role TEXT NOT NULL,
    client_id INTEGER NOT NULL REFERENCES client (id),
    scores TEXT NOT NULL CHECK (length(scores) = 43),
    remarks TEXT NOT NULL,
    narrative_body TEXT,
    narrative_activities TEXT,
    narrative_participation TEXT,
    narrative_external TEXT,
    narrative_personal TEXT,
    recorded_at INTEGER NOT NULL,
    UNIQUE (referral_id, number)
) STRICT;

-- Changes of state, each with its business day and its recording time (T-2, Z-5).
CREATE TABLE referral_event (
    id INTEGER PRIMARY KEY,
    referral_id INTEGER NOT NULL REFERENCES referral (id),
    from_state TEXT,
    to_state TEXT NOT NULL,
    occurred_on TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    client_id INTEGER NOT NULL REFERENCES client (id),
    reason TEXT
) STRICT;
CREATE INDEX referral_event_referral ON referral_event (referral_id, id);

CREATE TABLE information_request (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    referral_id INTEGER NOT NULL REFERENCES referral (id),
    requested_on TEXT NOT NULL,
    question TEXT NOT NULL,
    missing TEXT NOT NULL,
    due_on TEXT,
    answered_on TEXT,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX information_request_referral ON information_request (referral_id, id);

-- The decision names the recommendation it followed or not (S-2, S-4, S-7).
CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    referral_id INTEGER NOT NULL UNIQUE REFERENCES referral (id),
    referral_version INTEGER NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('admitted', 'redirected', 'rejected')),
    decided_on TEXT NOT NULL,
    motivation TEXT NOT NULL,
    measure TEXT,
    network_id INTEGER REFERENCES network (id),
    network_reason TEXT,
    against_recommendation_reason TEXT,
    rule_set TEXT NOT NULL,
    recommendation TEXT NOT NULL,
    recommended_measure TEXT,
    receipt_digest BLOB NOT NULL CHECK (length(receipt_digest) = 32),
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX decision_network ON decision (network_id);

CREATE TABLE appeal (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    decision_id INTEGER NOT NULL REFERENCES decision (id),
    lodged_on TEXT NOT NULL,
    grounds TEXT NOT NULL,
    outcome TEXT,
    settled_on TEXT,
    outcome_reason TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX appeal_decision ON appeal (decision_id);
