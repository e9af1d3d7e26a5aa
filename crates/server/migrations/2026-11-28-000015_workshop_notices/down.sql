ALTER TABLE notices DROP COLUMN workshop;
