-- What was done with months that are over: a row for each step, never changed and never taken away. Times are milliseconds since 1970.
CREATE TABLE retention_steps
(
    number    BIGINT NOT NULL PRIMARY KEY,
    taken_at  BIGINT NOT NULL,
    epoch     BIGINT NOT NULL,
    cause     TEXT NOT NULL CHECK (cause IN ('due', 'orphaned', 'late')),
    step      TEXT NOT NULL CHECK (step IN ('begun', 'frozen', 'key destroyed', 'key missing', 'dropped', 'done')),
    cells     BIGINT,
    parcels   BIGINT,
    left_out  BIGINT,
    row_count BIGINT
)
