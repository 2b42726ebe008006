WITH
    /*Selection.sql*/,
    /*Durations.sql*/
SELECT
    /*group,*/
    all_of(/*unit*/(transit_/*bin*/s))    AS ended,
    all_of(/*unit*/_so_far(transit_open)) AS open,
    sum(transit_returned)                 AS returned,
    sum(transit_/*spent*/)                AS spent,
    sum(promised_parcels)                 AS promised,
    sum(on_time_parcels)                  AS on_time
FROM selection
GROUP BY ALL
/*Settings.sql*/
