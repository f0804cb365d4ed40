-- What was pushed in bulk, and what became of each line (H-1).
CREATE TABLE import_run (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    client_id INTEGER NOT NULL REFERENCES client (id),
    kind TEXT NOT NULL CHECK (kind IN ('organisations', 'networks', 'professionals', 'referrals', 'histories')),
    state TEXT NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'interrupted')),
    began_at INTEGER NOT NULL,
    ended_at INTEGER,
    CHECK ((state = 'running') = (ended_at IS NULL))
) STRICT;

CREATE INDEX import_run_began ON import_run (began_at);
CREATE INDEX import_run_running ON import_run (state) WHERE state = 'running';

CREATE TABLE import_result (
    run_id INTEGER NOT NULL REFERENCES import_run (id) ON DELETE CASCADE,
    line INTEGER NOT NULL CHECK (line > 0),
    status TEXT NOT NULL CHECK (status IN ('created', 'changed', 'unchanged', 'failed')),
    reference TEXT NOT NULL,
    faults TEXT NOT NULL,
    PRIMARY KEY (run_id, line)
) STRICT, WITHOUT ROWID;
