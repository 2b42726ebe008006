WITH
    CAST(map(), 'Map(UInt16, UInt64)') AS nothing,
    -- Entries of scans * 65536 + key, with 65,535 scans at most.
    (bins -> reinterpretAsString(arrayFlatten(arrayMap(
        (key, scans) -> arrayMap(part -> toUInt32(least(65535, scans - part * 65535) * 65536 + key), range(intDiv(scans + 65534, 65535))),
        mapKeys(bins), mapValues(bins))))) AS counted,
    -- Parcels of cells, and scans of scan cells, under each other.
    told AS (
        SELECT
            carrier, service, origin, destination, week, mixed_clocks,
            parcels, delivered_parcels, no_pickup_parcels, no_out_for_delivery_parcels, no_info_received_parcels,
            toUInt64(0) AS scans, toUInt64(0) AS local_scans, toUInt64(0) AS unknown_scans, nothing AS latency_bins
        FROM /*cells*/
        UNION ALL
        SELECT
            carrier, service, origin, destination, week, mixed_clocks,
            0, 0, 0, 0, 0,
            scans, local_scans, unknown_scans, latency_bins
        FROM /*scan_cells*/
    ),
    /*Selection.sql*/
SELECT
    /*group,*/
    counted(sumMap(latency_bins))                        AS latencies,
    sum(parcels)                                         AS all_parcels,
    sum(delivered_parcels)                               AS delivered,
    sumIf(delivered_parcels, mixed_clocks)               AS mixed,
    sum(no_pickup_parcels)                               AS no_pickup,
    sum(no_out_for_delivery_parcels)                     AS no_out_for_delivery,
    sum(no_info_received_parcels)                        AS no_info_received,
    sum(scans)                                           AS all_scans,
    sum(local_scans)                                     AS local,
    sum(unknown_scans)                                   AS unknown
FROM selection
GROUP BY ALL
/*Settings.sql*/
