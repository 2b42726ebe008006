-- Parts on the disk that hold, or held, rows of an epoch.
SELECT count()
FROM system.parts
WHERE database = currentDatabase()
  AND table IN ('scans', 'retractions', 'journeys', 'subjects')
  AND partition = toString({epoch:UInt32})
