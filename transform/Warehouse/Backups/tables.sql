-- Tables that a backup is made of. The others are made by migrations, or made anew from these; those whose name ends so are empty between two
-- rebuilds.
SELECT name
FROM system.tables
WHERE database = currentDatabase()
  AND endsWith(engine, 'MergeTree')
  AND NOT endsWith(name, '_next')
  AND name NOT IN ('migrations', 'working_days', 'freezing')
ORDER BY name
