WITH
    [50, 90] AS bounded_percents,
    /*Selection.sql*/,
    /*Totals.sql*/,
    /*Shares.sql*/,
    histograms AS (
        SELECT
            /*group,*/
            /*total*/(/*unit*/(transit_/*bin*/s)) AS ended,
            /*total*/(/*unit*/_so_far(transit_open))  AS open,
            sum(transit_returned)                      AS returned,
            sum(transit_/*spent*/)                     AS spent,
            sum(promised_parcels)                      AS promised,
            sum(on_time_parcels)                       AS on_time
        FROM selection
        GROUP BY ALL
    ),
    /*KaplanMeier.sql*/
SELECT
    /*group,*/
    n,
    in_flight,
    if(n < 10, NULL, round(spent / n / /*spent_in_one*/, 4)) AS mean/*_unit*/,
    round(times[1], 4)                                       AS p10/*_unit*/,
    round(times[2], 4)                                       AS p25/*_unit*/,
    round(times[3], 4)                                       AS p50/*_unit*/,
    round(times[4], 4)                                       AS p75/*_unit*/,
    round(times[5], 4)                                       AS p80/*_unit*/,
    round(times[6], 4)                                       AS p85/*_unit*/,
    round(times[7], 4)                                       AS p90/*_unit*/,
    round(times[8], 4)                                       AS p95/*_unit*/,
    round(times[9], 4)                                       AS p97/*_unit*/,
    round(times[10], 4)                                      AS p99/*_unit*/,
    round(low_times[1], 4)                                   AS p50_low/*_unit*/,
    round(high_times[1], 4)                                  AS p50_high/*_unit*/,
    round(low_times[2], 4)                                   AS p90_low/*_unit*/,
    round(high_times[2], 4)                                  AS p90_high/*_unit*/,
    round(ended_only_times[1], 4)                            AS delivered_only_p10/*_unit*/,
    round(ended_only_times[2], 4)                            AS delivered_only_p25/*_unit*/,
    round(ended_only_times[3], 4)                            AS delivered_only_p50/*_unit*/,
    round(ended_only_times[4], 4)                            AS delivered_only_p75/*_unit*/,
    round(ended_only_times[5], 4)                            AS delivered_only_p80/*_unit*/,
    round(ended_only_times[6], 4)                            AS delivered_only_p85/*_unit*/,
    round(ended_only_times[7], 4)                            AS delivered_only_p90/*_unit*/,
    round(ended_only_times[8], 4)                            AS delivered_only_p95/*_unit*/,
    round(ended_only_times[9], 4)                            AS delivered_only_p97/*_unit*/,
    round(ended_only_times[10], 4)                           AS delivered_only_p99/*_unit*/,
    promised,
    share_of(on_time, promised)           AS on_time_share,
    share_low(on_time, promised)          AS on_time_low,
    share_high(on_time, promised)         AS on_time_high,
    if(n < 10, 'insufficient data', 'ok') AS status
FROM estimates
WHERE n + in_flight > 0
ORDER BY tuple(/*group*/)
/*Settings.sql*/
