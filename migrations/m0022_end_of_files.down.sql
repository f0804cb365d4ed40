DROP INDEX person_number_replaced_by;
DROP VIEW file_end;
DROP VIEW open_file;
ALTER TABLE appeal DROP COLUMN settled_at;
