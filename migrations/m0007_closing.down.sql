DROP TABLE outcome;
DROP TABLE support_measure;
DROP TABLE end_advice;
DROP TABLE end_report;
