-- Facts: what is known of parcels. A parcel is a token (see the architecture: epoch + 128 bits); nothing here can point at a person.

-- One row per distinct scan. Every column that tells two scans apart is in the key, so the table is a set: the same scan
-- inserted again, in any order, leaves one row, with the earliest time at which it was seen.
CREATE TABLE IF NOT EXISTS scans
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
    -- when the provider took the first snapshot that tells of the scan; the last second of the type for a snapshot of unknown time
    seen_at        SimpleAggregateFunction(min, DateTime('UTC'))
)
ENGINE = AggregatingMergeTree
PARTITION BY epoch
PRIMARY KEY (parcel, at)
ORDER BY (parcel, at, milestone, place, certainty, utc_offset, at_destination, carrier, provider);

-- Scans that their provider has withdrawn. A retraction may come before the scan it withdraws; both stay, and the scan has no effect.
CREATE TABLE IF NOT EXISTS retractions
(
    epoch     UInt32,
    parcel    FixedString(16),
    at        DateTime('UTC'),
    milestone Int8,
    place     LowCardinality(String)
)
ENGINE = ReplacingMergeTree
PARTITION BY epoch
ORDER BY (parcel, at, milestone, place);

-- One row per parcel: a merge of its scans. Every column is a minimum, a maximum or a bit-or, so that pushes may come in any order, any
-- number of times and in any batching.
--
-- A moment is the first time of a milestone, packed so that the minimum is the earliest:
--   bits 63-32 seconds since 1970 (UTC), 31-16 local date as days since 1970, 15-8 certainty (as in scans), 7-0 zero;
--   all ones when it has not happened.
-- A ranked text is (rank, value): the value of the highest rank wins. Ranks: see the columns.
CREATE TABLE IF NOT EXISTS journeys
(
    epoch            UInt32,
    parcel           FixedString(16),

    -- rank: when the provider took the snapshot, else the time of the push's last scan; seconds since 1970
    carrier          SimpleAggregateFunction(max, Tuple(rank UInt64, value String)),
    service          SimpleAggregateFunction(max, Tuple(rank UInt64, value String)),
    -- rank: 3 * 2^32 + snapshot time for a place that the provider states; else the place of a scan stands in, the earliest first:
    -- k * 2^32 + (2^32 - 1 - time of the scan) with k = 2 for the pickup (origin) or the delivery (destination),
    -- k = 1 for any other scan in the carrier's hands (origin)
    origin           SimpleAggregateFunction(max, Tuple(rank UInt64, value String)),
    destination      SimpleAggregateFunction(max, Tuple(rank UInt64, value String)),
    -- the original promise: that of the earliest snapshot. bits 127-96 snapshot time, 95-64 promised until (seconds since 1970, UTC),
    -- 63-32 promised local date (days since 1970), 0 set when a time of day was promised; all ones for none
    promise          SimpleAggregateFunction(min, UInt128),

    ordered          SimpleAggregateFunction(min, UInt64),
    info_received    SimpleAggregateFunction(min, UInt64),
    picked_up        SimpleAggregateFunction(min, UInt64),
    -- first scan that shows the parcel in the carrier's hands, picked up and delivered apart
    carried          SimpleAggregateFunction(min, UInt64),
    departed         SimpleAggregateFunction(min, UInt64),
    -- first scan in the destination's country, or region when the parcel never leaves the country
    arrived          SimpleAggregateFunction(min, UInt64),
    customs_entered  SimpleAggregateFunction(min, UInt64),
    customs_released SimpleAggregateFunction(min, UInt64),
    out_for_delivery SimpleAggregateFunction(min, UInt64),
    -- first attempt to deliver, whatever came of it
    attempted        SimpleAggregateFunction(min, UInt64),
    attempt_failed   SimpleAggregateFunction(min, UInt64),
    delivered        SimpleAggregateFunction(min, UInt64),
    exception        SimpleAggregateFunction(min, UInt64),
    damaged          SimpleAggregateFunction(min, UInt64),
    returned         SimpleAggregateFunction(min, UInt64),
    last_scan        SimpleAggregateFunction(max, UInt64)
)
ENGINE = AggregatingMergeTree
PARTITION BY epoch
ORDER BY parcel;

-- Which persons, as tokens, stand on which parcel: what a subject request by e-mail, phone or account finds its parcels with.
CREATE TABLE IF NOT EXISTS subjects
(
    epoch   UInt32,
    purpose Enum8('recipient' = 1, 'shipper' = 2),
    token   FixedString(16),
    parcel  FixedString(16)
)
ENGINE = ReplacingMergeTree
PARTITION BY epoch
ORDER BY (token, purpose, parcel);
