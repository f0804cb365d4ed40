DROP TABLE signature;
DROP TABLE structural_barrier;
DROP TABLE planned_internship;
DROP TABLE planned_action;
DROP TABLE goal;
DROP TABLE plan;
