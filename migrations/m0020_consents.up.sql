-- What the participant agrees to, keeps from somebody and was told; and who opened a file without being asked in
-- (V-3, V-4, V-8).

CREATE TABLE consent (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    trajectory_id INTEGER NOT NULL REFERENCES trajectory (id),
    scope TEXT NOT NULL CHECK (scope IN ('providerRegistration', 'fileAccess')),
    receiver_role TEXT NOT NULL,
    -- Only this organisation in that role; NULL for whoever has the role.
    organisation_id INTEGER REFERENCES organisation (id),
    -- purpose, proof
    sealed BLOB NOT NULL,
    given_on TEXT NOT NULL,
    until_on TEXT CHECK (until_on >= given_on),
    basis TEXT NOT NULL CHECK (basis IN ('participant', 'onBehalf', 'planSignature', 'takenOver')),
    on_behalf_reason TEXT CHECK (
        iif(on_behalf_reason IS NULL, basis <> 'onBehalf', basis IN ('onBehalf', 'planSignature'))),
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL,
    withdrawn_on TEXT CHECK (withdrawn_on >= given_on),
    -- reason of the withdrawal, its proof
    sealed_withdrawal BLOB,
    withdrawal_on_behalf_reason TEXT CHECK (withdrawal_on_behalf_reason IS NULL OR sealed_withdrawal IS NOT NULL),
    withdrawn_by_client_id INTEGER REFERENCES client (id),
    withdrawn_at INTEGER CHECK ((withdrawn_at IS NULL) = (withdrawn_on IS NULL)),
    CHECK (withdrawn_on IS NOT NULL OR sealed_withdrawal IS NULL)
) STRICT;
CREATE INDEX consent_trajectory ON consent (trajectory_id, id);

-- An item that the participant keeps from a role.
CREATE TABLE withholding (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    trajectory_id INTEGER NOT NULL REFERENCES trajectory (id),
    item_kind TEXT NOT NULL,
    item_uid BLOB NOT NULL CHECK (length(item_uid) = 16),
    role TEXT NOT NULL CHECK (role IN ('caseManagerWork', 'caseManagerCare')),
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL,
    released_by_client_id INTEGER REFERENCES client (id),
    released_at INTEGER
) STRICT;
CREATE INDEX withholding_trajectory ON withholding (trajectory_id, id);
CREATE UNIQUE INDEX withholding_item ON withholding (trajectory_id, item_uid, role) WHERE released_at IS NULL;

-- A file opened by somebody of the team without the participant's consent, for a time.
CREATE TABLE emergency_access (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    trajectory_id INTEGER NOT NULL REFERENCES trajectory (id),
    professional_id INTEGER NOT NULL REFERENCES professional (id),
    organisation_id INTEGER NOT NULL REFERENCES organisation (id),
    role TEXT NOT NULL,
    -- reason
    sealed BLOB NOT NULL,
    until_at INTEGER NOT NULL CHECK (until_at > recorded_at),
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL,
    review_outcome TEXT CHECK (review_outcome IN ('justified', 'notJustified')),
    -- motivation
    sealed_review BLOB CHECK ((sealed_review IS NULL) = (review_outcome IS NULL)),
    reviewer_role TEXT CHECK ((reviewer_role IS NULL) = (review_outcome IS NULL)),
    reviewer_professional_id INTEGER REFERENCES professional (id) CHECK (reviewer_professional_id <> professional_id),
    reviewed_by_client_id INTEGER REFERENCES client (id),
    reviewed_at INTEGER CHECK ((reviewed_at IS NULL) = (review_outcome IS NULL))
) STRICT;
CREATE INDEX emergency_access_trajectory ON emergency_access (trajectory_id, id);
CREATE INDEX emergency_access_professional ON emergency_access (professional_id, trajectory_id, until_at);
CREATE INDEX emergency_access_unreviewed ON emergency_access (id) WHERE reviewed_at IS NULL;

