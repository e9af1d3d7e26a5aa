-- A notice may be about a workshop: it goes with it.
ALTER TABLE notices ADD COLUMN workshop TEXT REFERENCES workshops (id) ON DELETE CASCADE;
