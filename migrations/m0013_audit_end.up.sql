-- Where the audit ends and from where it is kept here, so that what was cut off is missed (V-5).
CREATE TABLE audit_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    -- The last entry that was written, and its digest.
    number INTEGER NOT NULL CHECK (number >= 0),
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    -- The first entry that is kept here, and the digest of the one before it; those before are in archives.
    kept_from INTEGER NOT NULL CHECK (kept_from BETWEEN 1 AND number + 1),
    digest_before BLOB NOT NULL CHECK (length(digest_before) = 32)
) STRICT;
INSERT INTO audit_head (id, number, digest, kept_from, digest_before)
SELECT 1, coalesce(max(id), 0), coalesce((SELECT digest FROM audit_entry ORDER BY id DESC LIMIT 1), zeroblob(32)),
    1, zeroblob(32)
FROM audit_entry;
CREATE TRIGGER audit_head_only_goes_on BEFORE UPDATE ON audit_head
WHEN NEW.number < OLD.number OR NEW.kept_from < OLD.kept_from
    OR (NEW.number = OLD.number AND NEW.digest IS NOT OLD.digest)
BEGIN
    SELECT RAISE(ABORT, 'the audit only goes on');
END;
CREATE TRIGGER audit_head_is_never_deleted BEFORE DELETE ON audit_head
BEGIN
    SELECT RAISE(ABORT, 'the audit only goes on');
END;
-- What was archived may go; nothing else.
DROP TRIGGER audit_entry_is_never_deleted;
CREATE TRIGGER audit_entry_is_never_deleted BEFORE DELETE ON audit_entry
WHEN OLD.id >= coalesce((SELECT kept_from FROM audit_head), 0)
BEGIN
    SELECT RAISE(ABORT, 'an audit entry is never deleted');
END;
