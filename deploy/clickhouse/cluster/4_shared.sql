-- What all nodes have the same copy of. Run on one node.
--
-- The window in which a block that is inserted again counts as a repetition is closed: the program empties these tables and fills them anew.
CREATE TABLE IF NOT EXISTS analytics.migrations
(
    number          UInt32,
    name            String,
    checksum        FixedString(64),
    applied_at      DateTime('UTC'),
    product_version String
)
ENGINE = ReplicatedReplacingMergeTree
ORDER BY number
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS analytics.loads
(
    fingerprint     FixedString(64),
    position_bytes  UInt64,
    position_line   UInt64,
    pushes          UInt64,
    kept            UInt64,
    scans           UInt64,
    rejected        UInt64,
    withheld        UInt64,
    count_by_reason Map(LowCardinality(String), UInt64),
    done            Bool,
    version         UInt64
)
ENGINE = ReplicatedReplacingMergeTree(version)
ORDER BY fingerprint
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS analytics.working_days
(
    part UInt64,
    days UInt64
)
ENGINE = ReplicatedMergeTree
ORDER BY part
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS analytics.cells
(
    carrier                         String,
    service                         String,
    origin                          String,
    destination                     String,
    week                            Date,
    mixed_clocks                    UInt8,
    parcels                         UInt64,
    delivered_parcels               UInt64,
    returned_parcels                UInt64,
    transit_bins                    Array(UInt16),
    transit_seconds                 UInt64,
    transit_open                    Array(UInt32),
    transit_returned                UInt64,
    transit_day_bins                Array(UInt16),
    transit_calendar_days           UInt64,
    transit_business_days           UInt64,
    order_to_delivery_bins          Array(UInt16),
    order_to_delivery_seconds       UInt64,
    order_to_delivery_open          Array(UInt32),
    order_to_delivery_returned      UInt64,
    order_to_delivery_day_bins      Array(UInt16),
    order_to_delivery_calendar_days UInt64,
    order_to_delivery_business_days UInt64,
    handover_bins                   Array(UInt16),
    handover_seconds                UInt64,
    handover_open                   Array(UInt32),
    handover_returned               UInt64,
    handover_day_bins               Array(UInt16),
    handover_calendar_days          UInt64,
    handover_business_days          UInt64,
    line_haul_bins                  Array(UInt16),
    line_haul_seconds               UInt64,
    line_haul_open                  Array(UInt32),
    line_haul_returned              UInt64,
    line_haul_day_bins              Array(UInt16),
    line_haul_calendar_days         UInt64,
    line_haul_business_days         UInt64,
    customs_bins                    Array(UInt16),
    customs_seconds                 UInt64,
    customs_open                    Array(UInt32),
    customs_returned                UInt64,
    customs_day_bins                Array(UInt16),
    customs_calendar_days           UInt64,
    customs_business_days           UInt64,
    last_mile_bins                  Array(UInt16),
    last_mile_seconds               UInt64,
    last_mile_open                  Array(UInt32),
    last_mile_returned              UInt64,
    last_mile_day_bins              Array(UInt16),
    last_mile_calendar_days         UInt64,
    last_mile_business_days         UInt64,
    to_first_attempt_bins           Array(UInt16),
    to_first_attempt_seconds        UInt64,
    to_first_attempt_open           Array(UInt32),
    to_first_attempt_returned       UInt64,
    to_first_attempt_day_bins       Array(UInt16),
    to_first_attempt_calendar_days  UInt64,
    to_first_attempt_business_days  UInt64,
    promised_parcels                UInt64,
    on_time_parcels                 UInt64,
    within_1_day_parcels            UInt64,
    within_2_days_parcels           UInt64,
    within_3_days_parcels           UInt64,
    early_parcels                   UInt64,
    timed_promise_parcels           UInt64,
    late_by_time_parcels            UInt64,
    attempted_parcels               UInt64,
    first_attempt_parcels           UInt64,
    exception_parcels               UInt64,
    damaged_parcels                 UInt64,
    sent_back_parcels               UInt64,
    last_scan_days                  Map(UInt16, UInt64),
    no_pickup_parcels               UInt64,
    no_out_for_delivery_parcels     UInt64,
    no_info_received_parcels        UInt64,
    last_scan_second                UInt32,
    fingerprint                     UInt64
)
ENGINE = ReplicatedMergeTree
PARTITION BY toYear(week)
ORDER BY (origin, destination, carrier, service, week)
SETTINGS replicated_deduplication_window = 0, index_granularity = 2048;

