INSERT INTO job_runs (job, period, state, attempt, owner, leased_until, started_at)
VALUES (@Job, @Period, 'running', @Attempt, @Owner, @LeasedUntil, @StartedAt)
ON CONFLICT (job, period) DO UPDATE SET
    state = excluded.state,
    attempt = excluded.attempt,
    owner = excluded.owner,
    leased_until = excluded.leased_until,
    started_at = excluded.started_at,
    ended_at = NULL,
    outcome = NULL
