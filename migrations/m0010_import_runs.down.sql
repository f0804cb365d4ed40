DROP TABLE import_result;
DROP TABLE import_run;