CREATE TABLE IF NOT EXISTS analytics.cells_next AS analytics.cells
ENGINE = ReplicatedMergeTree
PARTITION BY toYear(week)
ORDER BY (origin, destination, carrier, service, week)
SETTINGS replicated_deduplication_window = 0, index_granularity = 2048;

CREATE TABLE IF NOT EXISTS analytics.frozen_cells
(
    carrier                         String,
    service                         String,
    origin                          String,
    destination                     String,
    week                            Date,
    mixed_clocks                    UInt8,
    parcels                         UInt64,
    delivered_parcels               UInt64,
    returned_parcels                UInt64,
    transit_bins                    Array(UInt16),
    transit_seconds                 UInt64,
    transit_open                    Array(UInt32),
    transit_returned                UInt64,
    transit_day_bins                Array(UInt16),
    transit_calendar_days           UInt64,
    transit_business_days           UInt64,
    order_to_delivery_bins          Array(UInt16),
    order_to_delivery_seconds       UInt64,
    order_to_delivery_open          Array(UInt32),
    order_to_delivery_returned      UInt64,
    order_to_delivery_day_bins      Array(UInt16),
    order_to_delivery_calendar_days UInt64,
    order_to_delivery_business_days UInt64,
    handover_bins                   Array(UInt16),
    handover_seconds                UInt64,
    handover_open                   Array(UInt32),
    handover_returned               UInt64,
    handover_day_bins               Array(UInt16),
    handover_calendar_days          UInt64,
    handover_business_days          UInt64,
    line_haul_bins                  Array(UInt16),
    line_haul_seconds               UInt64,
    line_haul_open                  Array(UInt32),
    line_haul_returned              UInt64,
    line_haul_day_bins              Array(UInt16),
    line_haul_calendar_days         UInt64,
    line_haul_business_days         UInt64,
    customs_bins                    Array(UInt16),
    customs_seconds                 UInt64,
    customs_open                    Array(UInt32),
    customs_returned                UInt64,
    customs_day_bins                Array(UInt16),
    customs_calendar_days           UInt64,
    customs_business_days           UInt64,
    last_mile_bins                  Array(UInt16),
    last_mile_seconds               UInt64,
    last_mile_open                  Array(UInt32),
    last_mile_returned              UInt64,
    last_mile_day_bins              Array(UInt16),
    last_mile_calendar_days         UInt64,
    last_mile_business_days         UInt64,
    to_first_attempt_bins           Array(UInt16),
    to_first_attempt_seconds        UInt64,
    to_first_attempt_open           Array(UInt32),
    to_first_attempt_returned       UInt64,
    to_first_attempt_day_bins       Array(UInt16),
    to_first_attempt_calendar_days  UInt64,
    to_first_attempt_business_days  UInt64,
    promised_parcels                UInt64,
    on_time_parcels                 UInt64,
    within_1_day_parcels            UInt64,
    within_2_days_parcels           UInt64,
    within_3_days_parcels           UInt64,
    early_parcels                   UInt64,
    timed_promise_parcels           UInt64,
    late_by_time_parcels            UInt64,
    attempted_parcels               UInt64,
    first_attempt_parcels           UInt64,
    exception_parcels               UInt64,
    damaged_parcels                 UInt64,
    sent_back_parcels               UInt64,
    last_scan_days                  Map(UInt16, UInt64),
    no_pickup_parcels               UInt64,
    no_out_for_delivery_parcels     UInt64,
    no_info_received_parcels        UInt64,
    last_scan_second                UInt32,
    fingerprint                     UInt64,
    epoch                           UInt32
)
ENGINE = ReplicatedMergeTree
PARTITION BY epoch
ORDER BY (origin, destination, carrier, service, week)
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS analytics.freezing AS analytics.cells
ENGINE = ReplicatedMergeTree
PARTITION BY toYear(week)
ORDER BY (origin, destination, carrier, service, week)
SETTINGS replicated_deduplication_window = 0, index_granularity = 2048;