-- What the participant was told.
CREATE TABLE notice (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    trajectory_id INTEGER NOT NULL REFERENCES trajectory (id),
    kind TEXT NOT NULL CHECK (kind IN ('compartmentExists', 'emergencyAccess', 'consentGiven', 'consentWithdrawn')),
    told_on TEXT NOT NULL,
    emergency_access_id INTEGER UNIQUE REFERENCES emergency_access (id)
        CHECK ((emergency_access_id IS NULL) = (kind <> 'emergencyAccess')),
    -- A consent that somebody else entered, or took back, for the participant.
    consent_id INTEGER REFERENCES consent (id)
        CHECK ((consent_id IS NULL) = (kind NOT IN ('consentGiven', 'consentWithdrawn'))),
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX notice_trajectory ON notice (trajectory_id, id);

-- One row for each time less of a file became visible to somebody, so that a look that began before is not answered
-- after.
CREATE TABLE narrowing (
    id INTEGER PRIMARY KEY,
    referral_id INTEGER NOT NULL REFERENCES referral (id),
    recorded_at INTEGER NOT NULL
) STRICT;

-- Who came to the role of a case manager after somebody else had worked in it. What is recorded afterwards counts, not
-- the day that is said; of what was recorded before this step only the days are known.
ALTER TABLE team_member ADD COLUMN is_successor INTEGER NOT NULL DEFAULT 0 CHECK (is_successor IN (0, 1));
UPDATE team_member AS m SET is_successor = 1
WHERE m.role IN ('caseManagerWork', 'caseManagerCare') AND m.is_backup = 0 AND (
        SELECT min(o.from_on) FROM team_member o
        WHERE o.trajectory_id = m.trajectory_id AND o.role = m.role AND o.is_backup = 0
            AND o.professional_id IS m.professional_id
    ) > (
        SELECT min(f.from_on) FROM team_member f
        WHERE f.trajectory_id = m.trajectory_id AND f.role = m.role AND f.is_backup = 0);

-- By whom a code was drawn: it lets nobody in any more once that one may not draw it (V-4).
ALTER TABLE access_code ADD COLUMN issuer_client_id INTEGER REFERENCES client (id);
ALTER TABLE access_code ADD COLUMN issuer_role TEXT;
ALTER TABLE access_code ADD COLUMN issuer_organisation_id INTEGER REFERENCES organisation (id);
ALTER TABLE access_code ADD COLUMN issuer_professional_id INTEGER REFERENCES professional (id);

-- An identifier of version 4 needs two bytes of a certain shape: an ASCII letter from @ to O, and the second byte of a
-- character from U+0080 to U+00BF.
-- Plans that were signed before consents were kept: the signature is the agreement to what it plans. Whoever was erased
-- has no key to seal with, and a file that nobody opens any more.
INSERT INTO consent (uid, trajectory_id, scope, receiver_role, sealed, given_on, basis, client_id, recorded_at)
    SELECT CAST(char(32 + (random() & 63), 32 + (random() & 63), 32 + (random() & 63), 32 + (random() & 63), 32 +
        (random() & 63), 32 + (random() & 63), 64 + (random() & 15), 128 + (random() & 63), 32 + (random() & 63), 32
        + (random() & 63), 32 + (random() & 63), 32 + (random() & 63), 32 + (random() & 63), 32 + (random() & 63),
        32 + (random() & 63)) AS BLOB),
        t.id, 'providerRegistration', r.role, X'00', t.plan_approved_on, 'takenOver', p.client_id, p.recorded_at
    FROM trajectory t JOIN plan p ON p.id = (
        SELECT max(q.id) FROM plan q WHERE q.trajectory_id = t.id AND q.approved_on IS NOT NULL)
    CROSS JOIN (SELECT 'workProvider' AS role UNION ALL SELECT 'careProvider') r
    WHERE t.plan_approved_on IS NOT NULL AND NOT is_erased(t.person_id)
    ORDER BY t.id, r.role DESC;

-- Case managers who took over before consents were kept work with the whole file since.
INSERT INTO consent (uid, trajectory_id, scope, receiver_role, organisation_id, sealed, given_on, basis, client_id,
        recorded_at)
    SELECT CAST(char(32 + (random() & 63), 32 + (random() & 63), 32 + (random() & 63), 32 + (random() & 63), 32 +
        (random() & 63), 32 + (random() & 63), 64 + (random() & 15), 128 + (random() & 63), 32 + (random() & 63), 32
        + (random() & 63), 32 + (random() & 63), 32 + (random() & 63), 32 + (random() & 63), 32 + (random() & 63),
        32 + (random() & 63)) AS BLOB),
        m.trajectory_id, 'fileAccess', m.role, m.organisation_id, X'00', m.from_on, 'takenOver',
        (SELECT min(c.id) FROM client c), e.recorded_at
    FROM team_member m
    JOIN trajectory_event e ON e.id = (SELECT max(x.id) FROM trajectory_event x WHERE x.trajectory_id = m.trajectory_id)
    WHERE m.is_successor = 1 AND m.until_on IS NULL
        AND NOT is_erased((SELECT person_id FROM trajectory WHERE id = m.trajectory_id))
    ORDER BY m.id;

-- What is sealed is bound to the identifier, which is made above.
UPDATE consent SET sealed = seal((SELECT person_id FROM trajectory WHERE id = trajectory_id), 'consent', uid,
    iif(scope = 'fileAccess', 'Overnemen van het dossier.', 'Uitvoeren van het ondertekende trajectplan.'), NULL);
