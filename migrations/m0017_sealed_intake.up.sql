-- What is confidential of persons, referrals and assessments is sealed with a key of the person (domain.md, chapter
-- 12): the functions are those of the program, and what is looked up is looked up by a keyed digest. Tables are made
-- anew and not altered column by column, because each alteration reads the whole schema.

-- By which a file of data keys is known to be that of this database.
CREATE TABLE data_key_file (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    witness BLOB NOT NULL CHECK (length(witness) = 16)
) STRICT;
INSERT INTO data_key_file (id, witness) VALUES (1, sealed_index('witness', 'data keys'));

CREATE TABLE moved AS
    SELECT id, uid, seal(id, 'person', id, family_name, given_name, birth_date, gender) AS sealed,
        sealed_index('familyName', family_name) AS family_name_index,
        sealed_index('namesake', folded_name || '|' || birth_date) AS namesake_index
    FROM person;
DROP TABLE person;
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    -- family name, given name, birth date, gender
    sealed BLOB NOT NULL,
    family_name_index BLOB NOT NULL CHECK (length(family_name_index) = 16),
    namesake_index BLOB NOT NULL CHECK (length(namesake_index) = 16)
) STRICT;
INSERT INTO person SELECT * FROM moved;
DROP TABLE moved;
CREATE INDEX person_family_name ON person (family_name_index, id);
CREATE INDEX person_namesake ON person (namesake_index, id);

CREATE TABLE moved AS
    SELECT sealed_index('ssin', ssin) AS ssin_index, person_id,
        seal(person_id, 'person_number', sealed_index('ssin', ssin), ssin) AS sealed, recorded_at,
        iif(replaced_by IS NULL, NULL, sealed_index('ssin', replaced_by)) AS replaced_by
    FROM person_number;
DROP TABLE person_number;
CREATE TABLE person_number (
    ssin_index BLOB PRIMARY KEY CHECK (length(ssin_index) = 16),
    person_id INTEGER NOT NULL REFERENCES person (id),
    -- the number
    sealed BLOB NOT NULL,
    recorded_at INTEGER NOT NULL,
    replaced_by BLOB REFERENCES person_number (ssin_index)
) STRICT, WITHOUT ROWID;
INSERT INTO person_number SELECT * FROM moved;
DROP TABLE moved;
CREATE INDEX person_number_person ON person_number (person_id);

CREATE TABLE moved AS
    SELECT referral_id, version, sealed_index('ssin', ssin) AS ssin_index,
        seal((SELECT person_id FROM referral WHERE id = referral_id), 'referral_version', referral_id || '.' ||
            version, referrer_kind, referrer_organisation, referrer_organisation_name, referrer_name, referrer_email,
            support_language, family_name, given_name, birth_date, gender, ssin, postal_code, nis_code, nationality,
            origin, education, registration, unemployed_since, driving_licence, language_nl, language_fr,
            language_en, language_de, work_disability, occupational_disability, special_education, vop_entitled,
            motivation, job_goal, current_level, target_level, engagement, paid_work_plausible) AS sealed,
        assessment_id, client_id, recorded_at
    FROM referral_version;
DROP TABLE referral_version;
CREATE TABLE referral_version (
    referral_id INTEGER NOT NULL REFERENCES referral (id),
    version INTEGER NOT NULL,
    ssin_index BLOB NOT NULL CHECK (length(ssin_index) = 16),
    -- referrer, participant, motivation and levels, in the order of the contract
    sealed BLOB NOT NULL,
    assessment_id INTEGER REFERENCES assessment (id),
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (referral_id, version)
) STRICT, WITHOUT ROWID;
INSERT INTO referral_version SELECT * FROM moved;
DROP TABLE moved;

CREATE TABLE moved AS
    SELECT referral_id, version, position,
        seal((SELECT person_id FROM referral WHERE id = referral_id), 'medical_evidence', referral_id || '.' ||
            version || '.' || position, kind, issued_on, issuer, reference) AS sealed
    FROM medical_evidence;
DROP TABLE medical_evidence;
CREATE TABLE medical_evidence (
    referral_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    position INTEGER NOT NULL,
    -- kind, issued on, issuer, reference
    sealed BLOB NOT NULL,
    PRIMARY KEY (referral_id, version, position),
    FOREIGN KEY (referral_id, version) REFERENCES referral_version (referral_id, version)
) STRICT, WITHOUT ROWID;
INSERT INTO medical_evidence SELECT * FROM moved;
DROP TABLE moved;

CREATE TABLE moved AS
    SELECT id, uid, referral_id, number, assessed_on,
        seal((SELECT person_id FROM referral WHERE id = referral_id), 'assessment', uid, job_goal, scores, remarks,
            narrative_body, narrative_activities, narrative_participation, narrative_external, narrative_personal) AS
            sealed, assessor_role, client_id, recorded_at
    FROM assessment;
DROP TABLE assessment;
CREATE TABLE assessment (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    referral_id INTEGER NOT NULL REFERENCES referral (id),
    number INTEGER NOT NULL,
    assessed_on TEXT,
    -- job goal, scores, remarks and the narratives: body, activities, participation, external, personal
    sealed BLOB NOT NULL,
    assessor_role TEXT NOT NULL,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL,
    UNIQUE (referral_id, number)
) STRICT;
INSERT INTO assessment SELECT * FROM moved;
DROP TABLE moved;
