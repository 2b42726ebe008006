-- Rows with a token in them, as they are stored, by epoch.
SELECT toUInt32(partition) AS epoch, sum(parts.rows) AS rows
FROM system.parts
WHERE database = currentDatabase() AND table IN ('scans', 'retractions', 'subjects', 'journeys') AND active
GROUP BY partition
HAVING rows > 0
ORDER BY epoch
