-- What has been imported of each history (H-4): a digest of every event, in order.
CREATE TABLE imported_event (
    referral_id INTEGER NOT NULL REFERENCES referral (id),
    position INTEGER NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    subject_uid BLOB CHECK (length(subject_uid) = 16),
    PRIMARY KEY (referral_id, position)
) STRICT, WITHOUT ROWID;
