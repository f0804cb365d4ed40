-- What was sealed of who was erased opens for nobody: where something must stand, nothing is said.
-- Answers whose day's key is gone, which nobody is given any more.
DELETE FROM idempotency
WHERE NOT opens(sealed, 'idempotency', CAST(client_id || ' ' || operation || ' ' || key AS BLOB));
-- And those about who was erased.
DELETE FROM idempotency
WHERE opened(sealed, 'idempotency', CAST(client_id || ' ' || operation || ' ' || key AS BLOB), 0) IS NULL;
CREATE TABLE moved AS
    SELECT id, client_id, operation, key, fingerprint, status, fields,
        opened(sealed, 'idempotency', CAST(client_id || ' ' || operation || ' ' || key AS BLOB), 0) AS body, at
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
    body BLOB NOT NULL,
    at INTEGER NOT NULL,
    UNIQUE (client_id, operation, key)
) STRICT;
INSERT INTO idempotency SELECT * FROM moved;
DROP TABLE moved;
CREATE INDEX idempotency_at ON idempotency (at);

CREATE TABLE moved AS
    SELECT id, uid, trajectory_id, order_id, action_ref, type, provider_role, organisation_id, held_on, minutes,
        state, price_cents, place, effort_minutes,
        iif(note_digest IS NULL, NULL, coalesce(opened(sealed, 'session', row_key(uid, corrects_id), 0), '')) AS note,
        iif(note_digest IS NULL, NULL,
            coalesce(opened(sealed, 'session', row_key(uid, corrects_id), 1), zeroblob(16))) AS note_salt,
        note_digest, verified_on, corrects_id,
        opened(sealed, 'session', row_key(uid, corrects_id), 2) AS correction_reason, correction_members,
        is_superseded, version, client_id, registered_at, recorded_at, reimbursed_elsewhere
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
    note TEXT,
    note_salt BLOB CHECK (length(note_salt) = 16),
    note_digest BLOB CHECK (length(note_digest) = 32),
    verified_on TEXT,
    corrects_id INTEGER UNIQUE REFERENCES session (id),
    correction_reason TEXT,
    correction_members TEXT,
    is_superseded INTEGER NOT NULL DEFAULT 0 CHECK (is_superseded IN (0, 1)),
    version INTEGER NOT NULL,
    client_id INTEGER NOT NULL REFERENCES client (id),
    registered_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    reimbursed_elsewhere INTEGER NOT NULL DEFAULT 0 CHECK (reimbursed_elsewhere IN (0, 1)),
    UNIQUE (uid, version),
    CHECK ((note IS NULL) = (note_salt IS NULL) AND (note IS NULL) = (note_digest IS NULL)),
    CHECK ((state = 'verified') = (verified_on IS NOT NULL))
) STRICT;
INSERT INTO session SELECT * FROM moved;
DROP TABLE moved;
CREATE UNIQUE INDEX session_current ON session (uid) WHERE is_superseded = 0;
CREATE INDEX session_trajectory ON session (trajectory_id, held_on, id);
CREATE INDEX session_order ON session (order_id, state) WHERE is_superseded = 0;
CREATE INDEX session_organisation ON session (organisation_id, id);

CREATE TABLE moved AS
    SELECT id, session_id,
        coalesce(opened(sealed, 'session_dispute', session_id || '.' || recorded_at, 0), '') AS reason,
        disputed_on, client_id, recorded_at, resolved_on,
        iif(resolved_on IS NULL, NULL, coalesce(opened(sealed_resolution,
            'session_dispute.resolution', row_key((SELECT uid FROM session WHERE id =
            session_id), resolved_at), 0), '')) AS resolution, resolved_by, resolver_client_id, resolved_at
    FROM session_dispute;
DROP TABLE session_dispute;
CREATE TABLE session_dispute (
    id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session (id),
    reason TEXT NOT NULL,
    disputed_on TEXT NOT NULL,
    client_id INTEGER REFERENCES client (id),
    recorded_at INTEGER NOT NULL,
    resolved_on TEXT,
    resolution TEXT,
    resolved_by TEXT,
    resolver_client_id INTEGER REFERENCES client (id),
    resolved_at INTEGER,
    CHECK ((resolved_on IS NULL) = (resolution IS NULL) AND (resolved_on IS NULL) = (resolved_by IS NULL) AND
        (resolved_on IS NULL) = (resolver_client_id IS NULL) AND (resolved_on IS NULL) = (resolved_at IS NULL))
) STRICT;
INSERT INTO session_dispute SELECT * FROM moved;
DROP TABLE moved;
CREATE INDEX session_dispute_session ON session_dispute (session_id, id);

