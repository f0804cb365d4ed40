ALTER TABLE imported_event DROP COLUMN ended_on;
ALTER TABLE client DROP COLUMN referral_uid;
ALTER TABLE internship DROP COLUMN open_version;
ALTER TABLE information_request DROP COLUMN closed_on;
DROP INDEX person_folded_name;
ALTER TABLE person DROP COLUMN folded_name;
ALTER TABLE referral DROP COLUMN has_other_identity;
-- Fails while a person has a draft beside another open referral: one of them is to be withdrawn first.
DROP INDEX referral_open_person;
CREATE UNIQUE INDEX referral_open_person ON referral (person_id)
    WHERE state IN ('draft', 'submitted', 'inScreening', 'informationRequested');
