    -- Parcels by weekday and bin, over all cells of a group. The second gives the same faster, but takes 225 kB for every group and thread.
    (bins -> sumMap(bins)) AS sparse_total,
    (bins -> mapFilter((bin, parcels) -> parcels > 0,
        mapFromArrays(range(28081), sumResampleArray(0, 28081, 1)(mapValues(bins), mapKeys(bins))))) AS dense_total,
    -- Durations so far, from the minutes in which they began.
    (minutes -> mapApply((minute, parcels) ->
        (weekday_bin(minute * 60, greatest(0, toUnixTimestamp({as_of:DateTime('UTC')}) - minute * 60)), parcels), minutes)) AS so_far
