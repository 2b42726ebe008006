-- Scans by the cells that their parcels are in: what the quality of data is told from without reading every scan.

-- As they would have stood at an instant, in some epochs, or in all where none is given.
CREATE VIEW IF NOT EXISTS scan_cells_as_of AS
WITH
    {as_of:DateTime('UTC')} AS as_of,
    {epochs:Array(UInt32)} AS epochs,
    effective AS (
        SELECT
            epoch,
            parcel,
            milestone = 'Other' AS is_unknown,
            certainty = 'Local' AS is_local,
            -- how long it took to be seen; none where one of the two times is not known, or the scan was told before it came to pass
            if(is_local OR seen_at < at OR seen_at = toDateTime(4294967295, 'UTC'), 65535, duration_bin(dateDiff('second', at, seen_at))) AS latency
        FROM scans FINAL
        WHERE at <= as_of
          AND (empty(epochs) OR has(epochs, epoch))
          AND (epoch, parcel, at, toInt8(milestone), place) NOT IN (SELECT epoch, parcel, at, milestone, place FROM retractions)
    ),
    owners AS (
        SELECT epoch, parcel, carrier, service, origin, destination, week, has_mixed_clocks AS mixed_clocks
        FROM parcels
        WHERE begun_at <= as_of
          AND (empty(epochs) OR has(epochs, epoch))
    ),
    counts AS (
        SELECT
            epoch, carrier, service, origin, destination, week, mixed_clocks, latency,
            count()             AS scans,
            countIf(is_local)   AS local_scans,
            countIf(is_unknown) AS unknown_scans
        FROM effective
        INNER JOIN owners USING (epoch, parcel)
        GROUP BY ALL
    )
SELECT
    epoch, carrier, service, origin, destination, week, mixed_clocks,
    sum(scans)                                                                                  AS scans,
    sum(local_scans)                                                                            AS local_scans,
    sum(unknown_scans)                                                                          AS unknown_scans,
    mapFilter((bin, seen) -> bin != 65535, sumMap(map(toUInt16(latency), counts.scans)))        AS latency_bins
FROM counts
GROUP BY epoch, carrier, service, origin, destination, week, mixed_clocks;

-- The same, kept: made again whole for the epochs that changed, in scan_cells_next, then exchanged.
CREATE TABLE IF NOT EXISTS scan_cells
ENGINE = MergeTree
ORDER BY (carrier, service, origin, destination, week, epoch)
EMPTY AS SELECT * FROM scan_cells_as_of(as_of = '2106-01-01 00:00:00', epochs = []);

CREATE TABLE IF NOT EXISTS scan_cells_next AS scan_cells;

-- What the facts of each epoch were when the scan cells were last made: a hash that any insertion changes.
CREATE TABLE IF NOT EXISTS scan_cells_sources
(
    epoch   UInt32,
    version UInt64
)
ENGINE = MergeTree
ORDER BY epoch;
