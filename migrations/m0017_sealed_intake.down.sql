CREATE TABLE moved AS
    SELECT referral_id, version,
        opened(sealed, 'referral_version', referral_id || '.' || version, 0) AS referrer_kind,
        opened(sealed, 'referral_version', referral_id || '.' || version, 1) AS referrer_organisation,
        opened(sealed, 'referral_version', referral_id || '.' || version, 2) AS referrer_organisation_name,
        opened(sealed, 'referral_version', referral_id || '.' || version, 3) AS referrer_name,
        opened(sealed, 'referral_version', referral_id || '.' || version, 4) AS referrer_email,
        opened(sealed, 'referral_version', referral_id || '.' || version, 5) AS support_language,
        opened(sealed, 'referral_version', referral_id || '.' || version, 6) AS family_name,
        opened(sealed, 'referral_version', referral_id || '.' || version, 7) AS given_name,
        opened(sealed, 'referral_version', referral_id || '.' || version, 8) AS birth_date,
        opened(sealed, 'referral_version', referral_id || '.' || version, 9) AS gender,
        opened(sealed, 'referral_version', referral_id || '.' || version, 10) AS ssin,
        opened(sealed, 'referral_version', referral_id || '.' || version, 11) AS postal_code,
        opened(sealed, 'referral_version', referral_id || '.' || version, 12) AS nis_code,
        opened(sealed, 'referral_version', referral_id || '.' || version, 13) AS nationality,
        opened(sealed, 'referral_version', referral_id || '.' || version, 14) AS origin,
        opened(sealed, 'referral_version', referral_id || '.' || version, 15) AS education,
        opened(sealed, 'referral_version', referral_id || '.' || version, 16) AS registration,
        opened(sealed, 'referral_version', referral_id || '.' || version, 17) AS unemployed_since,
        opened(sealed, 'referral_version', referral_id || '.' || version, 18) AS driving_licence,
        opened(sealed, 'referral_version', referral_id || '.' || version, 19) AS language_nl,
        opened(sealed, 'referral_version', referral_id || '.' || version, 20) AS language_fr,
        opened(sealed, 'referral_version', referral_id || '.' || version, 21) AS language_en,
        opened(sealed, 'referral_version', referral_id || '.' || version, 22) AS language_de,
        opened(sealed, 'referral_version', referral_id || '.' || version, 23) AS work_disability,
        opened(sealed, 'referral_version', referral_id || '.' || version, 24) AS occupational_disability,
        opened(sealed, 'referral_version', referral_id || '.' || version, 25) AS special_education,
        opened(sealed, 'referral_version', referral_id || '.' || version, 26) AS vop_entitled,
        opened(sealed, 'referral_version', referral_id || '.' || version, 27) AS motivation,
        opened(sealed, 'referral_version', referral_id || '.' || version, 28) AS job_goal,
        opened(sealed, 'referral_version', referral_id || '.' || version, 29) AS current_level,
        opened(sealed, 'referral_version', referral_id || '.' || version, 30) AS target_level,
        opened(sealed, 'referral_version', referral_id || '.' || version, 31) AS engagement,
        opened(sealed, 'referral_version', referral_id || '.' || version, 32) AS paid_work_plausible, assessment_id,
        client_id, recorded_at
    FROM referral_version;
DROP TABLE referral_version;
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
INSERT INTO referral_version SELECT * FROM moved;
DROP TABLE moved;

CREATE TABLE moved AS
    SELECT referral_id, version, position,
        opened(sealed, 'medical_evidence', referral_id || '.' || version || '.' || position, 0) AS kind,
        opened(sealed, 'medical_evidence', referral_id || '.' || version || '.' || position, 1) AS issued_on,
        opened(sealed, 'medical_evidence', referral_id || '.' || version || '.' || position, 2) AS issuer,
        opened(sealed, 'medical_evidence', referral_id || '.' || version || '.' || position, 3) AS reference
    FROM medical_evidence;
DROP TABLE medical_evidence;
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
INSERT INTO medical_evidence SELECT * FROM moved;
DROP TABLE moved;

CREATE TABLE moved AS
    SELECT id, uid, referral_id, number, assessed_on, opened(sealed, 'assessment', uid, 0) AS job_goal, assessor_role,
        client_id, opened(sealed, 'assessment', uid, 1) AS scores, opened(sealed, 'assessment', uid, 2) AS remarks,
        opened(sealed, 'assessment', uid, 3) AS narrative_body,
        opened(sealed, 'assessment', uid, 4) AS narrative_activities,
        opened(sealed, 'assessment', uid, 5) AS narrative_participation,
        opened(sealed, 'assessment', uid, 6) AS narrative_external,
        opened(sealed, 'assessment', uid, 7) AS narrative_personal, recorded_at
    FROM assessment;
DROP TABLE assessment;
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
INSERT INTO assessment SELECT * FROM moved;
DROP TABLE moved;

CREATE TABLE moved AS
    SELECT opened(n.sealed, 'person_number', n.ssin_index, 0) AS ssin, n.person_id, n.recorded_at,
        opened(r.sealed, 'person_number', r.ssin_index, 0) AS replaced_by
    FROM person_number n LEFT JOIN person_number r ON r.ssin_index = n.replaced_by;
DROP TABLE person_number;
CREATE TABLE person_number (
    ssin TEXT PRIMARY KEY CHECK (length(ssin) = 11),
    person_id INTEGER NOT NULL REFERENCES person (id),
    recorded_at INTEGER NOT NULL,
    replaced_by TEXT REFERENCES person_number (ssin)
) STRICT, WITHOUT ROWID;
INSERT INTO person_number SELECT * FROM moved;
DROP TABLE moved;
CREATE INDEX person_number_person ON person_number (person_id);

CREATE TABLE moved AS
    SELECT id, uid, opened(sealed, 'person', id, 0) AS family_name, opened(sealed, 'person', id, 1) AS given_name,
        opened(sealed, 'person', id, 2) AS birth_date, opened(sealed, 'person', id, 3) AS gender,
        folded_name(opened(sealed, 'person', id, 0), opened(sealed, 'person', id, 1)) AS folded_name
    FROM person;
DROP TABLE person;
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    family_name TEXT NOT NULL,
    given_name TEXT NOT NULL,
    birth_date TEXT NOT NULL,
    gender TEXT NOT NULL CHECK (gender IN ('female', 'male', 'x')),
    folded_name TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO person SELECT * FROM moved;
DROP TABLE moved;
CREATE INDEX person_name ON person (family_name, given_name, birth_date);
CREATE INDEX person_folded_name ON person (folded_name, birth_date);

DROP TABLE data_key_file;
