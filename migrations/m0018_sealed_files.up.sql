-- What is confidential in the files is sealed with the key of the person, and an answer that is kept under a key for a
-- day with the key of that day (domain.md, chapter 12).

CREATE TABLE moved AS
    SELECT id, referral_id, from_state, to_state, occurred_on, recorded_at, client_id,
        iif(reason IS NULL, NULL, seal((SELECT person_id FROM referral WHERE id = referral_id), 'referral_event',
            referral_id, reason)) AS sealed
    FROM referral_event;
DROP TABLE referral_event;
CREATE TABLE referral_event (
    id INTEGER PRIMARY KEY,
    referral_id INTEGER NOT NULL REFERENCES referral (id),
    from_state TEXT,
    to_state TEXT NOT NULL,
    occurred_on TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    client_id INTEGER NOT NULL REFERENCES client (id),
    -- reason
    sealed BLOB
) STRICT;
INSERT INTO referral_event SELECT * FROM moved;
DROP TABLE moved;
CREATE INDEX referral_event_referral ON referral_event (referral_id, id);

CREATE TABLE moved AS
    SELECT id, uid, referral_id, requested_on,
        seal((SELECT person_id FROM referral WHERE id = referral_id), 'information_request', uid, question, missing)
            AS sealed, due_on, answered_on, client_id, recorded_at, closed_on
    FROM information_request;
DROP TABLE information_request;
CREATE TABLE information_request (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    referral_id INTEGER NOT NULL REFERENCES referral (id),
    requested_on TEXT NOT NULL,
    -- question, missing
    sealed BLOB NOT NULL,
    due_on TEXT,
    answered_on TEXT,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL,
    closed_on TEXT
) STRICT;
INSERT INTO information_request SELECT * FROM moved;
DROP TABLE moved;
CREATE INDEX information_request_referral ON information_request (referral_id, id);

CREATE TABLE moved AS
    SELECT id, uid, referral_id, referral_version, outcome, decided_on,
        seal((SELECT person_id FROM referral WHERE id = referral_id), 'decision', uid, motivation, network_reason,
            against_recommendation_reason) AS sealed, measure, network_id, rule_set, recommendation,
        recommended_measure, receipt_digest, client_id, recorded_at
    FROM decision;
DROP TABLE decision;
CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    referral_id INTEGER NOT NULL UNIQUE REFERENCES referral (id),
    referral_version INTEGER NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('admitted', 'redirected', 'rejected')),
    decided_on TEXT NOT NULL,
    -- motivation, network reason, against recommendation reason
    sealed BLOB NOT NULL,
    measure TEXT,
    network_id INTEGER REFERENCES network (id),
    rule_set TEXT NOT NULL,
    recommendation TEXT NOT NULL,
    recommended_measure TEXT,
    receipt_digest BLOB NOT NULL CHECK (length(receipt_digest) = 32),
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL
) STRICT;
INSERT INTO decision SELECT * FROM moved;
DROP TABLE moved;
CREATE INDEX decision_network ON decision (network_id);

CREATE TABLE moved AS
    SELECT id, uid, decision_id, lodged_on,
        seal((SELECT r.person_id FROM decision d JOIN referral r ON r.id = d.referral_id WHERE d.id = decision_id),
            'appeal', uid, grounds) AS sealed, outcome, settled_on,
        iif(outcome_reason IS NULL, NULL, seal((SELECT r.person_id FROM decision d JOIN referral r ON r.id =
            d.referral_id WHERE d.id = decision_id), 'appeal.outcome', uid, outcome_reason)) AS sealed_outcome,
        version, client_id, recorded_at
    FROM appeal;
DROP TABLE appeal;
CREATE TABLE appeal (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    decision_id INTEGER NOT NULL REFERENCES decision (id),
    lodged_on TEXT NOT NULL,
    -- grounds
    sealed BLOB NOT NULL,
    outcome TEXT,
    settled_on TEXT,
    -- outcome reason
    sealed_outcome BLOB,
    version INTEGER NOT NULL DEFAULT 1,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL
) STRICT;
INSERT INTO appeal SELECT * FROM moved;
DROP TABLE moved;
CREATE INDEX appeal_decision ON appeal (decision_id);

