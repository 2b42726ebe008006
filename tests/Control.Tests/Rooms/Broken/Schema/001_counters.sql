CREATE TABLE counters
(
    name  TEXT PRIMARY KEY,
    value BIGINT NOT NULL
)
