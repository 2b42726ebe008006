-- Rows with a token in them, as they are stored, by epoch.
SELECT toUInt32(partition) AS epoch, sum(rows) AS rows
FROM system.parts
WHERE database = currentDatabase() AND table IN ('scans', 'retractions', 'subjects', 'journeys') AND active AND rows > 0
GROUP BY partition
ORDER BY epoch
