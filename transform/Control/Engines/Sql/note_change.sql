-- Stands if and only if the change does. It is asked for within seconds, or never.
DELETE FROM control_changes
WHERE made_at < now() - INTERVAL '1 hour';
INSERT INTO control_changes (id)
VALUES (@Id)
