-- replaces 0ea046864aef7566e5122c51c826ac1e48507c53d8dfbb83b62b108058f8ac3f, which named no columns, and could not be run again once there were more
-- Journeys in plain columns, one row per parcel; times are NULL until they happen.

-- Moments of parcels that have withdrawn scans, merged again from the scans that remain. The packing is that of journeys.
CREATE VIEW IF NOT EXISTS corrected_moments AS
WITH
    toUInt64(toUnixTimestamp(at)) * 4294967296
        + toUInt64(intDiv(toInt64(toUnixTimestamp(at)) + utc_offset * 60, 86400)) * 65536
        + toUInt64(toInt8(certainty)) * 256 AS moment,
    18446744073709551615 AS never
SELECT
    epoch,
    parcel,
    min(if(milestone = 'Ordered', moment, never))                                              AS ordered,
    min(if(milestone = 'InfoReceived', moment, never))                                         AS info_received,
    min(if(milestone = 'PickedUp', moment, never))                                             AS picked_up,
    min(if(milestone IN ('Departed', 'InTransit', 'Arrived', 'ArrivedAtDestination', 'CustomsEntered', 'CustomsReleased',
                         'OutForDelivery', 'AvailableForPickup', 'AttemptFailed'), moment, never)) AS carried,
    min(if(milestone = 'Departed', moment, never))                                             AS departed,
    min(if(at_destination, moment, never))                                                     AS arrived,
    min(if(milestone = 'CustomsEntered', moment, never))                                       AS customs_entered,
    min(if(milestone = 'CustomsReleased', moment, never))                                      AS customs_released,
    min(if(milestone = 'OutForDelivery', moment, never))                                       AS out_for_delivery,
    min(if(milestone IN ('AttemptFailed', 'AvailableForPickup', 'Delivered'), moment, never))  AS attempted,
    min(if(milestone = 'AttemptFailed', moment, never))                                        AS attempt_failed,
    min(if(milestone = 'Delivered', moment, never))                                            AS delivered,
    min(if(milestone IN ('Exception', 'Delayed', 'Damaged', 'Lost'), moment, never))           AS exception,
    min(if(milestone = 'Damaged', moment, never))                                              AS damaged,
    min(if(milestone IN ('Returning', 'Returned'), moment, never))                             AS returned,
    max(moment)                                                                                AS last_scan
FROM scans FINAL
WHERE (epoch, parcel) IN (SELECT epoch, parcel FROM retractions)
  AND (epoch, parcel, at, toInt8(milestone), place) NOT IN (SELECT epoch, parcel, at, milestone, place FROM retractions)
GROUP BY epoch, parcel;

CREATE VIEW IF NOT EXISTS merged_journeys AS
SELECT
    epoch, parcel, carrier, service, origin, destination, promise,
    ordered, info_received, picked_up, carried, departed, arrived, customs_entered, customs_released,
    out_for_delivery, attempted, attempt_failed, delivered, exception, damaged, returned, last_scan
FROM journeys FINAL
WHERE (epoch, parcel) NOT IN (SELECT epoch, parcel FROM retractions)
UNION ALL
SELECT
    epoch, parcel, carrier, service, origin, destination, promise,
    m.ordered, m.info_received, m.picked_up, m.carried, m.departed, m.arrived, m.customs_entered, m.customs_released,
    m.out_for_delivery, m.attempted, m.attempt_failed, m.delivered, m.exception, m.damaged, m.returned, m.last_scan
FROM (SELECT * FROM journeys FINAL WHERE (epoch, parcel) IN (SELECT epoch, parcel FROM retractions)) AS j
INNER JOIN corrected_moments AS m USING (epoch, parcel);

CREATE VIEW IF NOT EXISTS parcels AS
WITH
    18446744073709551615 AS never,
    toUInt128('340282366920938463463374607431768211455') AS no_promise,
    (m -> if(m = never, NULL, toDateTime(bitShiftRight(m, 32), 'UTC'))) AS time_of,
    (m -> toInt32(bitAnd(bitShiftRight(m, 16), 65535))) AS local_day_of,
    (m -> if(m = never, NULL, local_day_of(m))) AS day_of,
    (m -> toUInt8(bitAnd(bitShiftRight(m, 8), 255))) AS certainty_of,
    if(picked_up = never, carried, picked_up) AS possession,
    multiIf(possession != never, possession, info_received != never, info_received, ordered != never, ordered, delivered) AS begin
SELECT
    epoch,
    parcel,
    carrier.value                                                        AS carrier,
    service.value                                                        AS service,
    origin.value                                                         AS origin,
    destination.value                                                    AS destination,

    -- the week a parcel counts in: the Monday of the local date of its first possession scan, else of the first thing known of it
    toMonday(toDate(if(begin = never, 0, local_day_of(begin))))          AS week,
    time_of(begin)                                                       AS begun_at,
    possession != never AND delivered != never
        AND (certainty_of(possession) = 4) != (certainty_of(delivered) = 4) AS has_mixed_clocks,

    time_of(ordered)                                                     AS ordered_at,
    time_of(info_received)                                               AS info_received_at,
    time_of(picked_up)                                                   AS picked_up_at,
    time_of(possession)                                                  AS possessed_at,
    time_of(departed)                                                    AS departed_at,
    time_of(arrived)                                                     AS arrived_at,
    time_of(customs_entered)                                             AS customs_entered_at,
    time_of(customs_released)                                            AS customs_released_at,
    time_of(out_for_delivery)                                            AS out_for_delivery_at,
    time_of(attempted)                                                   AS attempted_at,
    time_of(attempt_failed)                                              AS attempt_failed_at,
    time_of(delivered)                                                   AS delivered_at,
    time_of(exception)                                                   AS exception_at,
    time_of(damaged)                                                     AS damaged_at,
    time_of(returned)                                                    AS returned_at,
    toDateTime(bitShiftRight(last_scan, 32), 'UTC')                      AS last_scan_at,

    -- local dates of the same, as days since 1970
    day_of(ordered)                                                      AS ordered_day,
    day_of(info_received)                                                AS info_received_day,
    day_of(possession)                                                   AS possessed_day,
    day_of(departed)                                                     AS departed_day,
    day_of(arrived)                                                      AS arrived_day,
    day_of(customs_entered)                                              AS customs_entered_day,
    day_of(customs_released)                                             AS customs_released_day,
    day_of(out_for_delivery)                                             AS out_for_delivery_day,
    day_of(attempted)                                                    AS attempted_day,
    day_of(delivered)                                                    AS delivered_day,

    if(promise = no_promise, NULL, toDateTime(toUInt32(bitAnd(bitShiftRight(promise, 64), 4294967295)), 'UTC')) AS promised_until,
    if(promise = no_promise, NULL, toInt32(bitAnd(bitShiftRight(promise, 32), 4294967295)))                     AS promised_day,
    bitAnd(promise, 1) = 1                                               AS promise_is_timed
FROM merged_journeys;
