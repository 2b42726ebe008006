-- Cells: carrier x service x origin x destination x week, with the durations of each measure, a bin for each parcel. All that reports
-- read, and all that is kept once parcels are gone.

-- The bin of a duration in seconds: minutes below 24 h (rounded), quarter hours below 10 days, hours below 60 days, then one for the rest.
-- Where a bin begins is told by DurationScale, which makes the estimates.
CREATE FUNCTION IF NOT EXISTS duration_bin AS (seconds) -> toUInt16(multiIf(
    seconds < 86370, intDiv(seconds + 30, 60),
    seconds < 864000, 1440 + intDiv(greatest(seconds, 86400) - 86400, 900),
    seconds < 5184000, 2304 + intDiv(seconds - 864000, 3600),
    3504));

-- A bin with the weekday (UTC, any numbering) on which the duration began: weekday * 4096 + bin.
CREATE FUNCTION IF NOT EXISTS weekday_bin AS (start, seconds) -> toUInt16(intDiv(start, 86400) % 7 * 4096 + duration_bin(seconds));

-- A parcel's contribution to a measure: a bin with its weekday, when both ends are known and in order ...
CREATE FUNCTION IF NOT EXISTS closed_bin AS (start, stop) -> if(isNull(start) OR isNull(stop) OR stop < start,
    CAST([], 'Array(UInt16)'),
    [weekday_bin(assumeNotNull(toUnixTimestamp(start)), assumeNotNull(dateDiff('second', start, stop)))]);
CREATE FUNCTION IF NOT EXISTS closed_seconds AS (start, stop) -> if(isNull(start) OR isNull(stop) OR stop < start,
    toUInt64(0), toUInt64(assumeNotNull(dateDiff('second', start, stop))));
-- ... or the minute in which it began, while it has not come to its end: minutes since 1970 * 4 + 1 + local date - date in UTC.
CREATE FUNCTION IF NOT EXISTS open_minute AS (is_open, start, start_day) -> if(is_open AND isNotNull(start),
    [toUInt32(intDiv(assumeNotNull(toUnixTimestamp(start)), 60) * 4
        + 1 + greatest(-1, least(1, start_day - intDiv(assumeNotNull(toUnixTimestamp(start)), 86400))))],
    CAST([], 'Array(UInt32)'));

-- A histogram of a cell is the sorted list of its parcels' contributions, one entry a parcel: parcels of a cell are few, and nearly all
-- of them have a bin of their own.
CREATE FUNCTION IF NOT EXISTS sorted_all AS (contribution) -> arraySort(groupArrayArray(contribution));

-- Working days by country, 32 days a part: part number of a day is country * 4096 + day / 32, with the two letters of the country as a
-- UInt16. `days` holds the ordinal of the day before the part in bits 63-32, and in bits 31-0 which of its days are working days, the first
-- lowest. Ordinals count the working days up to a day and with it. Loaded at start; the last number is that of the checksum of it all.
CREATE TABLE IF NOT EXISTS working_days
(
    part UInt64,
    days UInt64
)
ENGINE = MergeTree
ORDER BY part;

CREATE DICTIONARY IF NOT EXISTS working_day_parts
(
    part UInt64,
    days UInt64
)
PRIMARY KEY part
SOURCE(CLICKHOUSE(TABLE 'working_days'))
LAYOUT(HASHED_ARRAY())
LIFETIME(0);

CREATE FUNCTION IF NOT EXISTS working_days_checksum AS () -> dictGet('working_day_parts', 'days', 18446744073709551615);
CREATE FUNCTION IF NOT EXISTS working_day_part AS (place, day) ->
    dictGet('working_day_parts', 'days', toUInt64(reinterpretAsUInt16(substring(place, 1, 2))) * 4096 + intDiv(day, 32));

-- The ordinal of a local date (days since 1970) as a working day of a place's country. Where the country is not known: of Monday to Friday.
-- A day off has the ordinal of the working day before it, so that from Sunday to Monday is 1 business day, and from Friday to Monday too.
CREATE FUNCTION IF NOT EXISTS working_ordinal AS (place, day) -> if(working_day_part(place, day) = 0,
    toInt64(intDiv(day + 3, 7) * 5 + least((day + 3) % 7 + 1, 5)),
    toInt64(bitShiftRight(working_day_part(place, day), 32)
        + bitCount(bitAnd(working_day_part(place, day), bitShiftLeft(toUInt64(2), day % 32) - 1))));

