-- Cells: carrier x service x origin x destination x week, with a sparse histogram of durations per measure. All that reports read,
-- and all that is kept once parcels are gone.

-- The bin of a duration in seconds: minutes below 24 h (rounded), quarter hours below 10 days, hours below 60 days, then one for the rest.
CREATE FUNCTION IF NOT EXISTS duration_bin AS (seconds) -> toUInt16(multiIf(
    seconds < 86370, intDiv(seconds + 30, 60),
    seconds < 864000, 1440 + intDiv(greatest(seconds, 86400) - 86400, 900),
    seconds < 5184000, 2304 + intDiv(seconds - 864000, 3600),
    3504));

-- Where a bin begins, and how wide it is, in hours. Minute bins stand for exact minutes.
CREATE FUNCTION IF NOT EXISTS bin_start AS (bin) -> multiIf(
    bin < 1440, bin / 60,
    bin < 2304, 24 + (bin - 1440) / 4,
    bin < 3504, 240. + (bin - 2304),
    1440.);
CREATE FUNCTION IF NOT EXISTS bin_width AS (bin) -> multiIf(bin < 1440, 0., bin < 2304, 0.25, bin < 3504, 1., 0.);

-- A bin with the weekday (UTC, any numbering) on which the duration began: weekday * 4096 + bin.
CREATE FUNCTION IF NOT EXISTS weekday_bin AS (start, seconds) -> toUInt16(intDiv(start, 86400) % 7 * 4096 + duration_bin(seconds));

-- A parcel's contribution to a measure: a bin with its weekday, when both ends are known and in order ...
CREATE FUNCTION IF NOT EXISTS closed_bin AS (start, stop) -> if(isNull(start) OR isNull(stop) OR stop < start,
    CAST(map(), 'Map(UInt16, UInt64)'),
    map(weekday_bin(assumeNotNull(toUnixTimestamp(start)), assumeNotNull(dateDiff('second', start, stop))), toUInt64(1)));
CREATE FUNCTION IF NOT EXISTS closed_seconds AS (start, stop) -> if(isNull(start) OR isNull(stop) OR stop < start,
    toUInt64(0), toUInt64(assumeNotNull(dateDiff('second', start, stop))));
-- ... or the minute in which it began (minutes since 1970), while it has not come to its end.
CREATE FUNCTION IF NOT EXISTS open_minute AS (is_open, start) -> if(is_open AND isNotNull(start),
    map(intDiv(assumeNotNull(toUnixTimestamp(start)), 60), toUInt64(1)), CAST(map(), 'Map(UInt32, UInt64)'));

-- The cells as they would have stood at an instant: later scans have not happened yet.
CREATE VIEW IF NOT EXISTS cells_as_of AS
WITH
    {as_of:DateTime('UTC')} AS as_of,
    (time -> if(time <= as_of, time, NULL)) AS seen,
    seen(ordered_at) AS ordered, seen(info_received_at) AS info_received, seen(possessed_at) AS possessed, seen(departed_at) AS departed,
    seen(arrived_at) AS arrived, seen(customs_entered_at) AS customs_entered, seen(customs_released_at) AS customs_released,
    seen(out_for_delivery_at) AS out_for_delivery, seen(attempted_at) AS attempted, seen(delivered_at) AS delivered,
    seen(returned_at) AS returned,
    -- A parcel that was sent back stays undelivered for good; it is in the population, and is not in flight.
    isNull(delivered) AS is_open,
    is_open AND isNotNull(returned) AS is_sent_back,
    isNotNull(delivered) AND isNotNull(promised_day) AS is_promised,
    delivered_day - promised_day AS days_late,
    -- Of scans that came between the milestones, only the last of all is known: before it, the latest milestone stands for them.
    if(last_scan_at <= as_of, toUnixTimestamp(last_scan_at), arrayMax(time -> ifNull(toUnixTimestamp(time), 0),
        [seen(begun_at), ordered, info_received, possessed, departed, arrived, customs_entered, customs_released, out_for_delivery, attempted,
         seen(attempt_failed_at), seen(exception_at), seen(damaged_at)])) AS last_seen_second
