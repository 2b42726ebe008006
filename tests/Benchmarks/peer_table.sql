CREATE OR REPLACE TABLE peer_scans
(
    epoch     UInt32,
    parcel    FixedString(16),
    at        DateTime('UTC'),
    milestone LowCardinality(String),
    place     LowCardinality(String),
    carrier   LowCardinality(String)
)
ENGINE = ReplacingMergeTree
PARTITION BY epoch
ORDER BY (parcel, at, milestone, place)
