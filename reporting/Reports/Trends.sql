WITH
    /*Selection.sql*/,
    /*Durations.sql*/
SELECT
    /*group,*/
    all_of(hours(transit_bins))        AS ended,
    all_of(hours_so_far(transit_open)) AS open,
    sum(transit_returned)              AS returned,
    sum(promised_parcels)              AS promised,
    sum(on_time_parcels)               AS on_time
FROM selection
GROUP BY ALL
/*Settings.sql*/
