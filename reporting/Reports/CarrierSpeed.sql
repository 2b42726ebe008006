WITH
    /*Selection.sql*/,
    /*Durations.sql*/
SELECT
    /*group,*/
    groupArrayArray(/*unit*/(transit_/*bin*/s))      AS ended,
    groupArrayArray(/*unit*/_so_far(transit_open))   AS open,
    sum(transit_returned)                            AS returned,
    sum(transit_/*spent*/)                           AS spent
FROM selection
GROUP BY ALL
/*Settings.sql*/
