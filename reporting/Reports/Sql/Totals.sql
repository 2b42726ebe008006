    -- Parcels by weekday and bin, over all cells of a group. The second gives the same faster, but takes 225 kB for every group and thread.
    (bins -> sumMap(bins)) AS sparse_total,
    (bins -> mapFilter((bin, parcels) -> parcels > 0,
        mapFromArrays(range(28081), sumResampleArray(0, 28081, 1)(mapValues(bins), mapKeys(bins))))) AS dense_total,
    -- Durations that have come to their end are kept in bins of hours as they stand; so far, they come from the minutes in which they began.
    (bins -> bins) AS hours,
    (minutes -> mapApply((minute, parcels) ->
        (weekday_bin(intDiv(minute, 4) * 60, greatest(0, toUnixTimestamp({as_of:DateTime('UTC')}) - intDiv(minute, 4) * 60)), parcels), minutes)) AS hours_so_far,
    /*Days.sql*/
