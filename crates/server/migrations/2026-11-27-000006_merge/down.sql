DROP TABLE not_doubles;
DROP TABLE merge_optouts;
DROP TABLE merge_parts;
DROP TABLE merges;
DROP INDEX wishes_by_merged;
ALTER TABLE wishes DROP COLUMN merged_at;
ALTER TABLE wishes DROP COLUMN merged_into;
