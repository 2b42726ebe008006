WITH
    /*Selection.sql*/,
    /*Durations.sql*/
SELECT
    /*group,*/
    all_of(/*unit*/(order_to_delivery_/*bin*/s))    AS order_to_delivery_ended,
    all_of(/*unit*/_so_far(order_to_delivery_open)) AS order_to_delivery_open,
    all_of(/*unit*/(handover_/*bin*/s))             AS handover_ended,
    all_of(/*unit*/_so_far(handover_open))          AS handover_open,
    all_of(/*unit*/(line_haul_/*bin*/s))            AS line_haul_ended,
    all_of(/*unit*/_so_far(line_haul_open))         AS line_haul_open,
    all_of(/*unit*/(customs_/*bin*/s))              AS customs_ended,
    all_of(/*unit*/_so_far(customs_open))           AS customs_open,
    all_of(/*unit*/(last_mile_/*bin*/s))            AS last_mile_ended,
    all_of(/*unit*/_so_far(last_mile_open))         AS last_mile_open,
    all_of(/*unit*/(to_first_attempt_/*bin*/s))     AS to_first_attempt_ended,
    all_of(/*unit*/_so_far(to_first_attempt_open))  AS to_first_attempt_open,
    all_of(/*unit*/(transit_/*bin*/s))              AS transit_ended,
    all_of(/*unit*/_so_far(transit_open))           AS transit_open,

    sum(order_to_delivery_returned)  AS order_to_delivery_returned,
    sum(order_to_delivery_/*spent*/) AS order_to_delivery_spent,
    sum(handover_returned)           AS handover_returned,
    sum(handover_/*spent*/)          AS handover_spent,
    sum(line_haul_returned)          AS line_haul_returned,
    sum(line_haul_/*spent*/)         AS line_haul_spent,
    sum(customs_returned)            AS customs_returned,
    sum(customs_/*spent*/)           AS customs_spent,
    sum(last_mile_returned)          AS last_mile_returned,
    sum(last_mile_/*spent*/)         AS last_mile_spent,
    sum(to_first_attempt_returned)   AS to_first_attempt_returned,
    sum(to_first_attempt_/*spent*/)  AS to_first_attempt_spent,
    sum(transit_returned)            AS transit_returned,
    sum(transit_/*spent*/)           AS transit_spent
FROM selection
GROUP BY ALL
/*Settings.sql*/
