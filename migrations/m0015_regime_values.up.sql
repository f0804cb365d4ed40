-- A figure that an administrator set can be corrected while nothing is booked on it; what it was before stays (Z-3).
ALTER TABLE regime_value ADD COLUMN version INTEGER NOT NULL DEFAULT 2;
CREATE TABLE regime_value_version (
    regime TEXT NOT NULL,
    code TEXT NOT NULL,
    version INTEGER NOT NULL,
    amount_cents INTEGER NOT NULL,
    source TEXT NOT NULL,
    client_id INTEGER NOT NULL REFERENCES client (id),
    recorded_at INTEGER NOT NULL,
    replaced_at INTEGER NOT NULL,
    PRIMARY KEY (regime, code, version)
) STRICT, WITHOUT ROWID;
