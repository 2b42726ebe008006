-- Which migrations the data has been through. Run at every start, before the others.
CREATE TABLE IF NOT EXISTS migrations
(
    number          UInt32,
    name            String,
    checksum        FixedString(64),
    applied_at      DateTime('UTC'),
    product_version String
)
ENGINE = ReplacingMergeTree
ORDER BY number;
