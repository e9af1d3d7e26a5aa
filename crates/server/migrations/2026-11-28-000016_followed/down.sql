ALTER TABLE workshop_participants DROP COLUMN language;
ALTER TABLE initiatives DROP COLUMN stopped_at;
