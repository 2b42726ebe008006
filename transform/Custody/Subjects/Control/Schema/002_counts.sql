-- What pushes came to, by day: those withheld, those that a tripwire rejected, and the fields that were dropped because no policy names them.
-- Counts and names alone. A batch that was written again counts again.
CREATE TABLE push_counts
(
    -- days since 1970 (UTC)
    day      BIGINT NOT NULL,
    -- withheld, tripwire or unknown
    kind     TEXT NOT NULL,
    provider TEXT NOT NULL,
    -- the reason, or the path of the field
    name     TEXT NOT NULL,
    count    BIGINT NOT NULL,
    PRIMARY KEY (day, kind, provider, name)
)
