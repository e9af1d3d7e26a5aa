ALTER TABLE workshops DROP COLUMN programme;
