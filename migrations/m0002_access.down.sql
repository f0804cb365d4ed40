DROP TABLE audit_entry;
DROP TABLE idempotency;
DROP TABLE client;
