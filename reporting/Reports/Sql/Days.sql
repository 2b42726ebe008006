    -- Days by weekday, each a bin, more than 60 the last bin, as of hours: of durations that have come to their end, from bins of both kinds of
    -- days; and so far, from the minutes in which they began, up to the day (UTC) whose end is the nearest to `as_of`.
    ((weekday, days) -> toUInt16(weekday % 7 * 4096 + if(days > 60, 3504, greatest(0, days)))) AS weekday_days,
    (bin -> toFloat64(bin)) AS day_bin_start,
    (bin -> 0.) AS day_bin_width,
    (minute -> toInt32(intDiv(minute, 5760)) + toInt32(minute % 4) - 1) AS local_day,
    toInt32(intDiv(greatest(toUnixTimestamp({as_of:DateTime('UTC')}), 43200) - 43200, 86400)) AS last_day,
    (bins -> mapApply((bin, parcels) -> (weekday_days(intDiv(bin, 4096), intDiv(bin, 64) % 64), parcels), bins)) AS calendar_days,
    (bins -> mapApply((bin, parcels) -> (weekday_days(intDiv(bin, 4096), bin % 64), parcels), bins)) AS business_days,
    (minutes -> mapApply((minute, parcels) ->
        (weekday_days(local_day(minute), last_day - local_day(minute)), parcels), minutes)) AS calendar_days_so_far,
    (minutes -> mapApply((minute, parcels) ->
        (weekday_days(local_day(minute), working_ordinal(destination, last_day) - working_ordinal(destination, local_day(minute))), parcels), minutes)) AS business_days_so_far
