-- Money (domain.md, chapter 9). It names trajectories and organisations, never persons (E-22).
CREATE TABLE regime_value (
    regime TEXT NOT NULL,
    code TEXT NOT NULL,
    amount_cents INTEGER NOT NULL CHECK (amount_cents >= 0),
    source TEXT NOT NULL,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (regime, code)
) STRICT, WITHOUT ROWID;

-- Trajectories whose facts changed since their money was last worked out; empty outside a transaction.
CREATE TABLE unsettled (
    trajectory_id INTEGER PRIMARY KEY REFERENCES trajectory (id)
) STRICT;

CREATE TABLE entitlement (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    trajectory_id INTEGER NOT NULL REFERENCES trajectory (id),
    network_id INTEGER NOT NULL REFERENCES network (id),
    key TEXT NOT NULL,
    rule TEXT NOT NULL,
    beneficiary TEXT NOT NULL,
    organisation_id INTEGER NOT NULL REFERENCES organisation (id),
    amount_cents INTEGER CHECK (amount_cents >= 0),
    state TEXT NOT NULL CHECK (state IN ('expected', 'due', 'paid', 'reversed', 'lost')),
    due_on TEXT,
    payable_on TEXT,
    paid_on TEXT,
    payment_id INTEGER REFERENCES payment_run (id),
    version INTEGER NOT NULL DEFAULT 1,
    recorded_at INTEGER NOT NULL,
    CHECK ((state IN ('due', 'paid')) <= (due_on IS NOT NULL AND payable_on IS NOT NULL AND amount_cents IS NOT NULL)),
    CHECK ((state = 'paid') <= (paid_on IS NOT NULL AND payment_id IS NOT NULL))
) STRICT;
-- One living line for each reason (E-14).
CREATE UNIQUE INDEX entitlement_key ON entitlement (trajectory_id, key) WHERE state <> 'reversed';
CREATE INDEX entitlement_trajectory ON entitlement (trajectory_id, id);
CREATE INDEX entitlement_organisation ON entitlement (organisation_id, id);
CREATE INDEX entitlement_network ON entitlement (network_id, id);
CREATE INDEX entitlement_payable ON entitlement (payable_on, id) WHERE state = 'due';
CREATE INDEX entitlement_payment ON entitlement (payment_id, organisation_id) WHERE payment_id IS NOT NULL;
CREATE INDEX entitlement_state ON entitlement (state, id);

-- Amounts that are expected once the plan is approved; each is resolved once (E-18).
CREATE TABLE pending_amount (
    id INTEGER PRIMARY KEY,
    entitlement_id INTEGER NOT NULL UNIQUE REFERENCES entitlement (id),
    amount_cents INTEGER NOT NULL CHECK (amount_cents >= 0),
    booked_on TEXT NOT NULL,
    posted_cents INTEGER CHECK (posted_cents >= 0),
    voided_cents INTEGER CHECK (voided_cents >= 0),
    resolved_on TEXT,
    void_reason TEXT,
    CHECK ((resolved_on IS NULL) = (posted_cents IS NULL)),
    CHECK ((resolved_on IS NULL) = (voided_cents IS NULL)),
    CHECK (resolved_on IS NULL OR posted_cents + voided_cents = amount_cents)
) STRICT;

CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('government', 'networkCash', 'networkBudget', 'networkReserve',
        'leadPartnerOwnShare', 'provider', 'caseManager', 'suspense')),
    organisation_id INTEGER REFERENCES organisation (id),
    network_id INTEGER REFERENCES network (id),
    trajectory_id INTEGER REFERENCES trajectory (id)
) STRICT;
CREATE UNIQUE INDEX account_holder
    ON account (kind, ifnull(organisation_id, 0), ifnull(network_id, 0), ifnull(trajectory_id, 0));
CREATE INDEX account_organisation ON account (organisation_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX account_trajectory ON account (trajectory_id) WHERE trajectory_id IS NOT NULL;

-- Double entry, append only (E-12). An amount moves from one account to another, so the sum is always zero.
CREATE TABLE ledger_entry (
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
    reverses_id INTEGER UNIQUE REFERENCES ledger_entry (id),
    CHECK (debit_id <> credit_id)
) STRICT;
CREATE INDEX ledger_entry_trajectory ON ledger_entry (trajectory_id, id);
CREATE INDEX ledger_entry_network ON ledger_entry (network_id, id);
CREATE INDEX ledger_entry_organisation ON ledger_entry (organisation_id, id);
-- What fell due is booked once and what is paid is paid once (E-14).
CREATE UNIQUE INDEX ledger_entry_once ON ledger_entry (entitlement_id, cause) WHERE cause <> 'reversal';
CREATE TRIGGER ledger_entry_is_never_changed BEFORE UPDATE ON ledger_entry
BEGIN
    SELECT RAISE(ABORT, 'a ledger entry is never changed');
END;
CREATE TRIGGER ledger_entry_is_never_deleted BEFORE DELETE ON ledger_entry
BEGIN
    SELECT RAISE(ABORT, 'a ledger entry is never deleted');
END;

-- A run without client was made by the calendar.
CREATE TABLE payment_run (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    through_on TEXT NOT NULL,
    entitlements INTEGER NOT NULL,
    amount_cents INTEGER NOT NULL,
    client_id INTEGER REFERENCES client (id),
    recorded_at INTEGER NOT NULL
) STRICT;
