-- The file of data keys (see docs/decisions): each wrapped, under a number; a destroyed one keeps its number.
CREATE TABLE data_key (
    number INTEGER PRIMARY KEY,
    kek BLOB CHECK (length(kek) = 8),
    wrapped BLOB CHECK (length(wrapped) = 60),
    CHECK ((kek IS NULL) = (wrapped IS NULL))
) STRICT;
