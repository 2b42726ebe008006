    -- Parcels by bin, over all cells of a group. The second gives the same faster, but takes 28 kB for every group and thread.
    (bins -> sumMap(bins)) AS sparse_total,
    (bins -> mapFilter((bin, parcels) -> parcels > 0,
        mapFromArrays(range(3505), sumResampleArray(0, 3505, 1)(mapValues(bins), mapKeys(bins))))) AS dense_total,
    -- Durations so far, from the minutes in which they began.
    (minutes -> mapApply((minute, parcels) ->
        (duration_bin(greatest(0, toUnixTimestamp({as_of:DateTime('UTC')}) - minute * 60)), parcels), minutes)) AS so_far
