-- The first state cannot be taken back; restore a backup instead.
SELECT 1;
