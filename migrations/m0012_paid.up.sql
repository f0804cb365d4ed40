-- What was paid stays paid, and disputes are kept one by one (domain.md, chapters 8 and 9).

-- RIZIV reimburses it, so that it is never paid from the compensation (X-4).
ALTER TABLE session ADD COLUMN reimbursed_elsewhere INTEGER NOT NULL DEFAULT 0 CHECK (reimbursed_elsewhere IN (0, 1));

-- Every dispute about a session, under the row that stood when it was raised; at most one is open (X-1, X-6).
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
    CHECK ((resolved_on IS NULL) = (resolution IS NULL) AND (resolved_on IS NULL) = (resolved_by IS NULL)
        AND (resolved_on IS NULL) = (resolver_client_id IS NULL) AND (resolved_on IS NULL) = (resolved_at IS NULL))
) STRICT;
CREATE INDEX session_dispute_session ON session_dispute (session_id, id);
INSERT INTO session_dispute (session_id, reason, disputed_on, recorded_at)
SELECT id, dispute_reason, disputed_on, disputed_at FROM session WHERE dispute_reason IS NOT NULL;
ALTER TABLE session DROP COLUMN dispute_reason;
ALTER TABLE session DROP COLUMN disputed_on;
ALTER TABLE session DROP COLUMN disputed_at;

-- What was paid and the facts no longer support: it stands open until it is decided on (E-7, E-12).
ALTER TABLE entitlement ADD COLUMN receivable_cents INTEGER NOT NULL DEFAULT 0
    CHECK (receivable_cents >= 0 AND (receivable_cents = 0 OR (state = 'paid' AND receivable_cents <= amount_cents)));

-- The line of a session is named after its first row, which a correction keeps.
UPDATE entitlement SET key = 'session/' || (
    SELECT min(f.id) FROM session s JOIN session f ON f.uid = s.uid
    WHERE s.id = CAST(substr(entitlement.key, 9) AS INTEGER))
WHERE key GLOB 'session/*';

-- The ledger gets a third cause: what stands to be recovered moves from the suspense account of who was paid.
CREATE TABLE ledger_entry_with_receivables (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    trajectory_id INTEGER NOT NULL REFERENCES trajectory (id),
    network_id INTEGER NOT NULL REFERENCES network (id),
    organisation_id INTEGER NOT NULL REFERENCES organisation (id),
    entitlement_id INTEGER NOT NULL REFERENCES entitlement (id),
    cause TEXT NOT NULL CHECK (cause IN ('due', 'payment', 'receivable', 'reversal')),
    rule TEXT NOT NULL,
    occurred_on TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    debit_id INTEGER NOT NULL REFERENCES account (id),
    credit_id INTEGER NOT NULL REFERENCES account (id),
    amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
    reverses_id INTEGER UNIQUE REFERENCES ledger_entry_with_receivables (id),
    CHECK (debit_id <> credit_id)
) STRICT;
INSERT INTO ledger_entry_with_receivables (id, uid, trajectory_id, network_id, organisation_id, entitlement_id, cause,
    rule, occurred_on, recorded_at, debit_id, credit_id, amount_cents, reverses_id)
SELECT id, uid, trajectory_id, network_id, organisation_id, entitlement_id, cause, rule, occurred_on, recorded_at,
    debit_id, credit_id, amount_cents, reverses_id
FROM ledger_entry ORDER BY id;
DROP TABLE ledger_entry;
ALTER TABLE ledger_entry_with_receivables RENAME TO ledger_entry;
CREATE INDEX ledger_entry_trajectory ON ledger_entry (trajectory_id, id);
CREATE INDEX ledger_entry_network ON ledger_entry (network_id, id);
CREATE INDEX ledger_entry_organisation ON ledger_entry (organisation_id, id);
-- What fell due is booked once and what is paid is paid once (E-14); a receivable may come and go.
CREATE UNIQUE INDEX ledger_entry_once ON ledger_entry (entitlement_id, cause) WHERE cause IN ('due', 'payment');
CREATE INDEX ledger_entry_entitlement ON ledger_entry (entitlement_id, id);
CREATE TRIGGER ledger_entry_is_never_changed BEFORE UPDATE ON ledger_entry
BEGIN
    SELECT RAISE(ABORT, 'a ledger entry is never changed');
END;
CREATE TRIGGER ledger_entry_is_never_deleted BEFORE DELETE ON ledger_entry
BEGIN
    SELECT RAISE(ABORT, 'a ledger entry is never deleted');
END;

-- When the outcome of a month was measured: of what stands already, the day it was recorded is the best that is known.
ALTER TABLE outcome ADD COLUMN measured_on TEXT;
UPDATE outcome SET measured_on = date(recorded_at / 1000, 'unixepoch');

-- When an event was imported: what it made payable before was paid elsewhere, on its day (H-1).
ALTER TABLE imported_event ADD COLUMN recorded_at INTEGER;

-- Each case manager agrees with the end advice, by an act of its own or on behalf with reason and proof (C-2).
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
CREATE INDEX end_advice_agreement_trajectory ON end_advice_agreement (trajectory_id, id);

-- An imported history tells nothing of the closing conversation: that is unknown, and not made up (C-3, H-3).
ALTER TABLE end_advice ADD COLUMN closing_held_on TEXT;
ALTER TABLE end_advice ADD COLUMN closing_present TEXT
    CHECK ((closing_held_on IS NULL) = (closing_present IS NULL));
UPDATE end_advice SET closing_held_on = conversation_held_on, closing_present = conversation_present
WHERE conversation_taken_over IS NULL;
ALTER TABLE end_advice DROP COLUMN conversation_held_on;
ALTER TABLE end_advice DROP COLUMN conversation_present;

-- An extension may take the place of the latest one; it then moves the end that stood before that (T-3, X-6).
ALTER TABLE extension ADD COLUMN end_before_on TEXT;
ALTER TABLE extension ADD COLUMN corrects_id INTEGER REFERENCES extension (id);
UPDATE extension SET end_before_on = (
    SELECT max(e.new_end_on) FROM extension e WHERE e.trajectory_id = extension.trajectory_id AND e.id < extension.id);
