SELECT job, period, state, attempt, owner, leased_until, started_at, ended_at, outcome
FROM job_runs
WHERE job = @Job AND period = @Period
