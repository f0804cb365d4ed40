-- Who was erased (domain.md, V-7): the files stay, and what was confidential in them opens for nobody any more.
CREATE TABLE erasure (
    person_id INTEGER PRIMARY KEY REFERENCES person (id),
    ground TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    -- Set once the key is destroyed and nothing is found by number or name any more.
    done_at INTEGER,
    client_id INTEGER NOT NULL REFERENCES client (id)
) STRICT;
CREATE INDEX erasure_begun ON erasure (person_id) WHERE done_at IS NULL;
