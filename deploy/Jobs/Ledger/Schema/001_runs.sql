-- Runs of jobs, a row for each job and period. Times are milliseconds since 1970; a period is named by its start.
CREATE TABLE job_runs
(
    job          TEXT NOT NULL,
    period       BIGINT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed')),
    attempt      BIGINT NOT NULL,
    owner        TEXT NOT NULL,
    leased_until BIGINT NOT NULL,
    started_at   BIGINT NOT NULL,
    ended_at     BIGINT,
    outcome      TEXT,
    PRIMARY KEY (job, period)
)
