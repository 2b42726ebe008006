-- Tables that a process that died has left, a day ago or longer.
SELECT name
FROM system.tables
WHERE database = currentDatabase()
  AND match(name, '^files_[0-9a-f]{32}_next$')
  -- of one that is being created, nothing is known yet, and the time is 1970
  AND metadata_modification_time > toDateTime(0)
  AND metadata_modification_time < now() - INTERVAL 1 DAY
