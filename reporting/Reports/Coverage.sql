WITH
    {as_of:DateTime('UTC')} AS as_of,
    begun AS (
        SELECT * EXCEPT (has_mixed_clocks), has_mixed_clocks AS mixed_clocks
        FROM parcels
        WHERE begun_at <= as_of
    ),
    /*Selection.sql*/,
    /*Shares.sql*/,
    -- What one provider told of one parcel. Withdrawn scans count as never told, and are not among these.
    tellings AS (
        SELECT
            epoch,
            parcel,
            provider,
            count()                                  AS scans,
            min(at)                                  AS first_at,
            max(at)                                  AS last_at,
            countIf(certainty = 'Offset')            AS offset_scans,
            countIf(certainty = 'Utc')               AS utc_scans,
            countIf(certainty = 'Zoned')             AS zoned_scans,
            countIf(certainty = 'Local')             AS local_scans,
            countIf(milestone = 'PickedUp') > 0       AS has_pickup,
            countIf(milestone = 'OutForDelivery') > 0 AS has_out_for_delivery
        FROM scans_for_report
        WHERE at <= as_of
        GROUP BY epoch, parcel, provider
    ),
    totals AS (
        SELECT
            /*group,*/
            provider,
            count()                                                 AS parcels,
            countIf(delivered_at <= as_of)                          AS delivered,
            countIf(possessed_at <= as_of AND NOT ifNull(delivered_at <= as_of, false) AND NOT ifNull(returned_at <= as_of, false)) AS in_flight,
            sum(tellings.scans)                                     AS scans,
            min(first_at)                                           AS first_at,
            max(last_at)                                            AS last_at,
            countIf(isNotNull(promised_day))                        AS promised,
            sum(offset_scans)                                       AS offset_scans,
            sum(utc_scans)                                          AS utc_scans,
            sum(zoned_scans)                                        AS zoned_scans,
            sum(local_scans)                                        AS local_scans,
            countIf(delivered_at <= as_of AND NOT has_pickup)       AS without_pickup,
            countIf(delivered_at <= as_of AND NOT has_out_for_delivery) AS without_out_for_delivery
        FROM selection
        INNER JOIN tellings USING (epoch, parcel)
        GROUP BY ALL
    )
SELECT
    /*group,*/
    provider,
    parcels,
    delivered,
    in_flight,
    scans,
    toDateTime64(first_at, 0, 'UTC')                 AS first_scan_at,
    toDateTime64(last_at, 0, 'UTC')                  AS last_scan_at,
    share_of(promised, parcels)                      AS with_promise_share,
    share_of(offset_scans, scans)                    AS offset_share,
    share_of(utc_scans, scans)                       AS utc_share,
    share_of(zoned_scans, scans)                     AS zoned_share,
    share_of(local_scans, scans)                     AS local_share,
    share_of(without_pickup, delivered)              AS no_pickup_share,
    share_of(without_out_for_delivery, delivered)    AS no_out_for_delivery_share,
    if(parcels < 10, 'insufficient data', 'ok')      AS status
FROM totals
ORDER BY tuple(/*group,*/ provider)
/*Settings.sql*/
