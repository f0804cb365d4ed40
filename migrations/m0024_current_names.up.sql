-- The name in use stands beside those of before, until no end that is known, so that a name that was changed past every
-- service is found: the doctor compares both.
INSERT INTO professional_name (professional_id, until_at, given_name, family_name)
    SELECT id, 9223372036854775807, given_name, family_name FROM professional;
