WITH
    /*Selection.sql*/
SELECT
    /*group,*/
    groupArrayArray(transit_bins) AS ended
FROM selection
GROUP BY ALL
/*Settings.sql*/
