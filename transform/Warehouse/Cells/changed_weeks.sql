-- Weeks whose parcels and frozen cells are not those that the kept cells were made from, or whose working days are not.
SELECT week
FROM
(
    SELECT week, toInt64(count()) AS difference, groupBitXor(cityHash64(tuple(*), working_days_checksum())) AS fingerprints
    FROM parcels
    WHERE begun_at <= toDateTime('2106-01-01 00:00:00', 'UTC')
    GROUP BY week

    UNION ALL

    SELECT week, toInt64(sum(parcels)), groupBitXor(fingerprint)
    FROM settled_cells
    GROUP BY week

    UNION ALL

    SELECT week, -toInt64(sum(parcels)), groupBitXor(fingerprint)
    FROM cells
    GROUP BY week
)
GROUP BY week
HAVING sum(difference) != 0 OR groupBitXor(fingerprints) != 0
ORDER BY week
