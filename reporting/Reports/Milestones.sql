WITH
    CAST([], 'Array(UInt8)') AS bounded_percents,
    /*Selection.sql*/,
    /*Totals.sql*/,
    legs AS (
        SELECT
            /*group,*/
            [('order_to_delivery', /*total*/(order_to_delivery_bins), /*total*/(so_far(order_to_delivery_open)), sum(order_to_delivery_returned), sum(order_to_delivery_seconds)),
             ('handover', /*total*/(handover_bins), /*total*/(so_far(handover_open)), sum(handover_returned), sum(handover_seconds)),
             ('line_haul', /*total*/(line_haul_bins), /*total*/(so_far(line_haul_open)), sum(line_haul_returned), sum(line_haul_seconds)),
             ('customs', /*total*/(customs_bins), /*total*/(so_far(customs_open)), sum(customs_returned), sum(customs_seconds)),
             ('last_mile', /*total*/(last_mile_bins), /*total*/(so_far(last_mile_open)), sum(last_mile_returned), sum(last_mile_seconds)),
             ('to_first_attempt', /*total*/(to_first_attempt_bins), /*total*/(so_far(to_first_attempt_open)), sum(to_first_attempt_returned), sum(to_first_attempt_seconds)),
             ('transit', /*total*/(transit_bins), /*total*/(so_far(transit_open)), sum(transit_returned), sum(transit_seconds))] AS of_legs
        FROM selection
        GROUP BY ALL
    ),
    histograms AS (
        SELECT
            * EXCEPT (of_legs),
            number,
            of_leg.1 AS leg,
            of_leg.2 AS ended,
            of_leg.3 AS open,
            of_leg.4 AS returned,
            of_leg.5 AS seconds
        FROM legs
        ARRAY JOIN of_legs AS of_leg, arrayEnumerate(of_legs) AS number
    ),
    /*KaplanMeier.sql*/
SELECT
    /*group,*/
    leg,
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
    if(n < 10, 'insufficient data', 'ok')          AS status
FROM estimates
ORDER BY tuple(/*group*/), number
/*Settings.sql*/
