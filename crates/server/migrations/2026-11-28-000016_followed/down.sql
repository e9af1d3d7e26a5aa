ALTER TABLE initiatives DROP COLUMN stopped_at;