CREATE TABLE moved AS
    SELECT id, uid, trajectory_id, role, code, agreed_on, on_behalf_reason,
        iif(on_behalf_reason IS NULL, NULL, coalesce(opened(sealed, 'end_advice_agreement', uid, 0), '')) AS proof,
        client_id, recorded_at
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
    proof TEXT,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL,
    CHECK ((on_behalf_reason IS NULL) = (proof IS NULL))
) STRICT;
INSERT INTO end_advice_agreement SELECT * FROM moved;
DROP TABLE moved;
CREATE INDEX end_advice_agreement_trajectory ON end_advice_agreement (trajectory_id, id);

CREATE TABLE moved AS
    SELECT id, uid, trajectory_id, registered_on, code,
        coalesce(opened(sealed, 'end_advice', uid, 0), '') AS motivation,
        conversation_taken_over, opened(sealed, 'end_advice', uid, 1) AS participant_view, participant_agrees,
        follow_up, opened(sealed, 'end_advice', uid, 2) AS aftercare_plan, client_id, recorded_at, closing_held_on,
        closing_present
    FROM end_advice;
DROP TABLE end_advice;
CREATE TABLE end_advice (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    trajectory_id INTEGER NOT NULL UNIQUE REFERENCES trajectory (id),
    registered_on TEXT NOT NULL,
    code TEXT NOT NULL CHECK (length(code) = 2),
    motivation TEXT NOT NULL,
    conversation_taken_over TEXT CHECK (conversation_taken_over = 'importedHistory'),
    participant_view TEXT,
    participant_agrees INTEGER CHECK (participant_agrees IN (0, 1)),
    follow_up TEXT,
    aftercare_plan TEXT,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL,
    closing_held_on TEXT,
    closing_present TEXT CHECK ((closing_held_on IS NULL) = (closing_present IS NULL))
) STRICT;
INSERT INTO end_advice SELECT * FROM moved;
DROP TABLE moved;

CREATE TABLE moved AS
    SELECT end_advice_id, position, code, is_entitled,
        opened(sealed, 'support_measure', end_advice_id || '.' || position, 0) AS remark
    FROM support_measure;
