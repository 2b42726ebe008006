WITH
    CAST([], 'Array(UInt8)') AS bounded_percents,
    /*Selection.sql*/,
    /*Totals.sql*/,
    legs AS (
        SELECT
            /*group,*/
            [('order_to_delivery', /*total*/(/*unit*/(order_to_delivery_/*bin*/s)), /*total*/(/*unit*/_so_far(order_to_delivery_open)), sum(order_to_delivery_returned), sum(order_to_delivery_/*spent*/)),
             ('handover', /*total*/(/*unit*/(handover_/*bin*/s)), /*total*/(/*unit*/_so_far(handover_open)), sum(handover_returned), sum(handover_/*spent*/)),
             ('line_haul', /*total*/(/*unit*/(line_haul_/*bin*/s)), /*total*/(/*unit*/_so_far(line_haul_open)), sum(line_haul_returned), sum(line_haul_/*spent*/)),
             ('customs', /*total*/(/*unit*/(customs_/*bin*/s)), /*total*/(/*unit*/_so_far(customs_open)), sum(customs_returned), sum(customs_/*spent*/)),
             ('last_mile', /*total*/(/*unit*/(last_mile_/*bin*/s)), /*total*/(/*unit*/_so_far(last_mile_open)), sum(last_mile_returned), sum(last_mile_/*spent*/)),
             ('to_first_attempt', /*total*/(/*unit*/(to_first_attempt_/*bin*/s)), /*total*/(/*unit*/_so_far(to_first_attempt_open)), sum(to_first_attempt_returned), sum(to_first_attempt_/*spent*/)),
             ('transit', /*total*/(/*unit*/(transit_/*bin*/s)), /*total*/(/*unit*/_so_far(transit_open)), sum(transit_returned), sum(transit_/*spent*/))] AS of_legs
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
            of_leg.5 AS spent
        FROM legs
        ARRAY JOIN of_legs AS of_leg, arrayEnumerate(of_legs) AS number
    ),
    /*KaplanMeier.sql*/
SELECT
    /*group,*/
    leg,
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
    if(n < 10, 'insufficient data', 'ok')                    AS status
FROM estimates
ORDER BY tuple(/*group*/), number
/*Settings.sql*/
