DROP TABLE narrowing;
DROP TABLE notice;
DROP TABLE emergency_access;
DROP TABLE withholding;
DROP TABLE consent;