CREATE TABLE moved AS
    SELECT id, uid, trajectory_id, decided_on, new_end_on,
        seal((SELECT person_id FROM trajectory WHERE id = trajectory_id), 'extension', uid, motivation) AS sealed,
        client_id, recorded_at, end_before_on, corrects_id
    FROM extension;
DROP TABLE extension;
CREATE TABLE extension (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    trajectory_id INTEGER NOT NULL REFERENCES trajectory (id),
    decided_on TEXT NOT NULL,
    new_end_on TEXT NOT NULL,
    -- motivation
    sealed BLOB NOT NULL,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL,
    end_before_on TEXT,
    corrects_id INTEGER REFERENCES extension (id)
) STRICT;
INSERT INTO extension SELECT * FROM moved;
DROP TABLE moved;
CREATE INDEX extension_trajectory ON extension (trajectory_id, id);

CREATE TABLE moved AS
    SELECT id, uid, trajectory_id, terminated_on, reason,
        iif(motivation IS NULL, NULL, seal((SELECT person_id FROM trajectory WHERE id = trajectory_id),
            'termination', uid, motivation)) AS sealed, client_id, recorded_at
    FROM termination;
DROP TABLE termination;
CREATE TABLE termination (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    trajectory_id INTEGER NOT NULL UNIQUE REFERENCES trajectory (id),
    terminated_on TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- motivation
    sealed BLOB,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL
) STRICT;
INSERT INTO termination SELECT * FROM moved;
DROP TABLE moved;

CREATE TABLE moved AS
    SELECT trajectory_id, code,
        seal((SELECT person_id FROM trajectory WHERE id = trajectory_id), 'deadline_waiver', CAST(trajectory_id ||
            '.' || code AS BLOB), reason) AS sealed, client_id, recorded_at
    FROM deadline_waiver;
DROP TABLE deadline_waiver;
CREATE TABLE deadline_waiver (
    trajectory_id INTEGER NOT NULL REFERENCES trajectory (id),
    code TEXT NOT NULL,
    -- reason
    sealed BLOB NOT NULL,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (trajectory_id, code)
) STRICT, WITHOUT ROWID;
INSERT INTO deadline_waiver SELECT * FROM moved;
DROP TABLE moved;

CREATE TABLE moved AS
    SELECT id, uid, trajectory_id, number, state, drawn_up_on, approved_on, digest,
        iif(change_reason IS NULL AND aftercare IS NULL AND aftercare_contact IS NULL AND aftercare_from_on IS NULL,
            NULL, seal((SELECT person_id FROM trajectory WHERE id = trajectory_id), 'plan', uid, change_reason,
            aftercare, aftercare_contact, aftercare_from_on)) AS sealed, version, client_id, recorded_at
    FROM plan;
DROP TABLE plan;
CREATE TABLE plan (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    trajectory_id INTEGER NOT NULL REFERENCES trajectory (id),
    number INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'approved', 'superseded')),
    drawn_up_on TEXT NOT NULL,
    approved_on TEXT,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    -- change reason, aftercare, aftercare contact, aftercare from on
    sealed BLOB,
    version INTEGER NOT NULL,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL,
    UNIQUE (trajectory_id, number)
) STRICT;
INSERT INTO plan SELECT * FROM moved;
DROP TABLE moved;
CREATE UNIQUE INDEX plan_draft ON plan (trajectory_id) WHERE state = 'draft';
CREATE UNIQUE INDEX plan_approved ON plan (trajectory_id) WHERE state = 'approved';

