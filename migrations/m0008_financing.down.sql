DROP TABLE ledger_entry;
DROP TABLE account;
DROP TABLE pending_amount;
DROP TABLE entitlement;
DROP TABLE payment_run;
DROP TABLE unsettled;
DROP TABLE regime_value;
