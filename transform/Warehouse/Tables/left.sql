-- Tables that a process that died has left, a day ago or longer.
SELECT name
FROM system.tables
WHERE database = currentDatabase()
  AND match(name, '^files_[0-9a-f]{32}_next$')
  AND metadata_modification_time < now() - INTERVAL 1 DAY
