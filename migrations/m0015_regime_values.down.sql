DROP TABLE regime_value_version;
ALTER TABLE regime_value DROP COLUMN version;
