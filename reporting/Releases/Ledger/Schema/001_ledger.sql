-- What releases have cost and what became of them: a row for each step, never changed and never taken away. Times are milliseconds since 1970,
-- rho is in billionths, a month is its year * 12 + its number less 1.
CREATE TABLE release_entries
(
    number      BIGINT NOT NULL PRIMARY KEY,
    taken_at    BIGINT NOT NULL,
    release_id  TEXT NOT NULL,
    dataset     TEXT NOT NULL,
    month       BIGINT NOT NULL,
    step        TEXT NOT NULL CHECK (step IN ('charged', 'built', 'published', 'withdrawn')),
    rho         BIGINT NOT NULL,
    certificate TEXT,
    detail      TEXT,
    UNIQUE (release_id, step)
);

CREATE TABLE release_windows
(
    month     BIGINT NOT NULL PRIMARY KEY,
    begun_at  BIGINT NOT NULL,
    closed_at BIGINT
);

CREATE TABLE release_datasets
(
    id         TEXT NOT NULL PRIMARY KEY,
    defined_at BIGINT NOT NULL,
    definition TEXT NOT NULL
)
