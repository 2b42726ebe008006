CREATE TABLE peer_scans
(
    parcel    FixedString(16),
    at        DateTime('UTC'),
    milestone UInt8
)
ENGINE = MergeTree
ORDER BY (parcel, at, milestone)