DROP TABLE support_measure;
CREATE TABLE support_measure (
    end_advice_id INTEGER NOT NULL REFERENCES end_advice (id),
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    is_entitled INTEGER NOT NULL CHECK (is_entitled IN (0, 1)),
    remark TEXT,
    PRIMARY KEY (end_advice_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO support_measure SELECT * FROM moved;
DROP TABLE moved;

CREATE TABLE moved AS
    SELECT id, uid, trajectory_id, delivered_on, actions_carried_out, information_in_time,
        opened(sealed, 'end_report', uid, 0) AS competence_profile,
        opened(sealed, 'end_report', uid, 1) AS remaining_barriers,
        opened(sealed, 'end_report', uid, 2) AS conditions, first_assessment_id, last_assessment_id, client_id,
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
    competence_profile TEXT,
    remaining_barriers TEXT,
    conditions TEXT,
    first_assessment_id INTEGER REFERENCES assessment (id),
    last_assessment_id INTEGER REFERENCES assessment (id),
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL
) STRICT;
INSERT INTO end_report SELECT * FROM moved;
DROP TABLE moved;

CREATE TABLE moved AS
    SELECT id, internship_id, held_on, present, coalesce(opened(sealed, 'internship_evaluation', id, 0), '') AS text,
        opened(sealed, 'internship_evaluation', id, 1) AS participant_view, client_id, recorded_at
    FROM internship_evaluation;
DROP TABLE internship_evaluation;
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
INSERT INTO internship_evaluation SELECT * FROM moved;
DROP TABLE moved;
CREATE INDEX internship_evaluation_internship ON internship_evaluation (internship_id, id);

CREATE TABLE moved AS
    SELECT id, uid, trajectory_id, opened(sealed, 'internship', uid, 0) AS purpose, perspective, circuit,
        coalesce(opened(sealed, 'internship', uid, 1), '') AS employer_number,
        coalesce(opened(sealed, 'internship', uid, 2), '') AS employer_name,
        opened(sealed, 'internship', uid, 3) AS establishment_unit_number,
        opened(sealed, 'internship', uid, 4) AS mentor_name, opened(sealed, 'internship', uid, 5) AS mentor_phone,
        opened(sealed, 'internship', uid, 6) AS mentor_email, start_on, end_on, hours_steps, agreement_signed_on,
        opened(sealed, 'internship', uid, 7) AS adaptations, end_reason, led_to_contract, version, client_id,
        recorded_at, open_version
    FROM internship;
DROP TABLE internship;
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
    recorded_at INTEGER NOT NULL,
    open_version INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO internship SELECT * FROM moved;
DROP TABLE moved;
CREATE INDEX internship_trajectory ON internship (trajectory_id, id);

CREATE TABLE moved AS
    SELECT internship_id, version,
        opened(sealed, 'internship', (SELECT uid FROM internship WHERE id = internship_id), 0) AS purpose,
        perspective, circuit,
        coalesce(opened(sealed, 'internship', (SELECT uid FROM internship WHERE id = internship_id), 1), '')
            AS employer_number,
        coalesce(opened(sealed, 'internship', (SELECT uid FROM internship WHERE id = internship_id), 2), '')
            AS employer_name,
        opened(sealed, 'internship', (SELECT uid FROM internship WHERE id = internship_id), 3) AS
            establishment_unit_number,
        opened(sealed, 'internship', (SELECT uid FROM internship WHERE id = internship_id), 4) AS mentor_name,
        opened(sealed, 'internship', (SELECT uid FROM internship WHERE id = internship_id), 5) AS mentor_phone,
        opened(sealed, 'internship', (SELECT uid FROM internship WHERE id = internship_id), 6) AS mentor_email,
        start_on, end_on, hours_steps, agreement_signed_on,
        opened(sealed, 'internship', (SELECT uid FROM internship WHERE id = internship_id), 7) AS adaptations,
        end_reason, led_to_contract, client_id, replaced_at
    FROM internship_version;
DROP TABLE internship_version;
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
INSERT INTO internship_version SELECT * FROM moved;
DROP TABLE moved;

CREATE TABLE moved AS
    SELECT id, uid, plan_id, signer, signed_on, digest, on_behalf_reason,
        opened(sealed, 'signature', uid, 0) AS proof, client_id, recorded_at
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
    proof TEXT,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL,
    UNIQUE (plan_id, signer)
) STRICT;
INSERT INTO signature SELECT * FROM moved;
DROP TABLE moved;

CREATE TABLE moved AS
    SELECT plan_id, position, ref, perspective,
        opened(sealed, 'planned_internship', plan_id || '.' || position, 0) AS purpose, start_on, end_on
    FROM planned_internship;
DROP TABLE planned_internship;
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
INSERT INTO planned_internship SELECT * FROM moved;
DROP TABLE moved;

CREATE TABLE moved AS
    SELECT plan_id, position, ref,
        coalesce(opened(sealed, 'structural_barrier', plan_id || '.' || position, 0), '') AS kind,
        opened(sealed, 'structural_barrier', plan_id || '.' || position, 1) AS text,
        opened(sealed, 'structural_barrier', plan_id || '.' || position, 2) AS responsible_role
    FROM structural_barrier;
