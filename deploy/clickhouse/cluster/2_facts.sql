-- Facts, in each shard: those of a parcel are all in one. The columns and keys are those of transform/Warehouse/Schema, where they are explained.
-- Run on one node of each shard.
CREATE TABLE IF NOT EXISTS analytics_local.scans
(
    epoch          UInt32,
    parcel         FixedString(16),
    at             DateTime('UTC'),
    milestone      Enum8('Other' = 0, 'Ordered' = 1, 'InfoReceived' = 2, 'PickedUp' = 3, 'Departed' = 4, 'InTransit' = 5,
                         'Arrived' = 6, 'ArrivedAtDestination' = 7, 'CustomsEntered' = 8, 'CustomsReleased' = 9,
                         'OutForDelivery' = 10, 'AvailableForPickup' = 11, 'AttemptFailed' = 12, 'Delivered' = 13,
                         'Exception' = 14, 'Delayed' = 15, 'Damaged' = 16, 'Lost' = 17, 'Returning' = 18, 'Returned' = 19,
                         'Cancelled' = 20, 'Expired' = 21),
    place          LowCardinality(String),
    certainty      Enum8('Offset' = 1, 'Utc' = 2, 'Zoned' = 3, 'Local' = 4),
    utc_offset     Int16,
    at_destination Bool,
    carrier        LowCardinality(String),
    provider       LowCardinality(String),
    seen_at        SimpleAggregateFunction(min, DateTime('UTC'))
)
ENGINE = ReplicatedAggregatingMergeTree
PARTITION BY epoch
PRIMARY KEY (parcel, at)
ORDER BY (parcel, at, milestone, place, certainty, utc_offset, at_destination, carrier, provider);

CREATE TABLE IF NOT EXISTS analytics_local.retractions
(
    epoch     UInt32,
    parcel    FixedString(16),
    at        DateTime('UTC'),
    milestone Int8,
    place     LowCardinality(String)
)
ENGINE = ReplicatedReplacingMergeTree
PARTITION BY epoch
ORDER BY (parcel, at, milestone, place);

CREATE TABLE IF NOT EXISTS analytics_local.journeys
(
    epoch            UInt32,
    parcel           FixedString(16),
    carrier          SimpleAggregateFunction(max, Tuple(rank UInt64, value String)),
    service          SimpleAggregateFunction(max, Tuple(rank UInt64, value String)),
    origin           SimpleAggregateFunction(max, Tuple(rank UInt64, value String)),
    destination      SimpleAggregateFunction(max, Tuple(rank UInt64, value String)),
    promise          SimpleAggregateFunction(min, UInt128),
    ordered          SimpleAggregateFunction(min, UInt64),
    info_received    SimpleAggregateFunction(min, UInt64),
    picked_up        SimpleAggregateFunction(min, UInt64),
    carried          SimpleAggregateFunction(min, UInt64),
    departed         SimpleAggregateFunction(min, UInt64),
    arrived          SimpleAggregateFunction(min, UInt64),
    customs_entered  SimpleAggregateFunction(min, UInt64),
    customs_released SimpleAggregateFunction(min, UInt64),
    out_for_delivery SimpleAggregateFunction(min, UInt64),
    attempted        SimpleAggregateFunction(min, UInt64),
    attempt_failed   SimpleAggregateFunction(min, UInt64),
    delivered        SimpleAggregateFunction(min, UInt64),
    exception        SimpleAggregateFunction(min, UInt64),
    damaged          SimpleAggregateFunction(min, UInt64),
    returned         SimpleAggregateFunction(min, UInt64),
    last_scan        SimpleAggregateFunction(max, UInt64),
    denied           SimpleAggregateFunction(groupBitOr, UInt8) DEFAULT 0,
    unconsented      SimpleAggregateFunction(groupBitOr, UInt8) DEFAULT 4,
    consented        SimpleAggregateFunction(groupBitOr, UInt8) DEFAULT 0,
    restricted       SimpleAggregateFunction(max, UInt64) DEFAULT 0,
    sold_in          SimpleAggregateFunction(max, UInt32) DEFAULT 0
)
ENGINE = ReplicatedAggregatingMergeTree
PARTITION BY epoch
ORDER BY parcel;

CREATE TABLE IF NOT EXISTS analytics_local.subjects
(
    epoch   UInt32,
    purpose Enum8('recipient' = 1, 'shipper' = 2),
    token   FixedString(16),
    parcel  FixedString(16)
)
ENGINE = ReplicatedReplacingMergeTree
PARTITION BY epoch
ORDER BY (token, purpose, parcel);

CREATE TABLE IF NOT EXISTS analytics_local.rejections
(
    load_id String,
    file    UInt32,
    line    UInt64,
    reason  LowCardinality(String),
    at      DateTime('UTC') MATERIALIZED now('UTC')
)
ENGINE = ReplicatedReplacingMergeTree
ORDER BY (load_id, file, line, reason);
