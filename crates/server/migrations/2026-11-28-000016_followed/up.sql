-- When an initiative was stopped, while it is: told once, however often it is said again.
ALTER TABLE initiatives ADD COLUMN stopped_at BIGINT;
UPDATE initiatives SET stopped_at = (
    SELECT MAX(status_updates.at) FROM status_updates
    WHERE status_updates.initiative = initiatives.number AND status_updates.status = 'stopped'
) WHERE status = 'stopped';

-- In which language somebody is written to; nothing for those who left an address before it was asked, who are written to in Danish.
ALTER TABLE workshop_participants ADD COLUMN language TEXT;
