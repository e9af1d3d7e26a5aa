ALTER TABLE comments DROP COLUMN removed_by;
