WITH
    [50, 90, {percentile:UInt8}] AS bounded_percents,
    /*Selection.sql*/,
    /*Totals.sql*/,
    histograms AS (
        SELECT
            /*group,*/
            /*total*/(/*unit*/(transit_/*bin*/s)) AS ended,
            /*total*/(/*unit*/_so_far(transit_open))  AS open,
            sum(transit_returned)                      AS returned,
            sum(transit_/*spent*/)                     AS spent
        FROM selection
        GROUP BY ALL
    ),
    /*KaplanMeier.sql*/,
    contenders AS (
        SELECT
            *,
            times[indexOf(percents, {percentile:UInt8})]              AS place_time,
            low_times[3]                                              AS place_low_time,
            high_times[3]                                             AS place_high_time,
            n >= 30 AND isNotNull(place_time)                         AS is_ranked,
            (ifNull(place_low_time, 0), ifNull(place_high_time, inf)) AS span
        FROM estimates
        WHERE n + in_flight > 0
    ),
    contests AS (
        SELECT
            *,
            groupArrayIf(span, is_ranked) OVER (PARTITION BY tuple(/*others*/)) AS rivals,
            groupArrayIf(span, is_ranked) OVER (PARTITION BY tuple(/*others*/) ORDER BY place_time, carrier
                                                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS up_to_this
        FROM contenders
    )
SELECT
    /*group,*/
    n,
    in_flight,
    if(n < 10, NULL, round(spent / n / /*spent_in_one*/, 4)) AS mean/*_unit*/,
    round(times[3], 4)                                       AS p50/*_unit*/,
    round(low_times[1], 4)                                   AS p50_low/*_unit*/,
    round(high_times[1], 4)                                  AS p50_high/*_unit*/,
    round(times[7], 4)                                       AS p90/*_unit*/,
    round(low_times[2], 4)                                   AS p90_low/*_unit*/,
    round(high_times[2], 4)                                  AS p90_high/*_unit*/,
    concat('p', toString({percentile:UInt8}))                AS ranked_by,
    round(place_time, 4)                                     AS ranked/*_unit*/,
    round(place_low_time, 4)                                 AS ranked_low/*_unit*/,
    round(place_high_time, 4)                                AS ranked_high/*_unit*/,
    -- The fastest carrier leads. Those whose interval overlaps the leader's share its rank; the first that does not leads the next tie.
    if(is_ranked, arrayFold(
        (leader, next) -> if(next.1 <= leader.3, (leader.1, leader.2 + 1, leader.3), (leader.2 + 1, leader.2 + 1, next.2)),
        up_to_this, (toUInt64(0), toUInt64(0), -1.)).1, NULL)                                AS rank,
    if(is_ranked, 1 + arrayCount(rival -> rival.2 < span.1, rivals), NULL)                  AS rank_low,
    if(is_ranked, length(rivals) - arrayCount(rival -> rival.1 > span.2, rivals), NULL)     AS rank_high,
    if(n < 10, 'insufficient data', 'ok')          AS status
FROM contests
ORDER BY tuple(/*others*/), round(place_time, 4) NULLS LAST, carrier
/*Settings.sql*/
