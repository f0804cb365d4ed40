-- What a professional was called before, so that who looked in a file is told under the name of then (V-5).
CREATE TABLE professional_name (
    professional_id INTEGER NOT NULL REFERENCES professional (id),
    -- From this moment on another name was in force.
    until_at INTEGER NOT NULL,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    PRIMARY KEY (professional_id, until_at)
) STRICT, WITHOUT ROWID;
