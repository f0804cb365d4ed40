DROP TRIGGER audit_entry_is_never_deleted;
CREATE TRIGGER audit_entry_is_never_deleted BEFORE DELETE ON audit_entry
BEGIN
    SELECT RAISE(ABORT, 'an audit entry is never deleted');
END;
DROP TABLE audit_head;