-- A measure in days, between local dates or their ordinals; clocks of two zones may put the second before the first. Its bin is of both,
-- weekday * 4096 + calendar days * 64 + business days, with the weekday of the local date on which it began, and 61 for more than 60 days.
CREATE FUNCTION IF NOT EXISTS days_between AS (is_closed, start, stop) -> if(is_closed AND stop > start, toUInt64(stop - start), toUInt64(0));
CREATE FUNCTION IF NOT EXISTS day_bin AS (is_closed, start_day, calendar_days, business_days) -> if(is_closed,
    [toUInt16(start_day % 7 * 4096 + least(61, calendar_days) * 64 + least(61, business_days))],
    CAST([], 'Array(UInt16)'));

-- The cells as they would have stood at an instant: later scans have not happened yet.
CREATE VIEW IF NOT EXISTS cells_as_of AS
WITH
    {as_of:DateTime('UTC')} AS as_of,
    (time -> if(time <= as_of, time, NULL)) AS seen,
    (day -> working_ordinal(destination, day)) AS work_of,
    known AS (
        SELECT
            *,
            -- every column of every parcel has a part in it, and the working days; as a tuple, because a hash of a bare NULL is NULL
            cityHash64(tuple(*), working_days_checksum()) AS own_fingerprint,
            seen(ordered_at) AS ordered, seen(info_received_at) AS info_received, seen(possessed_at) AS possessed, seen(departed_at) AS departed,
            seen(arrived_at) AS arrived, seen(customs_entered_at) AS customs_entered, seen(customs_released_at) AS customs_released,
            seen(out_for_delivery_at) AS out_for_delivery, seen(attempted_at) AS attempted, seen(delivered_at) AS delivered,
            seen(returned_at) AS returned,
            coalesce(ordered, info_received) AS order_known,
            assumeNotNull(if(isNotNull(ordered), ordered_day, info_received_day)) AS order_known_on,
            -- A parcel that was sent back stays undelivered for good; it is in the population, and is not in flight.
            isNull(delivered) AS is_open,
            is_open AND isNotNull(returned) AS is_sent_back,
            isNotNull(delivered) AND isNotNull(promised_day) AS is_promised,
            delivered_day - promised_day AS days_late,
            -- Of scans that came between the milestones, only the last of all is known: before it, the latest milestone stands for them.
            if(last_scan_at <= as_of, toUnixTimestamp(last_scan_at), arrayMax(time -> ifNull(toUnixTimestamp(time), 0),
                [seen(begun_at), ordered, info_received, possessed, departed, arrived, customs_entered, customs_released, out_for_delivery, attempted,
                 seen(attempt_failed_at), seen(exception_at), seen(damaged_at)])) AS last_seen_second
        FROM parcels
        WHERE begun_at <= as_of
    ),
    -- local dates (where they are known), and their ordinals as working days of the destination
    dated AS (
        SELECT
            *,
            assumeNotNull(info_received_day) AS info_received_on, assumeNotNull(possessed_day) AS possessed_on, assumeNotNull(departed_day) AS departed_on,
            assumeNotNull(arrived_day) AS arrived_on, assumeNotNull(customs_entered_day) AS customs_entered_on,
            assumeNotNull(customs_released_day) AS customs_released_on, assumeNotNull(out_for_delivery_day) AS out_for_delivery_on,
            assumeNotNull(attempted_day) AS attempted_on, assumeNotNull(delivered_day) AS delivered_on,
            work_of(order_known_on) AS order_known_work, work_of(info_received_on) AS info_received_work, work_of(possessed_on) AS possessed_work,
            work_of(departed_on) AS departed_work, work_of(arrived_on) AS arrived_work, work_of(customs_entered_on) AS customs_entered_work,
            work_of(customs_released_on) AS customs_released_work, work_of(out_for_delivery_on) AS out_for_delivery_work,
            work_of(attempted_on) AS attempted_work, work_of(delivered_on) AS delivered_work
        FROM known
    ),
    -- what each measure that has come to its end took in days
    measured AS (
        SELECT
            *,
            isNotNull(possessed) AND isNotNull(delivered) AND delivered >= possessed AS transit_closed,
            days_between(transit_closed, possessed_on, delivered_on) AS transit_days,
            days_between(transit_closed, possessed_work, delivered_work) AS transit_work,
            isNotNull(order_known) AND isNotNull(delivered) AND delivered >= order_known AS order_to_delivery_closed,
            days_between(order_to_delivery_closed, order_known_on, delivered_on) AS order_to_delivery_days,
            days_between(order_to_delivery_closed, order_known_work, delivered_work) AS order_to_delivery_work,
            isNotNull(info_received) AND isNotNull(possessed) AND possessed >= info_received AS handover_closed,
            days_between(handover_closed, info_received_on, possessed_on) AS handover_days,
            days_between(handover_closed, info_received_work, possessed_work) AS handover_work,
            isNotNull(departed) AND isNotNull(arrived) AND arrived >= departed AS line_haul_closed,
            days_between(line_haul_closed, departed_on, arrived_on) AS line_haul_days,
            days_between(line_haul_closed, departed_work, arrived_work) AS line_haul_work,
            isNotNull(customs_entered) AND isNotNull(customs_released) AND customs_released >= customs_entered AS customs_closed,
            days_between(customs_closed, customs_entered_on, customs_released_on) AS customs_days,
            days_between(customs_closed, customs_entered_work, customs_released_work) AS customs_work,
            isNotNull(out_for_delivery) AND isNotNull(delivered) AND delivered >= out_for_delivery AS last_mile_closed,
            days_between(last_mile_closed, out_for_delivery_on, delivered_on) AS last_mile_days,
            days_between(last_mile_closed, out_for_delivery_work, delivered_work) AS last_mile_work,
            isNotNull(possessed) AND isNotNull(attempted) AND attempted >= possessed AS to_first_attempt_closed,
            days_between(to_first_attempt_closed, possessed_on, attempted_on) AS to_first_attempt_days,
            days_between(to_first_attempt_closed, possessed_work, attempted_work) AS to_first_attempt_work
        FROM dated
    )
