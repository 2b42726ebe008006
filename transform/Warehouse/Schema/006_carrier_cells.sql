-- Cells without service and place, for questions that name neither: a few hundred rows, however many parcels. Told in hours alone.

-- Of a sorted list of keys: an entry for each key that occurs, parcels * 65536 + key. Keys are those at whose place the next one is another,
-- or 65,535 have passed; their parcels, how far apart those places are.
CREATE FUNCTION IF NOT EXISTS counted_keys AS (keys) -> arrayMap(
    (key, parcels) -> toUInt32(parcels * 65536 + key),
    arrayFilter((key, next, place) -> key != next OR place % 65535 = 0, keys, arrayShiftLeft(keys, 1, 65535), arrayEnumerate(keys)),
    arrayPopFront(arrayDifference(arrayPushFront(arrayFilter(
        (place, key, next) -> key != next OR place % 65535 = 0, arrayEnumerate(keys), keys, arrayShiftLeft(keys, 1, 65535)), 0))));

-- What the cells that are to be make of them.
CREATE VIEW IF NOT EXISTS carrier_cells_of_next AS
SELECT * REPLACE (
    counted_keys(transit_bins)           AS transit_bins,
    counted_keys(order_to_delivery_bins) AS order_to_delivery_bins,
    counted_keys(handover_bins)          AS handover_bins,
    counted_keys(line_haul_bins)         AS line_haul_bins,
    counted_keys(customs_bins)           AS customs_bins,
    counted_keys(last_mile_bins)         AS last_mile_bins,
    counted_keys(to_first_attempt_bins)  AS to_first_attempt_bins)
FROM
(
    SELECT
        carrier,
        CAST('', 'LowCardinality(String)') AS service,
        CAST('', 'LowCardinality(String)') AS origin,
        CAST('', 'LowCardinality(String)') AS destination,
        week,
        mixed_clocks,
        sum(parcels)           AS parcels,
        sum(delivered_parcels) AS delivered_parcels,

        sorted_all(transit_bins) AS transit_bins,
        sum(transit_seconds)     AS transit_seconds,
        sorted_all(transit_open) AS transit_open,
        sum(transit_returned)    AS transit_returned,

        sorted_all(order_to_delivery_bins) AS order_to_delivery_bins,
        sum(order_to_delivery_seconds)     AS order_to_delivery_seconds,
        sorted_all(order_to_delivery_open) AS order_to_delivery_open,
        sum(order_to_delivery_returned)    AS order_to_delivery_returned,

        sorted_all(handover_bins) AS handover_bins,
        sum(handover_seconds)     AS handover_seconds,
        sorted_all(handover_open) AS handover_open,
        sum(handover_returned)    AS handover_returned,

        sorted_all(line_haul_bins) AS line_haul_bins,
        sum(line_haul_seconds)     AS line_haul_seconds,
        sorted_all(line_haul_open) AS line_haul_open,
        sum(line_haul_returned)    AS line_haul_returned,

        sorted_all(customs_bins) AS customs_bins,
        sum(customs_seconds)     AS customs_seconds,
        sorted_all(customs_open) AS customs_open,
        sum(customs_returned)    AS customs_returned,

        sorted_all(last_mile_bins) AS last_mile_bins,
        sum(last_mile_seconds)     AS last_mile_seconds,
        sorted_all(last_mile_open) AS last_mile_open,
        sum(last_mile_returned)    AS last_mile_returned,

        sorted_all(to_first_attempt_bins) AS to_first_attempt_bins,
        sum(to_first_attempt_seconds)     AS to_first_attempt_seconds,
        sorted_all(to_first_attempt_open) AS to_first_attempt_open,
        sum(to_first_attempt_returned)    AS to_first_attempt_returned,

        sum(promised_parcels)      AS promised_parcels,
        sum(on_time_parcels)       AS on_time_parcels,
        sum(within_1_day_parcels)  AS within_1_day_parcels,
        sum(within_2_days_parcels) AS within_2_days_parcels,
        sum(within_3_days_parcels) AS within_3_days_parcels,
        sum(early_parcels)         AS early_parcels,
        sum(timed_promise_parcels) AS timed_promise_parcels,
        sum(late_by_time_parcels)  AS late_by_time_parcels,

        sum(attempted_parcels)     AS attempted_parcels,
        sum(first_attempt_parcels) AS first_attempt_parcels,
        sum(exception_parcels)     AS exception_parcels,
        sum(damaged_parcels)       AS damaged_parcels,
        sum(sent_back_parcels)     AS sent_back_parcels,
        sumMap(last_scan_days)     AS last_scan_days,

        sum(no_pickup_parcels)           AS no_pickup_parcels,
        sum(no_out_for_delivery_parcels) AS no_out_for_delivery_parcels,
        sum(no_info_received_parcels)    AS no_info_received_parcels,
        max(last_scan_second)            AS last_scan_second
    FROM cells_next
    GROUP BY carrier, week, mixed_clocks
);

-- The same, kept: made again with the cells, for the weeks that changed.
CREATE TABLE IF NOT EXISTS carrier_cells
ENGINE = MergeTree
ORDER BY (carrier, week)
EMPTY AS SELECT * FROM carrier_cells_of_next;

CREATE TABLE IF NOT EXISTS carrier_cells_next AS carrier_cells;
