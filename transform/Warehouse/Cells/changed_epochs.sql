-- Each epoch with the state of its facts, and whether the scan cells were made from another. Merging of parts is no change: it keeps the
-- first and the last of the blocks that were inserted, or mutated.
SELECT
    epoch,
    sum(now)              AS version,
    sum(now) != sum(kept) AS is_changed
FROM
(
    SELECT toUInt32(partition) AS epoch, cityHash64(arraySort(groupArray(blocks))) AS now, toUInt64(0) AS kept
    FROM
    (
        SELECT partition, (table, min(min_block_number), max(greatest(max_block_number, data_version))) AS blocks
        FROM system.parts
        WHERE database = currentDatabase() AND table IN ('scans', 'retractions', 'journeys') AND active AND rows > 0
        GROUP BY table, partition
    )
    GROUP BY partition

    UNION ALL

    SELECT epoch, 0, version
    FROM scan_cells_sources
)
GROUP BY epoch
ORDER BY epoch