CREATE TABLE IF NOT EXISTS analytics.carrier_cells
(
    carrier                     String,
    service                     LowCardinality(String),
    origin                      LowCardinality(String),
    destination                 LowCardinality(String),
    week                        Date,
    mixed_clocks                UInt8,
    parcels                     UInt64,
    delivered_parcels           UInt64,
    transit_bins                Array(UInt32),
    transit_seconds             UInt64,
    transit_open                Array(UInt32),
    transit_returned            UInt64,
    order_to_delivery_bins      Array(UInt32),
    order_to_delivery_seconds   UInt64,
    order_to_delivery_open      Array(UInt32),
    order_to_delivery_returned  UInt64,
    handover_bins               Array(UInt32),
    handover_seconds            UInt64,
    handover_open               Array(UInt32),
    handover_returned           UInt64,
    line_haul_bins              Array(UInt32),
    line_haul_seconds           UInt64,
    line_haul_open              Array(UInt32),
    line_haul_returned          UInt64,
    customs_bins                Array(UInt32),
    customs_seconds             UInt64,
    customs_open                Array(UInt32),
    customs_returned            UInt64,
    last_mile_bins              Array(UInt32),
    last_mile_seconds           UInt64,
    last_mile_open              Array(UInt32),
    last_mile_returned          UInt64,
    to_first_attempt_bins       Array(UInt32),
    to_first_attempt_seconds    UInt64,
    to_first_attempt_open       Array(UInt32),
    to_first_attempt_returned   UInt64,
    promised_parcels            UInt64,
    on_time_parcels             UInt64,
    within_1_day_parcels        UInt64,
    within_2_days_parcels       UInt64,
    within_3_days_parcels       UInt64,
    early_parcels               UInt64,
    timed_promise_parcels       UInt64,
    late_by_time_parcels        UInt64,
    attempted_parcels           UInt64,
    first_attempt_parcels       UInt64,
    exception_parcels           UInt64,
    damaged_parcels             UInt64,
    sent_back_parcels           UInt64,
    last_scan_days              Map(UInt16, UInt64),
    no_pickup_parcels           UInt64,
    no_out_for_delivery_parcels UInt64,
    no_info_received_parcels    UInt64,
    last_scan_second            UInt32
)
ENGINE = ReplicatedMergeTree
ORDER BY (carrier, week)
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS analytics.carrier_cells_next AS analytics.carrier_cells
ENGINE = ReplicatedMergeTree
ORDER BY (carrier, week)
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS analytics.scan_cells
(
    epoch         UInt32,
    carrier       String,
    service       String,
    origin        String,
    destination   String,
    week          Date,
    mixed_clocks  UInt8,
    scans         UInt64,
    local_scans   UInt64,
    unknown_scans UInt64,
    latency_bins  Map(UInt16, UInt64)
)
ENGINE = ReplicatedMergeTree
ORDER BY (carrier, service, origin, destination, week, epoch)
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS analytics.scan_cells_next AS analytics.scan_cells
ENGINE = ReplicatedMergeTree
ORDER BY (carrier, service, origin, destination, week, epoch)
SETTINGS replicated_deduplication_window = 0;

CREATE TABLE IF NOT EXISTS analytics.scan_cells_sources
(
    epoch   UInt32,
    version UInt64
)
ENGINE = ReplicatedMergeTree
ORDER BY epoch
SETTINGS replicated_deduplication_window = 0;
