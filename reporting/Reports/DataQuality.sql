WITH
    CAST([], 'Array(UInt8)') AS bounded_percents,
    CAST(map(), 'Map(UInt16, UInt64)') AS nothing,
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
    /*Selection.sql*/,
    /*Shares.sql*/,
    histograms AS (
        SELECT
            /*group,*/
            sumMap(latency_bins)                     AS ended,
            nothing                                  AS open,
            0                                        AS returned,
            sum(parcels)                             AS all_parcels,
            sum(delivered_parcels)                   AS delivered,
            sumIf(delivered_parcels, mixed_clocks)   AS mixed,
            sum(no_pickup_parcels)                   AS no_pickup,
            sum(no_out_for_delivery_parcels)         AS no_out_for_delivery,
            sum(no_info_received_parcels)            AS no_info_received,
            sum(scans)                               AS all_scans,
            sum(local_scans)                         AS local,
            sum(unknown_scans)                       AS unknown
        FROM selection
        GROUP BY ALL
    ),
    /*KaplanMeier.sql*/
SELECT
    /*group,*/
    all_parcels                                     AS parcels,
    all_scans                                       AS scans,
    n                                               AS scans_seen,
    round(hours[3] * 60, 2)                         AS scan_latency_p50_minutes,
    round(hours[7] * 60, 2)                         AS scan_latency_p90_minutes,
    share_of(no_pickup, delivered)                  AS missing_pickup_share,
    share_of(no_out_for_delivery, delivered)        AS missing_out_for_delivery_share,
    share_of(no_info_received, delivered)           AS missing_info_received_share,
    share_of(local, all_scans)                      AS local_clock_share,
    share_of(mixed, delivered)                      AS mixed_clocks_share,
    share_of(unknown, all_scans)                    AS unknown_status_share,
    if(all_parcels < 10, 'insufficient data', 'ok') AS status
FROM estimates
WHERE all_parcels > 0
ORDER BY tuple(/*group*/)
/*Settings.sql*/
