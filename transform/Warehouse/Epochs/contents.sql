-- Rows as they are stored, those that are not yet merged too, the parcels that they tell of, and what is frozen, by epoch.
SELECT
    epoch,
    sumIf(n, what = 'parcels')        AS parcels,
    sumIf(n, what = 'scans')          AS scans,
    sumIf(n, what = 'retractions')    AS retractions,
    sumIf(n, what = 'journeys')       AS journeys,
    sumIf(n, what = 'subjects')       AS subjects,
    sumIf(n, what = 'bytes')          AS bytes,
    sumIf(n, what = 'frozen cells')   AS frozen_cells,
    sumIf(n, what = 'frozen parcels') AS frozen_parcels
FROM
(
    SELECT epoch, 'parcels' AS what, count() AS n FROM journeys FINAL GROUP BY epoch
    UNION ALL
    SELECT epoch, 'scans', count() FROM scans GROUP BY epoch
    UNION ALL
    SELECT epoch, 'retractions', count() FROM retractions GROUP BY epoch
    UNION ALL
    SELECT epoch, 'journeys', count() FROM journeys GROUP BY epoch
    UNION ALL
    SELECT epoch, 'subjects', count() FROM subjects GROUP BY epoch
    UNION ALL
    SELECT toUInt32(partition), 'bytes', sum(bytes_on_disk)
    FROM system.parts
    WHERE database = currentDatabase() AND table IN ('scans', 'retractions', 'journeys', 'subjects')
    GROUP BY partition
    UNION ALL
    SELECT epoch, 'frozen cells', count() FROM frozen_cells GROUP BY epoch
    UNION ALL
    SELECT epoch, 'frozen parcels', sum(parcels) FROM frozen_cells GROUP BY epoch
)
GROUP BY epoch
HAVING scans + retractions + journeys + subjects + frozen_cells > 0
ORDER BY epoch
