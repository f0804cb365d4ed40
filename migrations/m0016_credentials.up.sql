-- By what a caller is recognised: keys, public keys, issuers, and codes that are used once.

-- Keys of a client; two may be good at a time, so that one replaces the other without a pause.
CREATE TABLE client_key (
    id INTEGER PRIMARY KEY,
    client_id INTEGER NOT NULL REFERENCES client (id),
    -- What finds it; keys of the first format have none and are found by their digest.
    name TEXT UNIQUE CHECK (length(name) = 12),
    token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    revoked_at INTEGER,
    last_used_at INTEGER
) STRICT;
CREATE INDEX client_key_client ON client_key (client_id);
INSERT INTO client_key (client_id, token_hash, created_at, revoked_at)
    SELECT id, token_hash, created_at, revoked_at FROM client WHERE token_hash IS NOT NULL;

-- The client without its key; and for one that another issuer vouches for, who issues, and whom it names: without a
-- subject, anybody whose person's number it gives.
CREATE TABLE client_with_keys (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    name TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    organisation_id INTEGER REFERENCES organisation (id),
    professional_id INTEGER REFERENCES professional (id),
    trajectory_uid BLOB CHECK (length(trajectory_uid) = 16),
    referral_uid BLOB CHECK (length(referral_uid) = 16),
    scopes TEXT NOT NULL DEFAULT '',
    issuer TEXT,
    issuer_subject TEXT CHECK (issuer IS NOT NULL OR issuer_subject IS NULL),
    created_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT;
INSERT INTO client_with_keys (id, uid, name, role, organisation_id, professional_id, trajectory_uid, referral_uid,
        scopes, created_at, revoked_at)
    SELECT id, uid, name, role, organisation_id, professional_id, trajectory_uid, referral_uid, scopes, created_at,
        revoked_at
    FROM client;
DROP TABLE client;
ALTER TABLE client_with_keys RENAME TO client;
CREATE INDEX client_organisation ON client (organisation_id);
CREATE INDEX client_professional ON client (professional_id);
CREATE UNIQUE INDEX client_issuer ON client (issuer, coalesce(issuer_subject, '')) WHERE issuer IS NOT NULL;

-- Public keys with which a client signs that it is itself (RFC 7523, section 2.2).
CREATE TABLE client_public_key (
    id INTEGER PRIMARY KEY,
    client_id INTEGER NOT NULL REFERENCES client (id),
    key_name TEXT NOT NULL,
    algorithm TEXT NOT NULL CHECK (algorithm IN ('ES256', 'RS256')),
    jwk TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    revoked_at INTEGER,
    UNIQUE (client_id, key_name)
) STRICT;

-- What was signed to be used once, until it expires by itself.
CREATE TABLE used_assertion (
    id INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX used_assertion_expires_at ON used_assertion (expires_at);

-- Codes with which a participant comes in once.
CREATE TABLE access_code (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    trajectory_id INTEGER NOT NULL REFERENCES trajectory (id),
    client_id INTEGER NOT NULL REFERENCES client (id),
    token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;
CREATE INDEX access_code_trajectory ON access_code (trajectory_id);
CREATE INDEX access_code_client ON access_code (client_id);
