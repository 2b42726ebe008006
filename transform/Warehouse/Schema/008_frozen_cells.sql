-- Frozen cells: all that is kept of the parcels of an epoch that is over. None is of fewer than 10 parcels, and none tells a minute of one.

CREATE TABLE IF NOT EXISTS frozen_cells
ENGINE = MergeTree
PARTITION BY epoch
ORDER BY (origin, destination, carrier, service, week)
EMPTY AS SELECT *, toUInt32(0) AS epoch FROM cells;

-- The cells of the epoch under freeze, as its parcels make them. Empty at any other time.
CREATE TABLE IF NOT EXISTS freezing AS cells;

-- Those that count: an epoch is told by its parcels for as long as there are any, and by its frozen cells from then on.
CREATE VIEW IF NOT EXISTS settled_cells AS
SELECT * EXCEPT (epoch)
FROM frozen_cells
WHERE epoch NOT IN (SELECT epoch FROM journeys GROUP BY epoch);

-- Of the minutes in which durations began, the days: the first minute of the day (UTC), with the local date as it was.
CREATE FUNCTION IF NOT EXISTS open_days AS (minutes) -> arrayMap(minute -> toUInt32(intDiv(minute, 5760) * 5760 + minute % 4), minutes);

-- How far up each cell goes to be one of 10 parcels or more: 0 it is one by itself; 1 with the others of its countries; 2 without place;
-- 3 without service; 4 without carrier; 5 it is in none. On each level only those are together that are too few on all levels before.
CREATE VIEW IF NOT EXISTS freezing_levels AS
WITH
    10 AS least,
    by_country AS (
        SELECT
            *,
            sumIf(parcels, parcels < least) OVER (PARTITION BY carrier, service, left(origin, 2), left(destination, 2), week, mixed_clocks) AS of_countries
        FROM (SELECT carrier, service, origin, destination, week, mixed_clocks, parcels FROM freezing)
    ),
    by_service AS (
        SELECT *, sumIf(parcels, parcels < least AND of_countries < least) OVER (PARTITION BY carrier, service, week, mixed_clocks) AS of_service
        FROM by_country
    ),
    by_carrier AS (
        SELECT
            *,
            sumIf(parcels, parcels < least AND of_countries < least AND of_service < least) OVER (PARTITION BY carrier, week, mixed_clocks) AS of_carrier
        FROM by_service
    ),
    by_week AS (
        SELECT
            *,
            sumIf(parcels, parcels < least AND of_countries < least AND of_service < least AND of_carrier < least)
                OVER (PARTITION BY week, mixed_clocks) AS of_week
        FROM by_carrier
    )
SELECT
    carrier, service, origin, destination, week, mixed_clocks,
    multiIf(parcels >= least, 0, of_countries >= least, 1, of_service >= least, 2, of_carrier >= least, 3, of_week >= least, 4, 5) AS level
FROM by_week;

-- What the freeze makes of them.
CREATE VIEW IF NOT EXISTS frozen_cells_of_freezing AS
SELECT * EXCEPT (level), cityHash64(tuple(*)) AS fingerprint
FROM
(
    SELECT
        level,
        if(level < 4, f.carrier, '')                                                     AS carrier,
        if(level < 3, f.service, '')                                                     AS service,
        multiIf(level = 0, f.origin, level = 1, left(f.origin, 2), '')                   AS origin,
        multiIf(level = 0, f.destination, level = 1, left(f.destination, 2), '')         AS destination,
        week,
        mixed_clocks,
        sum(parcels)           AS parcels,
        sum(delivered_parcels) AS delivered_parcels,
        sum(returned_parcels)  AS returned_parcels,

        sorted_all(transit_bins)            AS transit_bins,
        sum(transit_seconds)                AS transit_seconds,
        sorted_all(open_days(transit_open)) AS transit_open,
        sum(transit_returned)               AS transit_returned,
        sorted_all(transit_day_bins)        AS transit_day_bins,
        sum(transit_calendar_days)          AS transit_calendar_days,
        sum(transit_business_days)          AS transit_business_days,

        sorted_all(order_to_delivery_bins)            AS order_to_delivery_bins,
        sum(order_to_delivery_seconds)                AS order_to_delivery_seconds,
        sorted_all(open_days(order_to_delivery_open)) AS order_to_delivery_open,
        sum(order_to_delivery_returned)               AS order_to_delivery_returned,
        sorted_all(order_to_delivery_day_bins)        AS order_to_delivery_day_bins,
        sum(order_to_delivery_calendar_days)          AS order_to_delivery_calendar_days,
        sum(order_to_delivery_business_days)          AS order_to_delivery_business_days,

        sorted_all(handover_bins)            AS handover_bins,
        sum(handover_seconds)                AS handover_seconds,
        sorted_all(open_days(handover_open)) AS handover_open,
        sum(handover_returned)               AS handover_returned,
        sorted_all(handover_day_bins)        AS handover_day_bins,
        sum(handover_calendar_days)          AS handover_calendar_days,
        sum(handover_business_days)          AS handover_business_days,

        sorted_all(line_haul_bins)            AS line_haul_bins,
        sum(line_haul_seconds)                AS line_haul_seconds,
        sorted_all(open_days(line_haul_open)) AS line_haul_open,
        sum(line_haul_returned)               AS line_haul_returned,
        sorted_all(line_haul_day_bins)        AS line_haul_day_bins,
        sum(line_haul_calendar_days)          AS line_haul_calendar_days,
        sum(line_haul_business_days)          AS line_haul_business_days,

        sorted_all(customs_bins)            AS customs_bins,
        sum(customs_seconds)                AS customs_seconds,
        sorted_all(open_days(customs_open)) AS customs_open,
        sum(customs_returned)               AS customs_returned,
        sorted_all(customs_day_bins)        AS customs_day_bins,
        sum(customs_calendar_days)          AS customs_calendar_days,
        sum(customs_business_days)          AS customs_business_days,

        sorted_all(last_mile_bins)            AS last_mile_bins,
        sum(last_mile_seconds)                AS last_mile_seconds,
        sorted_all(open_days(last_mile_open)) AS last_mile_open,
        sum(last_mile_returned)               AS last_mile_returned,
        sorted_all(last_mile_day_bins)        AS last_mile_day_bins,
        sum(last_mile_calendar_days)          AS last_mile_calendar_days,
        sum(last_mile_business_days)          AS last_mile_business_days,

        sorted_all(to_first_attempt_bins)            AS to_first_attempt_bins,
        sum(to_first_attempt_seconds)                AS to_first_attempt_seconds,
        sorted_all(open_days(to_first_attempt_open)) AS to_first_attempt_open,
        sum(to_first_attempt_returned)               AS to_first_attempt_returned,
        sorted_all(to_first_attempt_day_bins)        AS to_first_attempt_day_bins,
        sum(to_first_attempt_calendar_days)          AS to_first_attempt_calendar_days,
        sum(to_first_attempt_business_days)          AS to_first_attempt_business_days,

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
        toUInt32(intDiv(max(last_scan_second), 86400) * 86400) AS last_scan_second
    FROM freezing AS f
    INNER JOIN freezing_levels AS l USING (carrier, service, origin, destination, week, mixed_clocks)
    WHERE level < 5
    GROUP BY ALL
);