SELECT
    carrier, service, origin, destination, week,
    has_mixed_clocks                                                            AS mixed_clocks,
    count()                                                                     AS parcels,
    countIf(isNotNull(delivered))                                               AS delivered_parcels,
    countIf(is_sent_back)                                                       AS returned_parcels,

    sumMap(closed_bin(possessed, delivered))                                    AS transit_bins,
    sum(closed_seconds(possessed, delivered))                                   AS transit_seconds,
    sumMap(open_minute(is_open, possessed))                                     AS transit_open,
    countIf(is_sent_back AND isNotNull(possessed))                              AS transit_returned,

    sumMap(closed_bin(coalesce(ordered, info_received), delivered))             AS order_to_delivery_bins,
    sum(closed_seconds(coalesce(ordered, info_received), delivered))            AS order_to_delivery_seconds,
    sumMap(open_minute(is_open, coalesce(ordered, info_received)))              AS order_to_delivery_open,
    countIf(is_sent_back AND isNotNull(coalesce(ordered, info_received)))       AS order_to_delivery_returned,

    sumMap(closed_bin(info_received, possessed))                                AS handover_bins,
    sum(closed_seconds(info_received, possessed))                               AS handover_seconds,
    sumMap(open_minute(is_open AND isNull(possessed), info_received))           AS handover_open,
    countIf(is_sent_back AND isNull(possessed) AND isNotNull(info_received))    AS handover_returned,

    sumMap(closed_bin(departed, arrived))                                       AS line_haul_bins,
    sum(closed_seconds(departed, arrived))                                      AS line_haul_seconds,
    sumMap(open_minute(is_open AND isNull(arrived), departed))                  AS line_haul_open,
    countIf(is_sent_back AND isNull(arrived) AND isNotNull(departed))           AS line_haul_returned,

    sumMap(closed_bin(customs_entered, customs_released))                       AS customs_bins,
    sum(closed_seconds(customs_entered, customs_released))                      AS customs_seconds,
    sumMap(open_minute(is_open AND isNull(customs_released), customs_entered))  AS customs_open,
    countIf(is_sent_back AND isNull(customs_released) AND isNotNull(customs_entered))AS customs_returned,

    sumMap(closed_bin(out_for_delivery, delivered))                             AS last_mile_bins,
    sum(closed_seconds(out_for_delivery, delivered))                            AS last_mile_seconds,
    sumMap(open_minute(is_open, out_for_delivery))                              AS last_mile_open,
    countIf(is_sent_back AND isNotNull(out_for_delivery))                       AS last_mile_returned,

    sumMap(closed_bin(possessed, attempted))                                    AS to_first_attempt_bins,
    sum(closed_seconds(possessed, attempted))                                   AS to_first_attempt_seconds,
    sumMap(open_minute(is_open AND isNull(attempted), possessed))               AS to_first_attempt_open,
    countIf(is_sent_back AND isNull(attempted) AND isNotNull(possessed))        AS to_first_attempt_returned,

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
    -- every column of every parcel has a part in it; as a tuple, because a hash of a bare NULL is NULL
    groupBitXor(cityHash64(tuple(*)))                                           AS fingerprint
FROM parcels
WHERE begun_at <= as_of
GROUP BY carrier, service, origin, destination, week, mixed_clocks;

-- The same, kept: rebuilt whole for the weeks that changed, in cells_next, then exchanged, so that no reader sees half a rebuild.
CREATE TABLE IF NOT EXISTS cells
ENGINE = MergeTree
PARTITION BY toYear(week)
ORDER BY (carrier, service, origin, destination, week)
EMPTY AS SELECT * FROM cells_as_of(as_of = '2106-01-01 00:00:00');

CREATE TABLE IF NOT EXISTS cells_next AS cells;
