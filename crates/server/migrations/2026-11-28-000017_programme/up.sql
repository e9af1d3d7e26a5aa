-- The programme a workshop belongs to, as people call it; empty for none. It stands in the plan, too, and here for lists and records.
ALTER TABLE workshops ADD COLUMN programme TEXT NOT NULL DEFAULT '';
