WITH
    /*Selection.sql*/,
    /*Shares.sql*/,
    totals AS (
        SELECT
            /*group,*/
            sum(parcels)               AS parcels,
            sum(delivered_parcels)     AS delivered,
            sum(attempted_parcels)     AS attempted,
            sum(first_attempt_parcels) AS first_attempt,
            sum(exception_parcels)     AS exceptions,
            sum(damaged_parcels)       AS damaged,
            sum(sent_back_parcels)     AS sent_back,
            -- whole days without a scan, the day of the last scan and the day of as_of not counted
            sum(arraySum(mapValues(mapFilter(
                (day, silent) -> day + 30 < intDiv(toUnixTimestamp({as_of:DateTime('UTC')}), 86400), last_scan_days)))) AS lost
        FROM selection
        GROUP BY ALL
    )
SELECT
    /*group,*/
    parcels,
    delivered,
    attempted,
    share_of(exceptions, parcels)          AS exception_share,
    share_low(exceptions, parcels)         AS exception_share_low,
    share_high(exceptions, parcels)        AS exception_share_high,
    share_of(first_attempt, attempted)     AS first_attempt_success,
    share_low(first_attempt, attempted)    AS first_attempt_success_low,
    share_high(first_attempt, attempted)   AS first_attempt_success_high,
    share_of(lost, parcels)                AS lost_share,
    share_low(lost, parcels)               AS lost_share_low,
    share_high(lost, parcels)              AS lost_share_high,
    share_of(sent_back, parcels)           AS return_share,
    share_low(sent_back, parcels)          AS return_share_low,
    share_high(sent_back, parcels)         AS return_share_high,
    share_of(damaged, parcels)             AS damage_share,
    share_low(damaged, parcels)            AS damage_share_low,
    share_high(damaged, parcels)           AS damage_share_high,
    if(parcels < 10, 'insufficient data', 'ok') AS status
FROM totals
WHERE parcels > 0
ORDER BY tuple(/*group*/)
/*Settings.sql*/
