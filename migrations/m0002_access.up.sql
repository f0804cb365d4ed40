-- Who may call, what was answered to a repeated call, and who did or read what.
CREATE TABLE client (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    name TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    organisation_id INTEGER REFERENCES organisation (id),
    professional_id INTEGER REFERENCES professional (id),
    trajectory_uid BLOB CHECK (length(trajectory_uid) = 16),
    scopes TEXT NOT NULL DEFAULT '',
    token_hash BLOB UNIQUE CHECK (length(token_hash) = 32),
    created_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT;
CREATE INDEX client_organisation ON client (organisation_id);
CREATE INDEX client_professional ON client (professional_id);

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
CREATE INDEX idempotency_at ON idempotency (at);

-- Append only; each row carries the digest of the one before it.
CREATE TABLE audit_entry (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    operation TEXT NOT NULL,
    outcome TEXT NOT NULL,
    client_id INTEGER REFERENCES client (id),
    organisation_id INTEGER,
    professional_id INTEGER,
    role TEXT NOT NULL,
    purpose TEXT,
    compartment TEXT NOT NULL CHECK (compartment IN ('open', 'confidential', 'money', 'parties')),
    subject TEXT NOT NULL,
    subject_uid BLOB,
    referral_id INTEGER,
    trace TEXT NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;
CREATE INDEX audit_entry_referral ON audit_entry (referral_id, id) WHERE referral_id IS NOT NULL;
CREATE INDEX audit_entry_at ON audit_entry (at);
CREATE TRIGGER audit_entry_is_never_changed BEFORE UPDATE ON audit_entry
BEGIN
    SELECT RAISE(ABORT, 'an audit entry is never changed');
END;
CREATE TRIGGER audit_entry_is_never_deleted BEFORE DELETE ON audit_entry
BEGIN
    SELECT RAISE(ABORT, 'an audit entry is never deleted');
END;
