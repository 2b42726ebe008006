WITH
    /*Selection.sql*/,
    /*Durations.sql*/
SELECT
    /*group,*/
    all_of(transit_bins) AS ended
FROM selection
GROUP BY ALL
/*Settings.sql*/
