    -- The entries of all cells of a group, as the bytes of an array.
    (entries -> reinterpretAsString(groupArrayArray(entries))) AS all_of,
    -- Keys of durations, weekday * 4096 + bin, one a parcel, in the unit of the request: of those that have come to their end as the cells
    -- keep them; of those that go on, from the minutes in which they began.
    (keys -> keys) AS hours,
    (minutes -> arrayMap(minute ->
        weekday_bin(intDiv(minute, 4) * 60, greatest(0, toUnixTimestamp({as_of:DateTime('UTC')}) - intDiv(minute, 4) * 60)), minutes)) AS hours_so_far,
    -- Days are bins by themselves, more than 60 of them the last. They go on up to the day (UTC) whose end is the nearest to `as_of`.
    ((weekday, days) -> toUInt16(weekday % 7 * 4096 + if(days > 60, 3504, greatest(0, days)))) AS weekday_days,
    (minute -> toInt32(intDiv(minute, 5760)) + toInt32(minute % 4) - 1) AS local_day,
    toInt32(intDiv(greatest(toUnixTimestamp({as_of:DateTime('UTC')}), 43200) - 43200, 86400)) AS last_day,
    (keys -> arrayMap(key -> weekday_days(intDiv(key, 4096), intDiv(key, 64) % 64), keys)) AS calendar_days,
    (keys -> arrayMap(key -> weekday_days(intDiv(key, 4096), key % 64), keys)) AS business_days,
    (minutes -> arrayMap(minute -> weekday_days(local_day(minute), last_day - local_day(minute)), minutes)) AS calendar_days_so_far,
    (minutes -> arrayMap(minute ->
        weekday_days(local_day(minute), working_ordinal(destination, last_day) - working_ordinal(destination, local_day(minute))), minutes)) AS business_days_so_far