CREATE TABLE moved AS
    SELECT plan_id, position, ref,
        seal((SELECT t.person_id FROM plan p JOIN trajectory t ON t.id = p.trajectory_id WHERE p.id = plan_id),
            'goal', plan_id || '.' || position, text, factors, structural_barriers) AS sealed
    FROM goal;
DROP TABLE goal;
CREATE TABLE goal (
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    position INTEGER NOT NULL,
    ref TEXT NOT NULL,
    -- text, factors, structural barriers
    sealed BLOB NOT NULL,
    PRIMARY KEY (plan_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO goal SELECT * FROM moved;
DROP TABLE moved;

CREATE TABLE moved AS
    SELECT plan_id, position, ref,
        seal((SELECT t.person_id FROM plan p JOIN trajectory t ON t.id = p.trajectory_id WHERE p.id = plan_id),
            'structural_barrier', plan_id || '.' || position, kind, text, responsible_role) AS sealed
    FROM structural_barrier;
DROP TABLE structural_barrier;
CREATE TABLE structural_barrier (
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    position INTEGER NOT NULL,
    ref TEXT NOT NULL,
    -- kind, text, responsible role
    sealed BLOB NOT NULL,
    PRIMARY KEY (plan_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO structural_barrier SELECT * FROM moved;
DROP TABLE moved;

CREATE TABLE moved AS
    SELECT plan_id, position, ref, perspective,
        iif(purpose IS NULL, NULL, seal((SELECT t.person_id FROM plan p JOIN trajectory t ON t.id = p.trajectory_id
            WHERE p.id = plan_id), 'planned_internship', plan_id || '.' || position, purpose)) AS sealed, start_on,
        end_on
    FROM planned_internship;
DROP TABLE planned_internship;
CREATE TABLE planned_internship (
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    position INTEGER NOT NULL,
    ref TEXT NOT NULL,
    perspective TEXT NOT NULL CHECK (perspective IN ('care', 'work')),
    -- purpose
    sealed BLOB,
    start_on TEXT,
    end_on TEXT CHECK (end_on >= start_on),
    PRIMARY KEY (plan_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO planned_internship SELECT * FROM moved;
DROP TABLE moved;

CREATE TABLE moved AS
    SELECT id, uid, plan_id, signer, signed_on, digest, on_behalf_reason,
        iif(proof IS NULL, NULL, seal((SELECT t.person_id FROM plan p JOIN trajectory t ON t.id = p.trajectory_id
            WHERE p.id = plan_id), 'signature', uid, proof)) AS sealed, client_id, recorded_at
    FROM signature;
DROP TABLE signature;
CREATE TABLE signature (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    signer TEXT NOT NULL CHECK (signer IN ('caseManagerWork', 'caseManagerCare', 'participant')),
    signed_on TEXT NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    on_behalf_reason TEXT,
    -- proof
    sealed BLOB,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL,
    UNIQUE (plan_id, signer)
) STRICT;
INSERT INTO signature SELECT * FROM moved;
DROP TABLE moved;

CREATE TABLE moved AS
    SELECT internship_id, version,
        seal((SELECT t.person_id FROM internship i JOIN trajectory t ON t.id = i.trajectory_id WHERE i.id =
            internship_id), 'internship', (SELECT uid FROM internship WHERE id = internship_id), purpose,
            employer_number, employer_name, establishment_unit_number, mentor_name, mentor_phone, mentor_email,
            adaptations) AS sealed, perspective, circuit, start_on, end_on, hours_steps, agreement_signed_on,
        end_reason, led_to_contract, client_id, replaced_at
    FROM internship_version;
DROP TABLE internship_version;
CREATE TABLE internship_version (
    internship_id INTEGER NOT NULL REFERENCES internship (id),
    version INTEGER NOT NULL,
    -- purpose, employer (number, name, establishment unit), mentor (name, phone, email), adaptations
    sealed BLOB NOT NULL,
    perspective TEXT NOT NULL,
    circuit TEXT NOT NULL,
    start_on TEXT NOT NULL,
    end_on TEXT,
    hours_steps TEXT NOT NULL,
    agreement_signed_on TEXT,
    end_reason TEXT,
    led_to_contract INTEGER,
    client_id INTEGER NOT NULL REFERENCES client (id),
    replaced_at INTEGER NOT NULL,
    PRIMARY KEY (internship_id, version)
) STRICT, WITHOUT ROWID;
INSERT INTO internship_version SELECT * FROM moved;
DROP TABLE moved;

CREATE TABLE moved AS
    SELECT id, uid, trajectory_id,
        seal((SELECT person_id FROM trajectory WHERE id = trajectory_id), 'internship', uid, purpose,
            employer_number, employer_name, establishment_unit_number, mentor_name, mentor_phone, mentor_email,
            adaptations) AS sealed, perspective, circuit, start_on, end_on, hours_steps, agreement_signed_on,
        end_reason, led_to_contract, version, client_id, recorded_at, open_version
    FROM internship;
DROP TABLE internship;
CREATE TABLE internship (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    trajectory_id INTEGER NOT NULL REFERENCES trajectory (id),
    -- purpose, employer (number, name, establishment unit), mentor (name, phone, email), adaptations
    sealed BLOB NOT NULL,
    perspective TEXT NOT NULL CHECK (perspective IN ('care', 'work')),
    circuit TEXT NOT NULL CHECK (circuit IN ('regular', 'socialEconomy')),
    start_on TEXT NOT NULL,
    end_on TEXT CHECK (end_on >= start_on),
    -- As 2019-06-03:16,2019-06-17:28: from which day how many hours a week.
    hours_steps TEXT NOT NULL,
    agreement_signed_on TEXT,
    end_reason TEXT,
    led_to_contract INTEGER CHECK (led_to_contract IN (0, 1)),
    version INTEGER NOT NULL,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL,
    open_version INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO internship SELECT * FROM moved;
DROP TABLE moved;
CREATE INDEX internship_trajectory ON internship (trajectory_id, id);

CREATE TABLE moved AS
    SELECT id, internship_id, held_on, present,
        seal((SELECT t.person_id FROM internship i JOIN trajectory t ON t.id = i.trajectory_id WHERE i.id =
            internship_id), 'internship_evaluation', id, text, participant_view) AS sealed, client_id, recorded_at
    FROM internship_evaluation;
DROP TABLE internship_evaluation;
CREATE TABLE internship_evaluation (
    id INTEGER PRIMARY KEY,
    internship_id INTEGER NOT NULL REFERENCES internship (id),
    held_on TEXT NOT NULL,
    present TEXT NOT NULL,
    -- text, participant view
    sealed BLOB NOT NULL,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL
) STRICT;
INSERT INTO internship_evaluation SELECT * FROM moved;
DROP TABLE moved;
CREATE INDEX internship_evaluation_internship ON internship_evaluation (internship_id, id);

CREATE TABLE moved AS
    SELECT id, uid, trajectory_id, delivered_on, actions_carried_out, information_in_time,
        iif(competence_profile IS NULL AND remaining_barriers IS NULL AND conditions IS NULL, NULL, seal((SELECT
            person_id FROM trajectory WHERE id = trajectory_id), 'end_report', uid, competence_profile,
            remaining_barriers, conditions)) AS sealed, first_assessment_id, last_assessment_id, client_id,
        recorded_at
    FROM end_report;
DROP TABLE end_report;
CREATE TABLE end_report (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    trajectory_id INTEGER NOT NULL UNIQUE REFERENCES trajectory (id),
    delivered_on TEXT NOT NULL,
    actions_carried_out INTEGER NOT NULL CHECK (actions_carried_out IN (0, 1)),
    information_in_time INTEGER NOT NULL CHECK (information_in_time IN (0, 1)),
    -- competence profile, remaining barriers, conditions
    sealed BLOB,
    first_assessment_id INTEGER REFERENCES assessment (id),
    last_assessment_id INTEGER REFERENCES assessment (id),
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL
) STRICT;
INSERT INTO end_report SELECT * FROM moved;
DROP TABLE moved;

CREATE TABLE moved AS
    SELECT end_advice_id, position, code, is_entitled,
        iif(remark IS NULL, NULL, seal((SELECT t.person_id FROM end_advice a JOIN trajectory t ON t.id =
            a.trajectory_id WHERE a.id = end_advice_id), 'support_measure', end_advice_id || '.' || position,
            remark)) AS sealed
    FROM support_measure;
DROP TABLE support_measure;
CREATE TABLE support_measure (
    end_advice_id INTEGER NOT NULL REFERENCES end_advice (id),
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    is_entitled INTEGER NOT NULL CHECK (is_entitled IN (0, 1)),
    -- remark
    sealed BLOB,
    PRIMARY KEY (end_advice_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO support_measure SELECT * FROM moved;
DROP TABLE moved;

CREATE TABLE moved AS
    SELECT id, uid, trajectory_id, registered_on, code,
        seal((SELECT person_id FROM trajectory WHERE id = trajectory_id), 'end_advice', uid, motivation,
            participant_view, aftercare_plan) AS sealed, conversation_taken_over, participant_agrees, follow_up,
        client_id, recorded_at, closing_held_on, closing_present
    FROM end_advice;
DROP TABLE end_advice;
CREATE TABLE end_advice (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    trajectory_id INTEGER NOT NULL UNIQUE REFERENCES trajectory (id),
    registered_on TEXT NOT NULL,
    code TEXT NOT NULL CHECK (length(code) = 2),
    -- motivation, participant view, aftercare plan
    sealed BLOB NOT NULL,
    conversation_taken_over TEXT CHECK (conversation_taken_over = 'importedHistory'),
    participant_agrees INTEGER CHECK (participant_agrees IN (0, 1)),
    follow_up TEXT,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL,
    closing_held_on TEXT,
    closing_present TEXT CHECK ((closing_held_on IS NULL) = (closing_present IS NULL))
) STRICT;
INSERT INTO end_advice SELECT * FROM moved;
DROP TABLE moved;

CREATE TABLE moved AS
    SELECT id, uid, trajectory_id, role, code, agreed_on, on_behalf_reason,
        iif(proof IS NULL, NULL, seal((SELECT person_id FROM trajectory WHERE id = trajectory_id),
            'end_advice_agreement', uid, proof)) AS sealed, client_id, recorded_at
    FROM end_advice_agreement;
DROP TABLE end_advice_agreement;
CREATE TABLE end_advice_agreement (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    trajectory_id INTEGER NOT NULL REFERENCES trajectory (id),
    role TEXT NOT NULL CHECK (role IN ('caseManagerWork', 'caseManagerCare')),
    code TEXT NOT NULL CHECK (length(code) = 2),
    agreed_on TEXT NOT NULL,
    on_behalf_reason TEXT,
    -- proof
    sealed BLOB,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL,
    CHECK ((on_behalf_reason IS NULL) = (sealed IS NULL))
) STRICT;
INSERT INTO end_advice_agreement SELECT * FROM moved;
DROP TABLE moved;
CREATE INDEX end_advice_agreement_trajectory ON end_advice_agreement (trajectory_id, id);

CREATE TABLE moved AS
    SELECT id, session_id,
        seal((SELECT t.person_id FROM session s JOIN trajectory t ON t.id = s.trajectory_id WHERE s.id = session_id),
            'session_dispute', session_id || '.' || recorded_at, reason) AS sealed, disputed_on, client_id,
        recorded_at, resolved_on,
        iif(resolution IS NULL, NULL, seal((SELECT t.person_id FROM session s JOIN trajectory t ON t.id =
            s.trajectory_id WHERE s.id = session_id), 'session_dispute.resolution', row_key((SELECT uid FROM session
            WHERE id = session_id), resolved_at), resolution)) AS sealed_resolution, resolved_by, resolver_client_id,
        resolved_at
    FROM session_dispute;
DROP TABLE session_dispute;
CREATE TABLE session_dispute (
    id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session (id),
    -- reason
    sealed BLOB NOT NULL,
    disputed_on TEXT NOT NULL,
    client_id INTEGER REFERENCES client (id),
    recorded_at INTEGER NOT NULL,
    resolved_on TEXT,
    -- resolution
    sealed_resolution BLOB,
    resolved_by TEXT,
    resolver_client_id INTEGER REFERENCES client (id),
    resolved_at INTEGER,
    CHECK ((resolved_on IS NULL) = (sealed_resolution IS NULL) AND (resolved_on IS NULL) = (resolved_by IS NULL) AND
        (resolved_on IS NULL) = (resolver_client_id IS NULL) AND (resolved_on IS NULL) = (resolved_at IS NULL))
) STRICT;
INSERT INTO session_dispute SELECT * FROM moved;
DROP TABLE moved;
CREATE INDEX session_dispute_session ON session_dispute (session_id, id);

CREATE TABLE moved AS
    SELECT id, uid, trajectory_id, order_id, action_ref, type, provider_role, organisation_id, held_on, minutes,
        state, price_cents, place, effort_minutes,
        iif(note IS NULL AND note_salt IS NULL AND correction_reason IS NULL, NULL, seal((SELECT person_id FROM
            trajectory WHERE id = trajectory_id), 'session', row_key(uid, corrects_id), note, note_salt,
            correction_reason)) AS sealed, note_digest, verified_on, corrects_id, correction_members, is_superseded,
        version, client_id, registered_at, recorded_at, reimbursed_elsewhere
    FROM session;
DROP TABLE session;
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
    -- note, note salt, correction reason
    sealed BLOB,
    note_digest BLOB CHECK (length(note_digest) = 32),
    verified_on TEXT,
    corrects_id INTEGER UNIQUE REFERENCES session (id),
    correction_members TEXT,
    is_superseded INTEGER NOT NULL DEFAULT 0 CHECK (is_superseded IN (0, 1)),
    version INTEGER NOT NULL,
    client_id INTEGER NOT NULL REFERENCES client (id),
    registered_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    reimbursed_elsewhere INTEGER NOT NULL DEFAULT 0 CHECK (reimbursed_elsewhere IN (0, 1)),
    UNIQUE (uid, version),
    CHECK (note_digest IS NULL OR sealed IS NOT NULL),
    CHECK ((state = 'verified') = (verified_on IS NOT NULL))
) STRICT;
INSERT INTO session SELECT * FROM moved;
DROP TABLE moved;
CREATE UNIQUE INDEX session_current ON session (uid) WHERE is_superseded = 0;
CREATE INDEX session_trajectory ON session (trajectory_id, held_on, id);
CREATE INDEX session_order ON session (order_id, state) WHERE is_superseded = 0;
CREATE INDEX session_organisation ON session (organisation_id, id);

CREATE TABLE moved AS
    SELECT id, client_id, operation, key, fingerprint, status, fields,
        seal(-(at / 86400000), 'idempotency', CAST(client_id || ' ' || operation || ' ' || key AS BLOB), body) AS
            sealed, at
    FROM idempotency;
DROP TABLE idempotency;
CREATE TABLE idempotency (
    id INTEGER PRIMARY KEY,
    client_id INTEGER NOT NULL REFERENCES client (id),
    operation TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
    status INTEGER NOT NULL CHECK (status BETWEEN 200 AND 499),
    fields TEXT NOT NULL,
    -- body
    sealed BLOB NOT NULL,
    at INTEGER NOT NULL,
    UNIQUE (client_id, operation, key)
) STRICT;
INSERT INTO idempotency SELECT * FROM moved;
DROP TABLE moved;
CREATE INDEX idempotency_at ON idempotency (at);