SELECT
    carrier, service, origin, destination, week,
    has_mixed_clocks                                                            AS mixed_clocks,
    count()                                                                     AS parcels,
    countIf(isNotNull(delivered))                                               AS delivered_parcels,
    countIf(is_sent_back)                                                       AS returned_parcels,

    sorted_all(closed_bin(possessed, delivered))                                AS transit_bins,
    sum(closed_seconds(possessed, delivered))                                   AS transit_seconds,
    sorted_all(open_minute(is_open, possessed, possessed_on))                   AS transit_open,
    countIf(is_sent_back AND isNotNull(possessed))                              AS transit_returned,
    sorted_all(day_bin(transit_closed, possessed_on, transit_days, transit_work)) AS transit_day_bins,
    sum(transit_days)                                                           AS transit_calendar_days,
    sum(transit_work)                                                           AS transit_business_days,

    sorted_all(closed_bin(order_known, delivered))                              AS order_to_delivery_bins,
    sum(closed_seconds(order_known, delivered))                                 AS order_to_delivery_seconds,
    sorted_all(open_minute(is_open, order_known, order_known_on))               AS order_to_delivery_open,
    countIf(is_sent_back AND isNotNull(order_known))                            AS order_to_delivery_returned,
    sorted_all(day_bin(order_to_delivery_closed, order_known_on, order_to_delivery_days, order_to_delivery_work)) AS order_to_delivery_day_bins,
    sum(order_to_delivery_days)                                                 AS order_to_delivery_calendar_days,
    sum(order_to_delivery_work)                                                 AS order_to_delivery_business_days,

    sorted_all(closed_bin(info_received, possessed))                            AS handover_bins,
    sum(closed_seconds(info_received, possessed))                               AS handover_seconds,
    sorted_all(open_minute(is_open AND isNull(possessed), info_received, info_received_on)) AS handover_open,
    countIf(is_sent_back AND isNull(possessed) AND isNotNull(info_received))    AS handover_returned,
    sorted_all(day_bin(handover_closed, info_received_on, handover_days, handover_work)) AS handover_day_bins,
    sum(handover_days)                                                          AS handover_calendar_days,
    sum(handover_work)                                                          AS handover_business_days,

    sorted_all(closed_bin(departed, arrived))                                   AS line_haul_bins,
    sum(closed_seconds(departed, arrived))                                      AS line_haul_seconds,
    sorted_all(open_minute(is_open AND isNull(arrived), departed, departed_on)) AS line_haul_open,
    countIf(is_sent_back AND isNull(arrived) AND isNotNull(departed))           AS line_haul_returned,
    sorted_all(day_bin(line_haul_closed, departed_on, line_haul_days, line_haul_work)) AS line_haul_day_bins,
    sum(line_haul_days)                                                         AS line_haul_calendar_days,
    sum(line_haul_work)                                                         AS line_haul_business_days,

    sorted_all(closed_bin(customs_entered, customs_released))                   AS customs_bins,
    sum(closed_seconds(customs_entered, customs_released))                      AS customs_seconds,
    sorted_all(open_minute(is_open AND isNull(customs_released), customs_entered, customs_entered_on)) AS customs_open,
    countIf(is_sent_back AND isNull(customs_released) AND isNotNull(customs_entered)) AS customs_returned,
    sorted_all(day_bin(customs_closed, customs_entered_on, customs_days, customs_work)) AS customs_day_bins,
    sum(customs_days)                                                           AS customs_calendar_days,
    sum(customs_work)                                                           AS customs_business_days,

    sorted_all(closed_bin(out_for_delivery, delivered))                         AS last_mile_bins,
    sum(closed_seconds(out_for_delivery, delivered))                            AS last_mile_seconds,
    sorted_all(open_minute(is_open, out_for_delivery, out_for_delivery_on))     AS last_mile_open,
    countIf(is_sent_back AND isNotNull(out_for_delivery))                       AS last_mile_returned,
    sorted_all(day_bin(last_mile_closed, out_for_delivery_on, last_mile_days, last_mile_work)) AS last_mile_day_bins,
    sum(last_mile_days)                                                         AS last_mile_calendar_days,
    sum(last_mile_work)                                                         AS last_mile_business_days,

    sorted_all(closed_bin(possessed, attempted))                                AS to_first_attempt_bins,
    sum(closed_seconds(possessed, attempted))                                   AS to_first_attempt_seconds,
    sorted_all(open_minute(is_open AND isNull(attempted), possessed, possessed_on)) AS to_first_attempt_open,
    countIf(is_sent_back AND isNull(attempted) AND isNotNull(possessed))        AS to_first_attempt_returned,
    sorted_all(day_bin(to_first_attempt_closed, possessed_on, to_first_attempt_days, to_first_attempt_work)) AS to_first_attempt_day_bins,
    sum(to_first_attempt_days)                                                  AS to_first_attempt_calendar_days,
    sum(to_first_attempt_work)                                                  AS to_first_attempt_business_days,

    countIf(is_promised)                                                        AS promised_parcels,
    countIf(is_promised AND days_late <= 0)                                     AS on_time_parcels,
    countIf(is_promised AND days_late <= 1)                                     AS within_1_day_parcels,
    countIf(is_promised AND days_late <= 2)                                     AS within_2_days_parcels,
    countIf(is_promised AND days_late <= 3)                                     AS within_3_days_parcels,
    countIf(is_promised AND days_late < -1)                                     AS early_parcels,
    countIf(is_promised AND promise_is_timed)                                   AS timed_promise_parcels,
    countIf(is_promised AND promise_is_timed AND delivered > promised_until)    AS late_by_time_parcels,

    countIf(isNotNull(attempted))                                               AS attempted_parcels,
    countIf(isNotNull(delivered) AND NOT ifNull(attempt_failed_at < delivered, false)) AS first_attempt_parcels,
    countIf(isNotNull(seen(exception_at)))                                      AS exception_parcels,
    countIf(isNotNull(seen(damaged_at)))                                        AS damaged_parcels,
    countIf(isNotNull(returned))                                                AS sent_back_parcels,
    -- the day of the last scan (UTC, since 1970) of parcels neither delivered nor sent back: which of them are lost is told by as_of
    sumMap(if(is_open AND isNull(returned), map(toUInt16(intDiv(last_seen_second, 86400)), toUInt64(1)),
        CAST(map(), 'Map(UInt16, UInt64)')))                                    AS last_scan_days,

    countIf(isNotNull(delivered) AND isNull(seen(picked_up_at)))                AS no_pickup_parcels,
    countIf(isNotNull(delivered) AND isNull(out_for_delivery))                  AS no_out_for_delivery_parcels,
    countIf(isNotNull(delivered) AND isNull(info_received))                     AS no_info_received_parcels,

    max(greatest(toUnixTimestamp(last_scan_at), ifNull(toUnixTimestamp(begun_at), 0))) AS last_scan_second,
    groupBitXor(own_fingerprint)                                                AS fingerprint
FROM measured
GROUP BY carrier, service, origin, destination, week, mixed_clocks;

-- The same, kept: rebuilt whole for the weeks that changed, in cells_next, then exchanged, so that no reader sees half a rebuild.
CREATE TABLE IF NOT EXISTS cells
ENGINE = MergeTree
PARTITION BY toYear(week)
ORDER BY (origin, destination, carrier, service, week)
SETTINGS index_granularity = 2048
EMPTY AS SELECT * FROM cells_as_of(as_of = '2106-01-01 00:00:00');

CREATE TABLE IF NOT EXISTS cells_next AS cells;
