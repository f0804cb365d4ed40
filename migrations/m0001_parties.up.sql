-- Who takes part (domain.md, chapter 1): organisations, networks and professionals.
CREATE TABLE organisation (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    enterprise_number TEXT NOT NULL UNIQUE CHECK (length(enterprise_number) = 10),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    iban TEXT,
    province TEXT,
    network_code TEXT,
    postal_code TEXT,
    nis_code TEXT,
    care_recognised_from TEXT,
    care_recognised_until TEXT,
    recorded_at INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE network (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    lead_partner_id INTEGER NOT NULL REFERENCES organisation (id),
    mandate_from TEXT NOT NULL,
    mandate_until TEXT,
    scheme TEXT NOT NULL CHECK (scheme IN ('perAction', 'perTrajectory', 'tranches', 'pooled')),
    work_provider_cents INTEGER CHECK (work_provider_cents >= 0),
    care_provider_cents INTEGER CHECK (care_provider_cents >= 0),
    later_work_provider_cents INTEGER CHECK (later_work_provider_cents >= 0),
    later_care_provider_cents INTEGER CHECK (later_care_provider_cents >= 0),
    after_months INTEGER CHECK (after_months > 0),
    recorded_at INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX network_lead_partner ON network (lead_partner_id);

CREATE TABLE network_nis_code (
    nis_code TEXT NOT NULL,
    network_id INTEGER NOT NULL REFERENCES network (id),
    PRIMARY KEY (nis_code, network_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX network_nis_code_network ON network_nis_code (network_id);

CREATE TABLE network_postal_range (
    network_id INTEGER NOT NULL REFERENCES network (id),
    position INTEGER NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    PRIMARY KEY (network_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE network_partner (
    network_id INTEGER NOT NULL REFERENCES network (id),
    organisation_id INTEGER NOT NULL REFERENCES organisation (id),
    capacity_per_month INTEGER CHECK (capacity_per_month >= 0),
    PRIMARY KEY (network_id, organisation_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX network_partner_organisation ON network_partner (organisation_id);

CREATE TABLE network_partner_nis_code (
    network_id INTEGER NOT NULL,
    organisation_id INTEGER NOT NULL,
    nis_code TEXT NOT NULL,
    PRIMARY KEY (network_id, organisation_id, nis_code),
    FOREIGN KEY (network_id, organisation_id) REFERENCES network_partner (network_id, organisation_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE network_price (
    network_id INTEGER NOT NULL REFERENCES network (id),
    action_type TEXT NOT NULL,
    unit_price_cents INTEGER NOT NULL CHECK (unit_price_cents >= 0),
    PRIMARY KEY (network_id, action_type)
) STRICT, WITHOUT ROWID;

CREATE TABLE professional (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    external_id TEXT NOT NULL UNIQUE,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    organisation_id INTEGER NOT NULL REFERENCES organisation (id),
    network_code TEXT,
    recorded_at INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX professional_organisation ON professional (organisation_id, id);

CREATE TABLE professional_role (
    professional_id INTEGER NOT NULL REFERENCES professional (id),
    role TEXT NOT NULL,
    PRIMARY KEY (professional_id, role)
) STRICT, WITHOUT ROWID;
