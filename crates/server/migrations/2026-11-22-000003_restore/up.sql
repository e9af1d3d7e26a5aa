-- Who removed a comment may bring it back, and nobody else.
ALTER TABLE comments ADD COLUMN removed_by TEXT;
