-- What the tables hold, told by their parts: it costs the same however many rows there are, and changes whenever they do.
SELECT
    lower(hex(groupBitXorIf(part, table = 'cells')))                    AS cells,
    lower(hex(groupBitXorIf(part, table != 'cells')))                   AS facts,
    toUnixTimestamp(maxIf(modification_time, table = 'cells'))          AS cells_at,
    (SELECT max(last_scan_second) FROM carrier_cells)                   AS last_scan
FROM
(
    SELECT table, modification_time, sipHash64(table, partition_id, name, hash_of_all_files) AS part
    FROM system.parts
    WHERE database = currentDatabase()
      AND active
      AND table NOT IN ('cells_next', 'carrier_cells', 'carrier_cells_next', 'loads', 'rejections', 'migrations')
)
