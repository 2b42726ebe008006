WITH
    [50, 90, {percentile:UInt8}] AS bounded_percents,
    /*Selection.sql*/,
    /*Totals.sql*/,
    histograms AS (
        SELECT
            /*group,*/
            /*total*/(transit_bins)         AS ended,
            /*total*/(so_far(transit_open)) AS open,
            sum(transit_returned)          AS returned,
            sum(transit_seconds)           AS seconds
        FROM selection
        GROUP BY ALL
    ),
    /*KaplanMeier.sql*/,
    contenders AS (
        SELECT
            *,
            hours[indexOf(percents, {percentile:UInt8})] AS place_hours,
            low_hours[3]                                 AS place_low_hours,
            high_hours[3]                                AS place_high_hours,
            n >= 30 AND isNotNull(place_hours)           AS is_ranked,
            (ifNull(place_low_hours, 0), ifNull(place_high_hours, inf)) AS span
        FROM estimates
        WHERE n + in_flight > 0
    ),
    contests AS (
        SELECT
            *,
            groupArrayIf(span, is_ranked) OVER (PARTITION BY tuple(/*others*/)) AS rivals,
            groupArrayIf(span, is_ranked) OVER (PARTITION BY tuple(/*others*/) ORDER BY place_hours, carrier
                                                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS up_to_this
        FROM contenders
    )
SELECT
    /*group,*/
    n,
    in_flight,
    if(n < 10, NULL, round(seconds / n / 3600, 4)) AS mean_hours,
    round(hours[3], 4)                             AS p50_hours,
    round(low_hours[1], 4)                         AS p50_low_hours,
    round(high_hours[1], 4)                        AS p50_high_hours,
    round(hours[7], 4)                             AS p90_hours,
    round(low_hours[2], 4)                         AS p90_low_hours,
    round(high_hours[2], 4)                        AS p90_high_hours,
    concat('p', toString({percentile:UInt8}))      AS ranked_by,
    round(place_hours, 4)                          AS ranked_hours,
    round(place_low_hours, 4)                      AS ranked_low_hours,
    round(place_high_hours, 4)                     AS ranked_high_hours,
    -- The fastest carrier leads. Those whose interval overlaps the leader's share its rank; the first that does not leads the next tie.
    if(is_ranked, arrayFold(
        (leader, next) -> if(next.1 <= leader.3, (leader.1, leader.2 + 1, leader.3), (leader.2 + 1, leader.2 + 1, next.2)),
        up_to_this, (toUInt64(0), toUInt64(0), -1.)).1, NULL)                                AS rank,
    if(is_ranked, 1 + arrayCount(rival -> rival.2 < span.1, rivals), NULL)                  AS rank_low,
    if(is_ranked, length(rivals) - arrayCount(rival -> rival.1 > span.2, rivals), NULL)     AS rank_high,
    if(n < 10, 'insufficient data', 'ok')          AS status
FROM contests
ORDER BY tuple(/*others*/), ranked_hours NULLS LAST, carrier
/*Settings.sql*/