DROP TABLE structural_barrier;
CREATE TABLE structural_barrier (
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    position INTEGER NOT NULL,
    ref TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT,
    responsible_role TEXT,
    PRIMARY KEY (plan_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO structural_barrier SELECT * FROM moved;
DROP TABLE moved;

CREATE TABLE moved AS
    SELECT plan_id, position, ref, coalesce(opened(sealed, 'goal', plan_id || '.' || position, 0), '') AS text,
        coalesce(opened(sealed, 'goal', plan_id || '.' || position, 1), '') AS factors,
        coalesce(opened(sealed, 'goal', plan_id || '.' || position, 2), '') AS structural_barriers
    FROM goal;
DROP TABLE goal;
CREATE TABLE goal (
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    position INTEGER NOT NULL,
    ref TEXT NOT NULL,
    text TEXT NOT NULL,
    factors TEXT NOT NULL,
    structural_barriers TEXT NOT NULL,
    PRIMARY KEY (plan_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO goal SELECT * FROM moved;
DROP TABLE moved;

CREATE TABLE moved AS
    SELECT id, uid, trajectory_id, number, state, drawn_up_on, approved_on, digest,
        opened(sealed, 'plan', uid, 0) AS change_reason, opened(sealed, 'plan', uid, 1) AS aftercare,
        opened(sealed, 'plan', uid, 2) AS aftercare_contact, opened(sealed, 'plan', uid, 3) AS aftercare_from_on,
        version, client_id, recorded_at
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
    change_reason TEXT,
    aftercare TEXT,
    aftercare_contact TEXT,
    aftercare_from_on TEXT,
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
    SELECT trajectory_id, code,
        coalesce(opened(sealed, 'deadline_waiver', CAST(trajectory_id || '.' || code AS BLOB), 0), '') AS reason,
        client_id,
        recorded_at
    FROM deadline_waiver;
DROP TABLE deadline_waiver;
CREATE TABLE deadline_waiver (
    trajectory_id INTEGER NOT NULL REFERENCES trajectory (id),
    code TEXT NOT NULL,
    reason TEXT NOT NULL,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (trajectory_id, code)
) STRICT, WITHOUT ROWID;
INSERT INTO deadline_waiver SELECT * FROM moved;
DROP TABLE moved;

CREATE TABLE moved AS
    SELECT id, uid, trajectory_id, terminated_on, reason, opened(sealed, 'termination', uid, 0) AS motivation,
        client_id, recorded_at
    FROM termination;
DROP TABLE termination;
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
INSERT INTO termination SELECT * FROM moved;
DROP TABLE moved;

CREATE TABLE moved AS
    SELECT id, uid, trajectory_id, decided_on, new_end_on,
        coalesce(opened(sealed, 'extension', uid, 0), '') AS motivation,
        client_id, recorded_at, end_before_on, corrects_id
    FROM extension;
DROP TABLE extension;
CREATE TABLE extension (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    trajectory_id INTEGER NOT NULL REFERENCES trajectory (id),
    decided_on TEXT NOT NULL,
    new_end_on TEXT NOT NULL,
    motivation TEXT NOT NULL,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL,
    end_before_on TEXT,
    corrects_id INTEGER REFERENCES extension (id)
) STRICT;
INSERT INTO extension SELECT * FROM moved;
DROP TABLE moved;
CREATE INDEX extension_trajectory ON extension (trajectory_id, id);

CREATE TABLE moved AS
    SELECT id, uid, decision_id, lodged_on, coalesce(opened(sealed, 'appeal', uid, 0), '') AS grounds, outcome,
        settled_on,
        opened(sealed_outcome, 'appeal.outcome', uid, 0) AS outcome_reason, version, client_id, recorded_at
    FROM appeal;
DROP TABLE appeal;
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
INSERT INTO appeal SELECT * FROM moved;
DROP TABLE moved;
CREATE INDEX appeal_decision ON appeal (decision_id);

CREATE TABLE moved AS
    SELECT id, uid, referral_id, referral_version, outcome, decided_on,
        coalesce(opened(sealed, 'decision', uid, 0), '') AS motivation, measure, network_id,
        opened(sealed, 'decision', uid, 1) AS network_reason,
        opened(sealed, 'decision', uid, 2) AS against_recommendation_reason, rule_set, recommendation,
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
INSERT INTO decision SELECT * FROM moved;
DROP TABLE moved;
CREATE INDEX decision_network ON decision (network_id);

CREATE TABLE moved AS
    SELECT id, uid, referral_id, requested_on, coalesce(opened(sealed, 'information_request', uid, 0), '') AS question,
        coalesce(opened(sealed, 'information_request', uid, 1), '') AS missing, due_on, answered_on, client_id,
        recorded_at,
        closed_on
    FROM information_request;
DROP TABLE information_request;
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
    recorded_at INTEGER NOT NULL,
    closed_on TEXT
) STRICT;
INSERT INTO information_request SELECT * FROM moved;
DROP TABLE moved;
CREATE INDEX information_request_referral ON information_request (referral_id, id);

CREATE TABLE moved AS
    SELECT id, referral_id, from_state, to_state, occurred_on, recorded_at, client_id,
        opened(sealed, 'referral_event', referral_id, 0) AS reason
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
    reason TEXT
) STRICT;
INSERT INTO referral_event SELECT * FROM moved;
DROP TABLE moved;
CREATE INDEX referral_event_referral ON referral_event (referral_id, id);
