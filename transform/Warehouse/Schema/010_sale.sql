-- Sale: in which window a parcel counts, and who stands behind it.

-- The window of releases that a parcel counts in, as yyyymm: it is set when the window is closed, once, so that no parcel is in two.
ALTER TABLE journeys ADD COLUMN IF NOT EXISTS sold_in SimpleAggregateFunction(max, UInt32) DEFAULT 0;

CREATE OR REPLACE VIEW merged_journeys AS
SELECT
    epoch, parcel, carrier, service, origin, destination, promise,
    ordered, info_received, picked_up, carried, departed, arrived, customs_entered, customs_released,
    out_for_delivery, attempted, attempt_failed, delivered, exception, damaged, returned, last_scan,
    denied, unconsented, consented, restricted, sold_in
FROM journeys FINAL
WHERE (epoch, parcel) NOT IN (SELECT epoch, parcel FROM retractions)
UNION ALL
SELECT
    epoch, parcel, carrier, service, origin, destination, promise,
    m.ordered, m.info_received, m.picked_up, m.carried, m.departed, m.arrived, m.customs_entered, m.customs_released,
    m.out_for_delivery, m.attempted, m.attempt_failed, m.delivered, m.exception, m.damaged, m.returned, m.last_scan,
    denied, unconsented, consented, restricted, sold_in
FROM (SELECT * FROM journeys FINAL WHERE (epoch, parcel) IN (SELECT epoch, parcel FROM retractions)) AS j
INNER JOIN corrected_moments AS m USING (epoch, parcel);

-- As in 007_purposes.sql, with what is known of its sale.
CREATE OR REPLACE VIEW all_parcels AS
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
    bitAnd(promise, 1) = 1                                               AS promise_is_timed,

    bitAnd(restricted, 1) = 1                                            AS is_restricted,
    if(is_restricted, 0, bitAnd(7, bitNot(bitOr(denied, bitAnd(unconsented, bitNot(consented)))))) AS purposes,
    bitTest(denied, 2)                                                   AS is_sale_denied,
    sold_in
FROM merged_journeys;

CREATE OR REPLACE VIEW parcels AS SELECT * EXCEPT (is_restricted, purposes, is_sale_denied, sold_in) FROM all_parcels WHERE bitTest(purposes, 0);
CREATE OR REPLACE VIEW parcels_for_eta AS SELECT * EXCEPT (is_restricted, purposes, is_sale_denied, sold_in) FROM all_parcels WHERE bitTest(purposes, 1);

-- What may leave the house, as anonymized aggregate: parcels that were delivered, with a beginning that the same clock tells.
CREATE OR REPLACE VIEW parcels_for_sale AS
SELECT * EXCEPT (is_restricted, purposes, is_sale_denied)
FROM all_parcels
WHERE bitTest(purposes, 2) AND isNotNull(delivered_at) AND isNotNull(possessed_at) AND delivered_at >= possessed_at AND NOT has_mixed_clocks;

-- The persons on them, as tokens of a key's month: what is protected as one is told by these. A row that is there twice changes nothing.
CREATE OR REPLACE VIEW persons_for_sale AS
SELECT
    epoch,
    parcel,
    groupUniqArrayIf(token, purpose = 'recipient') AS recipients,
    minIf(token, purpose = 'shipper')              AS shipper
FROM subjects
GROUP BY epoch, parcel;

-- Delivered parcels by week and by whether they may be sold.
CREATE OR REPLACE VIEW sale_eligibility AS
SELECT
    week,
    sold_in,
    multiIf(is_restricted, 'restricted', bitTest(purposes, 2), 'eligible', is_sale_denied, 'denied', 'unconsented') AS reason,
    count() AS parcels
FROM all_parcels
WHERE isNotNull(delivered_at) AND isNotNull(possessed_at) AND delivered_at >= possessed_at AND NOT has_mixed_clocks
GROUP BY week, sold_in, reason;
