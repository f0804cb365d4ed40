ALTER TABLE extension DROP COLUMN corrects_id;
ALTER TABLE extension DROP COLUMN end_before_on;
ALTER TABLE end_advice ADD COLUMN conversation_held_on TEXT NOT NULL DEFAULT '';
ALTER TABLE end_advice ADD COLUMN conversation_present TEXT NOT NULL DEFAULT '';
UPDATE end_advice SET conversation_held_on = ifnull(closing_held_on, registered_on),
    conversation_present = ifnull(closing_present, 'caseManagerWork,caseManagerCare');
ALTER TABLE end_advice DROP COLUMN closing_present;
ALTER TABLE end_advice DROP COLUMN closing_held_on;
DROP TABLE end_advice_agreement;
ALTER TABLE imported_event DROP COLUMN recorded_at;
ALTER TABLE outcome DROP COLUMN measured_on;
CREATE TABLE ledger_entry_without_receivables (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    trajectory_id INTEGER NOT NULL REFERENCES trajectory (id),
    network_id INTEGER NOT NULL REFERENCES network (id),
    organisation_id INTEGER NOT NULL REFERENCES organisation (id),
    entitlement_id INTEGER NOT NULL REFERENCES entitlement (id),
    cause TEXT NOT NULL CHECK (cause IN ('due', 'payment', 'reversal')),
    rule TEXT NOT NULL,
    occurred_on TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    debit_id INTEGER NOT NULL REFERENCES account (id),
    credit_id INTEGER NOT NULL REFERENCES account (id),
    amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
    reverses_id INTEGER UNIQUE REFERENCES ledger_entry_without_receivables (id),
    CHECK (debit_id <> credit_id)
) STRICT;
INSERT INTO ledger_entry_without_receivables (id, uid, trajectory_id, network_id, organisation_id, entitlement_id,
    cause, rule, occurred_on, recorded_at, debit_id, credit_id, amount_cents, reverses_id)
SELECT l.id, l.uid, l.trajectory_id, l.network_id, l.organisation_id, l.entitlement_id, l.cause, l.rule,
    l.occurred_on, l.recorded_at, l.debit_id, l.credit_id, l.amount_cents, l.reverses_id
FROM ledger_entry l LEFT JOIN ledger_entry r ON r.id = l.reverses_id
WHERE l.cause <> 'receivable' AND (r.id IS NULL OR r.cause <> 'receivable') ORDER BY l.id;
DROP TABLE ledger_entry;
ALTER TABLE ledger_entry_without_receivables RENAME TO ledger_entry;
CREATE INDEX ledger_entry_trajectory ON ledger_entry (trajectory_id, id);
CREATE INDEX ledger_entry_network ON ledger_entry (network_id, id);
CREATE INDEX ledger_entry_organisation ON ledger_entry (organisation_id, id);
CREATE UNIQUE INDEX ledger_entry_once ON ledger_entry (entitlement_id, cause) WHERE cause <> 'reversal';
CREATE TRIGGER ledger_entry_is_never_changed BEFORE UPDATE ON ledger_entry
BEGIN
    SELECT RAISE(ABORT, 'a ledger entry is never changed');
END;
CREATE TRIGGER ledger_entry_is_never_deleted BEFORE DELETE ON ledger_entry
BEGIN
    SELECT RAISE(ABORT, 'a ledger entry is never deleted');
END;
UPDATE entitlement SET key = 'session/' || (
    SELECT max(f.id) FROM session s JOIN session f ON f.uid = s.uid
    WHERE s.id = CAST(substr(entitlement.key, 9) AS INTEGER))
WHERE key GLOB 'session/*';
ALTER TABLE entitlement DROP COLUMN receivable_cents;
ALTER TABLE session ADD COLUMN dispute_reason TEXT;
ALTER TABLE session ADD COLUMN disputed_on TEXT;
ALTER TABLE session ADD COLUMN disputed_at INTEGER;
UPDATE session SET (dispute_reason, disputed_on, disputed_at) = (
    SELECT d.reason, d.disputed_on, d.recorded_at FROM session_dispute d WHERE d.session_id = session.id
    ORDER BY d.id DESC LIMIT 1)
WHERE id IN (SELECT session_id FROM session_dispute);
DROP TABLE session_dispute;
ALTER TABLE session DROP COLUMN reimbursed_elsewhere;
