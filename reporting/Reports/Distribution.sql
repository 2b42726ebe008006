WITH
    /*Selection.sql*/,
    /*Totals.sql*/,
    /*Shares.sql*/,
    bin -> toUInt32(multiIf(bin < 1440, bin, bin < 2304, 1440 + (bin - 1440) * 15, 14400 + (bin - 2304) * 60)) AS minute_of,
    groups AS (
        SELECT
            /*group,*/
            /*total*/(transit_bins) AS weekday_bins
        FROM selection
        GROUP BY ALL
    ),
    -- Parcels by the minute that their bin begins at, of the group and of all together.
    histograms AS (
        SELECT
            /*group,*/
            arrayReduce('sumMap', arrayMap((key, parcels) -> map(minute_of(key % 4096), parcels), mapKeys(weekday_bins), mapValues(weekday_bins))) AS parcels_at,
            arraySum(mapValues(parcels_at)) AS size,
            sumMap(parcels_at) OVER ()      AS all_at
        FROM groups
        WHERE notEmpty(weekday_bins)
    ),
    -- Equal widths from the fastest on that 99 % of all fit in, or all before the bin without an end: the first of the widths that are
    -- multiples of the bins' and make no more than 100.
    spans AS (
        SELECT
            * EXCEPT (all_at),
            mapKeys(all_at)[1] AS first,
            arrayFirst((minute, reached) -> reached >= 0.99 * arraySum(mapValues(all_at)), mapKeys(all_at), arrayCumSum(mapValues(all_at))) AS enough,
            least(enough, 86399) AS last,
            multiIf(last < 1440, 1, last < 14400, 15, 60) AS grain,
            arrayFirst(width -> width % grain = 0 AND intDiv(last, width) - intDiv(first, width) < 100,
                [1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 480, 720, 1440]) AS width,
            (intDiv(last, width) + 1) * width AS past
        FROM histograms
    ),
    bins AS (
        SELECT
            /*group,*/
            size,
            past,
            width,
            arrayJoin(if(size < 10, map(toUInt32(0), size), arrayReduce('sumMap', arrayMap(
                (minute, parcels) -> map(if(minute < past, intDiv(minute, width) * width, past), parcels), mapKeys(parcels_at), mapValues(parcels_at))))) AS bin
        FROM spans
    )
SELECT
    /*group,*/
    if(size < 10, NULL, round(bin.1 / 60, 4))                                AS from_hours,
    if(size < 10 OR bin.1 >= past, NULL, round((bin.1 + width) / 60, 4))     AS to_hours,
    bin.2                                                                    AS n,
    share_of(n, size)                                                        AS share,
    if(size < 10, 'insufficient data', 'ok')                                 AS status
FROM bins
ORDER BY tuple(/*group,*/ bin.1)
/*Settings.sql*/
