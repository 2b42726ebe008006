-- replaces beb43d5ca126472967ba60e47f9cf9b1b3e58c110ebcd6a600d3e80521ee4c6b, which named no columns, and could not be run again once there were more
-- What each parcel may be used for: decided in the pipeline, from the policy of its source and the flags of each push. Purposes are bits:
-- 1 report, 2 eta, 4 sale. All merge as the other columns do: whatever took a purpose away once has taken it away.

-- purposes taken away
ALTER TABLE journeys ADD COLUMN IF NOT EXISTS denied SimpleAggregateFunction(groupBitOr, UInt8) DEFAULT 0;
-- purposes that a source needs consent for, and those consented to. Nothing is known of the parcels from before: they are not sold
ALTER TABLE journeys ADD COLUMN IF NOT EXISTS unconsented SimpleAggregateFunction(groupBitOr, UInt8) DEFAULT 4;
ALTER TABLE journeys ADD COLUMN IF NOT EXISTS consented SimpleAggregateFunction(groupBitOr, UInt8) DEFAULT 0;
-- the last order to restrict or to lift: seconds since 1970 * 2, and 1 to restrict; a restricted parcel serves no purpose
ALTER TABLE journeys ADD COLUMN IF NOT EXISTS restricted SimpleAggregateFunction(max, UInt64) DEFAULT 0;

CREATE OR REPLACE VIEW merged_journeys AS
SELECT
    epoch, parcel, carrier, service, origin, destination, promise,
    ordered, info_received, picked_up, carried, departed, arrived, customs_entered, customs_released,
    out_for_delivery, attempted, attempt_failed, delivered, exception, damaged, returned, last_scan,
    denied, unconsented, consented, restricted
FROM journeys FINAL
WHERE (epoch, parcel) NOT IN (SELECT epoch, parcel FROM retractions)
UNION ALL
SELECT
    epoch, parcel, carrier, service, origin, destination, promise,
    m.ordered, m.info_received, m.picked_up, m.carried, m.departed, m.arrived, m.customs_entered, m.customs_released,
    m.out_for_delivery, m.attempted, m.attempt_failed, m.delivered, m.exception, m.damaged, m.returned, m.last_scan,
    denied, unconsented, consented, restricted
FROM (SELECT * FROM journeys FINAL WHERE (epoch, parcel) IN (SELECT epoch, parcel FROM retractions)) AS j
INNER JOIN corrected_moments AS m USING (epoch, parcel);

-- Every parcel, in plain columns, whatever it may be used for: for those alone who answer a subject or look after the data. The columns are
-- explained in 002_parcels.sql; `is_restricted` and `purposes` come to them.
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
    if(is_restricted, 0, bitAnd(7, bitNot(bitOr(denied, bitAnd(unconsented, bitNot(consented)))))) AS purposes
FROM merged_journeys;

-- What may be used for a purpose, and nothing else. Cells are made of parcels, so that a report never counts one that it may not.
CREATE OR REPLACE VIEW parcels AS SELECT * EXCEPT (is_restricted, purposes) FROM all_parcels WHERE bitTest(purposes, 0);
CREATE OR REPLACE VIEW parcels_for_eta AS SELECT * EXCEPT (is_restricted, purposes) FROM all_parcels WHERE bitTest(purposes, 1);
CREATE OR REPLACE VIEW parcels_for_sale AS SELECT * EXCEPT (is_restricted, purposes) FROM all_parcels WHERE bitTest(purposes, 2);
