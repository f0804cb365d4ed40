DROP TABLE imported_event;
