    -- Control limits of the individuals chart (XmR): the mean of the values before, and 2.66 times the mean of the differences between
    -- neighbours on either side of it. NULL before there are 4 values.
    (values -> if(length(values) < 4, NULL, arrayAvg(values))) AS center_of,
    (values -> if(length(values) < 4, NULL, 2.66 * arrayAvg(
        arrayMap((earlier, later) -> abs(later - earlier), arrayPopBack(values), arrayPopFront(values))))) AS reach_of,
    -- unlike greatest and least, these leave NULL as it is
    (limit -> if(limit < 0, 0, limit)) AS not_below_0,
    (limit -> if(limit > 1, 1, limit)) AS not_above_1
