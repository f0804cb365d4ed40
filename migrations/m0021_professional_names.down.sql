DROP TABLE professional_name;
