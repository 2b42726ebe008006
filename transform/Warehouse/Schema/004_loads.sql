-- Loading of files: how far each one has come, and what was turned away.

-- One row per file, by its fingerprint. The highest version holds.
CREATE TABLE IF NOT EXISTS loads
(
    fingerprint        FixedString(64),
    -- where to go on: bytes and lines of the file that are done, up to and with its last committed push
    position_bytes     UInt64,
    position_line      UInt64,
    pushes             UInt64,
    kept               UInt64,
    scans              UInt64,
    rejected           UInt64,
    withheld           UInt64,
    count_by_reason    Map(LowCardinality(String), UInt64),
    done               Bool,
    version            UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY fingerprint;

-- Pushes that were turned away: where they stand and why, never what they hold. A batch that is written again leaves no second row.
CREATE TABLE IF NOT EXISTS rejections
(
    load_id String,
    file    UInt32,
    line    UInt64,
    reason  LowCardinality(String),
    at      DateTime('UTC') MATERIALIZED now('UTC')
)
ENGINE = ReplacingMergeTree
ORDER BY (load_id, file, line, reason);
