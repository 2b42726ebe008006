WITH
    [50, 90] AS bounded_percents,
    /*Selection.sql*/,
    /*Totals.sql*/,
    /*Shares.sql*/,
    histograms AS (
        SELECT
            /*group,*/
            /*total*/(transit_bins)         AS ended,
            /*total*/(so_far(transit_open)) AS open,
            sum(transit_returned)          AS returned,
            sum(transit_seconds)           AS seconds,
            sum(promised_parcels)          AS promised,
            sum(on_time_parcels)           AS on_time
        FROM selection
        GROUP BY ALL
    ),
    /*KaplanMeier.sql*/
SELECT
    /*group,*/
    n,
    in_flight,
    if(n < 10, NULL, round(seconds / n / 3600, 4)) AS mean_hours,
    round(hours[1], 4)                             AS p10_hours,
    round(hours[2], 4)                             AS p25_hours,
    round(hours[3], 4)                             AS p50_hours,
    round(hours[4], 4)                             AS p75_hours,
    round(hours[5], 4)                             AS p80_hours,
    round(hours[6], 4)                             AS p85_hours,
    round(hours[7], 4)                             AS p90_hours,
    round(hours[8], 4)                             AS p95_hours,
    round(hours[9], 4)                             AS p97_hours,
    round(hours[10], 4)                            AS p99_hours,
    round(low_hours[1], 4)                         AS p50_low_hours,
    round(high_hours[1], 4)                        AS p50_high_hours,
    round(low_hours[2], 4)                         AS p90_low_hours,
    round(high_hours[2], 4)                        AS p90_high_hours,
    round(ended_only_hours[1], 4)                  AS delivered_only_p10_hours,
    round(ended_only_hours[2], 4)                  AS delivered_only_p25_hours,
    round(ended_only_hours[3], 4)                  AS delivered_only_p50_hours,
    round(ended_only_hours[4], 4)                  AS delivered_only_p75_hours,
    round(ended_only_hours[5], 4)                  AS delivered_only_p80_hours,
    round(ended_only_hours[6], 4)                  AS delivered_only_p85_hours,
    round(ended_only_hours[7], 4)                  AS delivered_only_p90_hours,
    round(ended_only_hours[8], 4)                  AS delivered_only_p95_hours,
    round(ended_only_hours[9], 4)                  AS delivered_only_p97_hours,
    round(ended_only_hours[10], 4)                 AS delivered_only_p99_hours,
    promised,
    share_of(on_time, promised)                    AS on_time_share,
    share_low(on_time, promised)                   AS on_time_low,
    share_high(on_time, promised)                  AS on_time_high,
    if(n < 10, 'insufficient data', 'ok')          AS status
FROM estimates
WHERE n + in_flight > 0
ORDER BY tuple(/*group*/)
/*Settings.sql*/
