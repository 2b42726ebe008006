WITH
    CAST([], 'Array(UInt8)') AS bounded_percents,
    /*Selection.sql*/,
    /*Totals.sql*/,
    /*Shares.sql*/,
    /*ControlChart.sql*/,
    histograms AS (
        SELECT
            /*group,*/
            /*total*/(transit_bins)         AS ended,
            /*total*/(so_far(transit_open)) AS open,
            sum(transit_returned)          AS returned,
            sum(promised_parcels)          AS promised,
            sum(on_time_parcels)           AS on_time
        FROM selection
        GROUP BY ALL
    ),
    /*KaplanMeier.sql*/,
    weeks AS (
        SELECT
            *,
            round(hours[3], 4)                                               AS p50,
            round(hours[7], 4)                                               AS p90,
            share_of(on_time, promised)                                      AS kept,
            toInt32(toDate(week))                                            AS monday,
            CAST(addDays(toDate(week), 7) <= {as_of:DateTime('UTC')} AND in_flight * 20 < n + in_flight, 'Bool') AS is_whole
        FROM estimates
        WHERE n + in_flight > 0
    ),
    -- The complete ones of the 12 weeks before, in their order.
    histories AS (
        SELECT
            *,
            groupArrayIf(assumeNotNull(p50), is_whole AND isNotNull(p50)) OVER before   AS p50s,
            groupArrayIf(assumeNotNull(kept), is_whole AND isNotNull(kept)) OVER before AS keepings
        FROM weeks
        WINDOW before AS (PARTITION BY tuple(/*series*/) ORDER BY monday RANGE BETWEEN 84 PRECEDING AND 7 PRECEDING)
    ),
    charts AS (
        SELECT
            *,
            round(center_of(p50s), 4)                                                AS center,
            round(not_below_0(center_of(p50s) - reach_of(p50s)), 4)                  AS lower,
            round(center_of(p50s) + reach_of(p50s), 4)                               AS upper,
            round(center_of(keepings), 6)                                            AS kept_center,
            round(not_below_0(center_of(keepings) - reach_of(keepings)), 6)          AS kept_lower,
            round(not_above_1(center_of(keepings) + reach_of(keepings)), 6)          AS kept_upper
        FROM histories
    )
SELECT
    /*group,*/
    n,
    in_flight,
    p50                                            AS p50_hours,
    p90                                            AS p90_hours,
    promised,
    kept                                           AS on_time_share,
    center                                         AS center_hours,
    lower                                          AS lower_limit_hours,
    upper                                          AS upper_limit_hours,
    multiIf(NOT is_whole OR isNull(p50) OR isNull(center), NULL,
            p50 > upper, 'slower', p50 < lower, 'faster', 'none') AS change,
    kept_center                                    AS on_time_center,
    kept_lower                                     AS on_time_lower_limit,
    kept_upper                                     AS on_time_upper_limit,
    is_whole                                      AS is_complete,
    if(n < 10, 'insufficient data', 'ok')          AS status
FROM charts
WHERE toDate(week) >= {first_week:Date}
ORDER BY tuple(/*series*/), week
/*Settings.sql*/
