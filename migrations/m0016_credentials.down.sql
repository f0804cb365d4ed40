DROP TABLE access_code;
DROP TABLE used_assertion;
DROP TABLE client_public_key;

-- A client has one key again: the newest that is good, or else the newest.
CREATE TABLE client_with_token (
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
    revoked_at INTEGER,
    referral_uid BLOB CHECK (length(referral_uid) = 16)
) STRICT;
INSERT INTO client_with_token
    SELECT c.id, c.uid, c.name, c.role, c.organisation_id, c.professional_id, c.trajectory_uid, c.scopes,
        k.token_hash, c.created_at, coalesce(c.revoked_at, k.revoked_at), c.referral_uid
    FROM client c LEFT JOIN client_key k ON k.id = (
        SELECT l.id FROM client_key l WHERE l.client_id = c.id ORDER BY l.revoked_at IS NOT NULL, l.id DESC LIMIT 1);
DROP TABLE client_key;
DROP TABLE client;
ALTER TABLE client_with_token RENAME TO client;
CREATE INDEX client_organisation ON client (organisation_id);
CREATE INDEX client_professional ON client (professional_id);
