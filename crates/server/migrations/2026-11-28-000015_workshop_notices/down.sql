-- Without it they would be about nothing.
DELETE FROM notices WHERE workshop IS NOT NULL;
ALTER TABLE notices DROP COLUMN workshop;
