WITH
    /*Selection.sql*/,
    /*Durations.sql*/
SELECT
    /*group,*/
    groupArrayArray(hours(transit_bins))             AS ended,
    groupArrayArray(hours_so_far(transit_open))      AS open,
    sum(transit_returned)                            AS returned,
    sum(promised_parcels)                            AS promised,
    sum(on_time_parcels)                             AS on_time
FROM selection
GROUP BY ALL
/*Settings.sql*/
