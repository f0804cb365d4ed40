DROP TABLE internship_evaluation;
DROP TABLE internship_attendance;
DROP TABLE internship_version;
DROP TABLE internship;
DROP TABLE session;
DROP TABLE action_order;
