WITH
    /*Selection.sql*/,
    /*Shares.sql*/,
    promises AS (
        SELECT
            /*group,*/
            sum(promised_parcels)      AS n,
            sum(on_time_parcels)       AS on_time,
            sum(within_1_day_parcels)  AS within_1_day,
            sum(within_2_days_parcels) AS within_2_days,
            sum(within_3_days_parcels) AS within_3_days,
            sum(early_parcels)         AS early,
            sum(timed_promise_parcels) AS timed_promises,
            sum(late_by_time_parcels)  AS late_by_time
        FROM selection
        GROUP BY ALL
    )
SELECT
    /*group,*/
    n,
    share_of(on_time, n)                   AS on_time_share,
    share_low(on_time, n)                  AS on_time_low,
    share_high(on_time, n)                 AS on_time_high,
    share_of(within_1_day, n)              AS within_1_day_share,
    share_of(within_2_days, n)             AS within_2_days_share,
    share_of(within_3_days, n)             AS within_3_days_share,
    share_of(early, n)                     AS early_share,
    timed_promises,
    share_of(late_by_time, timed_promises) AS late_by_time_share,
    if(n < 10, 'insufficient data', 'ok')  AS status
FROM promises
ORDER BY tuple(/*group*/)
/*Settings.sql*/
